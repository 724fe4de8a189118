import type DataLoader from "dataloader";
import type { Caller } from "../../../infra/runtime/caller";
import type { ResidenceEntity } from "./residence.entity";
import { mayReadResidence } from "./residence.policy";

/** Who reads which county's register. */
export interface ResidenceReading {
  caller: Caller;
  countyCode: string;
  residences: DataLoader<string, ResidenceEntity[]>;
}

/** The 流动人口 registrations of a person that the caller may read, the newest first. */
export async function listResidences(
  { caller, countyCode, residences }: ResidenceReading,
  personId: string,
): Promise<ResidenceEntity[]> {
  const rows = await residences.load(personId);
  return rows.filter((row) => mayReadResidence(caller, row, countyCode));
}
