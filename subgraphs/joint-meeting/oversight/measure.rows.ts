import type { DataSource, EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Page } from "../../../infra/runtime/page";
import { isUuid } from "../../../infra/runtime/uuid";
import type { Querier } from "../case/case.rows";
import type { Desk } from "../desk/desk";
import type { MeasureAct, MeasureKind, MeasureState } from "./measure-enums";
import { MEASURE_IN_SCOPE, mayReadMeasure, measureScope } from "./measure.policy";

/** A row of `measure`; days are YYYY-MM-DD. */
export interface MeasureRow {
  id: string;
  regionCode: string;
  kind: MeasureKind;
  state: MeasureState;
  subject: Desk;
  orderedOn: string;
  meetsOn: string | null;
  dueOn: string | null;
  groundSealed: Buffer;
  documentId: string | null;
  documentNumber: string | null;
  follows: string | null;
  version: number;
  orderedBy: string;
  orderedPost: string;
}

export interface MeasureEventRow {
  measureId: string;
  act: MeasureAct;
  noteSealed: Buffer | null;
  at: Date;
  actor: string;
  post: string;
}

export interface MeasuresWanted {
  kinds: readonly MeasureKind[] | null;
  states: readonly MeasureState[] | null;
  subject: string | null;
  /** Day before which what is asked for was due; null for all. */
  overdueOn: string | null;
}

/** A school or township with dropouts, by its cases. */
export interface UnitWithDropouts {
  unit: Desk;
  found: number;
  returned: number;
  out: number;
  relapsed: number;
}

/** The measure of an id that a caller may read; null when missing or hidden. `lock` holds it for the transaction. */
export async function findMeasure(
  database: Querier,
  caller: Caller,
  id: string,
  lock = false,
): Promise<MeasureRow | null> {
  if (!isUuid(id)) return null;
  const [row] = await database.query<MeasureRow[]>(`${SELECT} WHERE m.id = $1 ${lock ? "FOR UPDATE" : ""}`, [id]);
  return row !== undefined && mayReadMeasure(caller, row) ? row : null;
}

/** The measures of some ids, in their order. */
export function readMeasures(manager: EntityManager, ids: readonly string[]): Promise<MeasureRow[]> {
  return manager.query(`${SELECT} WHERE m.id = ANY ($1::uuid[]) ORDER BY array_position($1::uuid[], m.id)`, [ids]);
}

/** Measures, the latest first; one more row than the page holds. */
export function listMeasures(
  database: DataSource,
  caller: Caller,
  countyCode: string,
  { kinds, states, subject, overdueOn }: MeasuresWanted,
  { first, after }: Page,
): Promise<MeasureRow[]> {
  const start = after ?? ["9999", ""];
  const asked = [kinds, states, subject, overdueOn];
  return database.query(LISTED, [...measureScope(caller, countyCode), countyCode, ...asked, ...start, first + 1]);
}

/** What was done with some measures, in order. */
export function findMeasureEvents(database: DataSource, ids: readonly string[]): Promise<MeasureEventRow[]> {
  return database.query(EVENTS, [ids]);
}

/** What came of some talks and inspections. */
export function findFollowing(database: DataSource, ids: readonly string[]): Promise<MeasureRow[]> {
  return database.query(`${SELECT} WHERE m.follows = ANY ($1::uuid[]) ORDER BY m.ordered_on, m.id`, [ids]);
}

/** Schools, and townships of children on no roll, whose children dropped out in some days; one more than the page holds. */
export function listUnitsWithDropouts(
  database: DataSource,
  countyCode: string,
  { from, to }: { from: string; to: string },
  { first, after }: Page,
): Promise<UnitWithDropouts[]> {
  return database.query(WITH_DROPOUTS, [countyCode, from, to, after?.[0] ?? "", first + 1]);
}

const SELECT = `
  SELECT m.id, m.region_code AS "regionCode", m.kind, m.state, m.subject, m.ordered_on AS "orderedOn",
    m.meets_on AS "meetsOn", m.due_on AS "dueOn", m.ground_sealed AS "groundSealed", m.document_id AS "documentId",
    m.document_number AS "documentNumber", m.follows, m.version, m.ordered_by AS "orderedBy", m.ordered_post AS "orderedPost"
  FROM measure AS m`;

const LISTED = `${SELECT}
  WHERE m.region_code = $3 AND ${MEASURE_IN_SCOPE} AND ($4::text[] IS NULL OR m.kind = ANY ($4))
    AND ($5::text[] IS NULL OR m.state = ANY ($5)) AND ($6::text IS NULL OR m.subject = $6)
    AND ($7::date IS NULL OR (m.due_on < $7 AND m.state IN ('ORDERED', 'RETURNED')))
    AND (m.ordered_on::text, m.id::text) < ($8, $9)
  ORDER BY m.ordered_on DESC, m.id DESC LIMIT $10`;

const EVENTS = `
  SELECT measure_id AS "measureId", act, note_sealed AS "noteSealed", at, actor, post
  FROM measure_event WHERE measure_id = ANY ($1::uuid[]) ORDER BY measure_id, id`;

const WITH_DROPOUTS = `
  SELECT * FROM (
    SELECT CASE WHEN school_id IS NULL THEN 'township:' || township_code ELSE 'school:' || school_id END AS unit,
      count(*)::int AS found,
      (count(*) FILTER (WHERE outcome = 'RETURNED'))::int AS returned,
      (count(*) FILTER (WHERE state = 'OPEN'))::int AS out,
      (count(*) FILTER (WHERE spell_number > 1))::int AS relapsed
    FROM child_case
    WHERE region_code = $1 AND spell_since BETWEEN $2::date AND $3::date AND outcome IS DISTINCT FROM 'FALSE_REPORT'
      AND coalesce(school_id, township_code) IS NOT NULL
    GROUP BY 1
  ) AS counted
  WHERE unit > $4 ORDER BY unit LIMIT $5`;
