import type { DataSource, EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Page } from "../../../infra/runtime/page";
import { isUuid } from "../../../infra/runtime/uuid";
import type { SchoolYear } from "../../../schema/scalars/school-year";
import { type Desk, desksOf } from "../desk/desk";
import type { IndicatorKind } from "../indicator/indicator-kind";
import type { TargetDirection } from "../indicator/target-direction";
import type { StatementLevel } from "./statement-enums";
import { overseesCounty } from "../region/oversees-county.policy";
import { mayReadStatement } from "./statement.policy";

/** What somebody has signed to reach. */
export interface StatementTarget {
  kind: IndicatorKind;
  target: number;
  direction: TargetDirection;
  source: string;
}

/** A row of `responsibility_statement`; days are YYYY-MM-DD. */
export interface StatementRow {
  id: string;
  regionCode: string;
  schoolYear: SchoolYear;
  level: StatementLevel;
  unit: Desk;
  grade: number | null;
  className: string | null;
  name: string;
  post: string;
  targets: StatementTarget[];
  documentNumber: string;
  drawnOn: string;
  signedOn: string | null;
  signedBy: string | null;
  signedPost: string | null;
  countersignedOn: string | null;
  countersignedBy: string | null;
  countersignedPost: string | null;
}

export interface StatementsWanted {
  schoolYear: SchoolYear;
  levels: readonly StatementLevel[] | null;
  unit: string | null;
  unsignedOnly: boolean;
}

/** The statement of an id that a caller may read; null when missing or hidden. */
export async function findStatement(
  database: DataSource | EntityManager,
  caller: Caller,
  id: string,
): Promise<StatementRow | null> {
  if (!isUuid(id)) return null;
  const [row] = await database.query<StatementRow[]>(`${SELECT} WHERE s.id = $1`, [id]);
  return row !== undefined && mayReadStatement(caller, row) ? row : null;
}

/** Statements of a year by unit; one more row than the page holds. */
export function listStatements(
  database: DataSource,
  caller: Caller,
  countyCode: string,
  { schoolYear, levels, unit, unsignedOnly }: StatementsWanted,
  { first, after }: Page,
): Promise<StatementRow[]> {
  return database.query(LISTED, [
    overseesCounty(caller, countyCode),
    desksOf(caller, countyCode),
    countyCode,
    schoolYear,
    levels,
    unit,
    unsignedOnly,
    ...(after ?? ["", ""]),
    first + 1,
  ]);
}

const SELECT = `
  SELECT s.id, s.region_code AS "regionCode", s.school_year AS "schoolYear", s.level, s.unit, s.grade,
    s.class_name AS "className", s.name, s.post, s.targets, s.document_number AS "documentNumber", s.drawn_on AS "drawnOn",
    s.signed_on AS "signedOn", s.signed_by AS "signedBy", s.signed_post AS "signedPost",
    s.countersigned_on AS "countersignedOn", s.countersigned_by AS "countersignedBy",
    s.countersigned_post AS "countersignedPost"
  FROM responsibility_statement AS s`;

const LISTED = `${SELECT}
  WHERE ($1::boolean OR s.unit = ANY ($2::text[])) AND s.region_code = $3 AND s.school_year = $4
    AND ($5::text[] IS NULL OR s.level = ANY ($5)) AND ($6::text IS NULL OR s.unit = $6)
    AND (NOT $7::boolean OR s.signed_on IS NULL OR s.countersigned_on IS NULL)
    AND (s.unit, s.id::text) > ($8, $9)
  ORDER BY s.unit, s.id LIMIT $10`;
