import type { Querier } from "../case/case.rows";
import type { CaseResponsibleLevel } from "./responsible-level";

/** Somebody who answers at a level. */
export interface Responsible {
  level: CaseResponsibleLevel;
  name: string;
  post: string;
}

/** Somebody on the government's line, for a time. Dates are YYYY-MM-DD. */
export interface GovernmentResponsibleRow extends Responsible {
  id: string;
  /** The county, for its own leader; else a township. */
  regionCode: string;
  village: string | null;
  validFrom: string;
  validTo: string | null;
}

/** Columns of `government_responsible g`. */
export const GOVERNMENT_COLUMNS = `
    g.id, g.level, g.region_code AS "regionCode", g.village, g.name, g.post, g.valid_from AS "validFrom",
    g.valid_to AS "validTo"`;

/** In office on a day that a parameter gives. */
const inOffice = (day: string): string =>
  `g.valid_from <= ${day}::date AND (g.valid_to IS NULL OR g.valid_to >= ${day}::date)`;

/** Who answers on the government's line for a township of a county on a day: leaders of both, nobody of its villages. */
export function findGovernmentLine(
  database: Querier,
  place: { countyCode: string; townshipCode: string | null },
  on: string,
): Promise<Responsible[]> {
  return database.query(
    `SELECT g.level, g.name, g.post FROM government_responsible g
     WHERE g.village IS NULL AND g.region_code IN ($1, $2) AND ${inOffice("$3")} ORDER BY g.region_code, g.name`,
    [place.countyCode, place.townshipCode, on],
  );
}

/** Who answers for a village of a township on a day; null where nobody is entered. */
export async function findVillageLeader(
  database: Querier,
  townshipCode: string,
  village: string,
  on: string,
): Promise<Responsible | null> {
  const [row] = await database.query<Responsible[]>(
    `SELECT g.level, g.name, g.post FROM government_responsible g
     WHERE g.village = $2 AND g.region_code = $1 AND ${inOffice("$3")}`,
    [townshipCode, village, on],
  );
  return row ?? null;
}

/** Copies responsible persons into a case, once each. */
export async function copyResponsible(
  database: Querier,
  caseId: string,
  persons: readonly (Responsible & { line: string })[],
): Promise<void> {
  await database.query(
    `INSERT INTO case_responsible (case_id, line, level, name, post)
     SELECT $1, given.* FROM unnest($2::text[], $3::text[], $4::text[], $5::text[]) AS given (line, level, name, post)
     ON CONFLICT DO NOTHING`,
    [
      caseId,
      persons.map(({ line }) => line),
      persons.map(({ level }) => level),
      persons.map(({ name }) => name),
      persons.map(({ post }) => post),
    ],
  );
}
