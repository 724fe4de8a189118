import type { DataSource } from "typeorm";

/** A sweep that has been concluded: what the ledgers and indicators are views of. */
export interface CompletedSweep {
  id: string;
  /** YYYY-MM-DD */
  asOf: string;
}

/**
 * The completed sweep of a county's school year that knows most: of the latest day, and of that day the last one. Null
 * before the first.
 */
export async function findLastSweep(
  database: DataSource,
  countyCode: string,
  schoolYear: string,
): Promise<CompletedSweep | null> {
  const [sweep] = await database.query<CompletedSweep[]>(LAST_SWEEP, [countyCode, schoolYear]);
  return sweep ?? null;
}

const LAST_SWEEP = `
  SELECT id, as_of AS "asOf" FROM sweep
  WHERE region_code = $1 AND school_year = $2 AND state = 'COMPLETED'
  ORDER BY as_of DESC, ordinal DESC LIMIT 1`;
