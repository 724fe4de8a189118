import DataLoader from "dataloader";
import type { DataSource } from "typeorm";
import type { WatchGroup } from "./watch-group";

/** What this department's own tables tell of a child, as it is linked now. */
export interface OwnWatchRecord {
  /** Groups it is marked for by hand on the day. */
  marks: WatchGroup[];
  /** County of its 户籍 as the last completed sweep read it; null when that knew none, or before the first. */
  homeCountyCode: string | null;
  /** Where it lives by that sweep. */
  townshipCode: string | null;
}

/** Loader of {@link OwnWatchRecord} by person id: a batch costs one statement. */
export function createWatchRecordLoader(
  database: DataSource,
  countyCode: string,
  day: string,
): DataLoader<string, OwnWatchRecord> {
  return new DataLoader(async (ids) => {
    const rows = await database.query<(OwnWatchRecord & { id: string })[]>(RECORDS, [ids, day, countyCode]);
    const records = new Map(rows.map(({ id, ...record }) => [id, record]));
    return ids.map((id) => records.get(id) ?? new Error("the statement leaves a child out"));
  });
}

/** A mark counts for all linked records of a child, whichever it was put on. */
const RECORDS = `
  SELECT asked.id,
    ARRAY(
      SELECT DISTINCT watch_group FROM watch_mark
      WHERE since <= $2::date AND (ended_on IS NULL OR ended_on > $2::date)
        AND child_id IN (
          SELECT asked.canonical_id
          UNION ALL
          SELECT alias_id FROM child_link WHERE child_link.child_id = asked.canonical_id AND undone_at IS NULL)
    ) AS marks,
    swept.home_county_code AS "homeCountyCode", swept.township_code AS "townshipCode"
  FROM (
    SELECT given.id, coalesce(child_link.child_id, given.id) AS canonical_id
    FROM unnest($1::text[]) AS given (id)
      LEFT JOIN child_link ON child_link.alias_id = given.id AND child_link.undone_at IS NULL
  ) AS asked
    LEFT JOIN sweep_child AS swept ON swept.child_id = asked.canonical_id AND swept.examined
      AND swept.sweep_id = (
        SELECT id FROM sweep WHERE region_code = $3 AND state = 'COMPLETED' ORDER BY ordinal DESC LIMIT 1)`;
