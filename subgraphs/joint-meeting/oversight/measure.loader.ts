import DataLoader from "dataloader";
import type { DataSource } from "typeorm";
import { findFollowing, findMeasureEvents, type MeasureEventRow, type MeasureRow } from "./measure.rows";

export interface MeasureLoaders {
  /** What was done with a measure, by its id. */
  events: DataLoader<string, MeasureEventRow[]>;
  /** What came of a talk or inspection, by its id: it is about the same unit, so who reads the one reads the other. */
  following: DataLoader<string, MeasureRow[]>;
}

/** Reads what belongs to the measures of a page, one statement a table. */
export function createMeasureLoaders(database: DataSource): MeasureLoaders {
  return {
    events: new DataLoader(async (ids) => {
      const byMeasure = Map.groupBy(await findMeasureEvents(database, ids), ({ measureId }) => measureId);
      return ids.map((id) => byMeasure.get(id) ?? []);
    }),
    following: new DataLoader(async (ids) => {
      const byMeasure = Map.groupBy(await findFollowing(database, ids), ({ follows }) => follows ?? "");
      return ids.map((id) => byMeasure.get(id) ?? []);
    }),
  };
}
