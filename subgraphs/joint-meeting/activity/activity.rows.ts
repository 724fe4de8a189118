import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Page } from "../../../infra/runtime/page";
import { isUuid } from "../../../infra/runtime/uuid";
import type { PersonId } from "../../../schema/person-id";
import type { Month } from "../../../schema/scalars/month";
import type { Querier } from "../case/case.rows";
import type { Desk } from "../desk/desk";
import type { ActivityKind, ActivityState } from "./activity-enums";
import { ACTIVITY_IN_SCOPE, activityScope, mayReadActivity } from "./activity.policy";

/** A row of `activity`. */
export interface ActivityRow {
  id: string;
  regionCode: string;
  organiser: Desk;
  kind: ActivityKind;
  state: ActivityState;
  titleSealed: Buffer;
  /** YYYY-MM-DD, as the other days. */
  plannedOn: string;
  heldOn: string | null;
  participants: number | null;
  reportSealed: Buffer | null;
  version: number;
  plannedBy: string;
  plannedPost: string;
  closedAt: Date | null;
}

export interface PairingRow {
  id: string;
  childId: PersonId;
  teacher: string;
  teacherPost: string;
  since: string;
  endedOn: string | null;
}

export interface ActivityCountRow {
  organiser: Desk;
  month: Month;
  kind: ActivityKind;
  planned: number;
  held: number;
  cancelled: number;
  participants: number;
}

export interface ActivitiesWanted {
  kinds: readonly ActivityKind[] | null;
  states: readonly ActivityState[] | null;
  organiser: string | null;
  /** Days for which they are planned, inclusive. */
  from: string;
  to: string;
}

/** The activity of an id that a caller may read; null when missing or hidden. `lock` holds it for the transaction. */
export async function findActivity(
  database: Querier,
  caller: Caller,
  id: string,
  lock = false,
): Promise<ActivityRow | null> {
  if (!isUuid(id)) return null;
  const [row] = await database.query<ActivityRow[]>(`${SELECT} WHERE a.id = $1 ${lock ? "FOR UPDATE" : ""}`, [id]);
  return row !== undefined && mayReadActivity(caller, row) ? row : null;
}

/** Activities by the day that they are planned for; one more row than the page holds. */
export function listActivities(
  database: DataSource,
  caller: Caller,
  countyCode: string,
  { kinds, states, organiser, from, to }: ActivitiesWanted,
  { first, after }: Page,
): Promise<ActivityRow[]> {
  const start = after ?? ["", ""];
  const scope = activityScope(caller, countyCode);
  return database.query(LISTED, [...scope, countyCode, from, to, kinds, states, organiser, ...start, first + 1]);
}

/** Counts by organiser, month and kind, in this order; one more row than the page holds. */
export function countActivities(
  database: DataSource,
  caller: Caller,
  countyCode: string,
  { from, to }: { from: string; to: string },
  { first, after }: Page,
): Promise<ActivityCountRow[]> {
  const start = after ?? ["", "", ""];
  return database.query(COUNTED, [...activityScope(caller, countyCode), countyCode, from, to, ...start, first + 1]);
}

/** Pairs of an activity by child; one more row than the page holds. */
export function listPairings(database: DataSource, activityId: string, { first, after }: Page): Promise<PairingRow[]> {
  return database.query(PAIRINGS, [activityId, ...(after ?? ["", ""]), first + 1]);
}

const SELECT = `
  SELECT a.id, a.region_code AS "regionCode", a.organiser, a.kind, a.state, a.title_sealed AS "titleSealed",
    a.planned_on AS "plannedOn", a.held_on AS "heldOn", a.participants, a.report_sealed AS "reportSealed", a.version,
    a.planned_by AS "plannedBy", a.planned_post AS "plannedPost", a.closed_at AS "closedAt"
  FROM activity AS a`;

const LISTED = `${SELECT}
  WHERE a.region_code = $3 AND ${ACTIVITY_IN_SCOPE} AND a.planned_on BETWEEN $4::date AND $5::date
    AND ($6::text[] IS NULL OR a.kind = ANY ($6)) AND ($7::text[] IS NULL OR a.state = ANY ($7))
    AND ($8::text IS NULL OR a.organiser = $8) AND (a.planned_on::text, a.id::text) > ($9, $10)
  ORDER BY a.planned_on, a.id LIMIT $11`;

const COUNTED = `
  SELECT * FROM (
    SELECT a.organiser, to_char(a.planned_on, 'YYYY-MM') AS month, a.kind,
      (count(*) FILTER (WHERE a.state = 'PLANNED'))::int AS planned,
      (count(*) FILTER (WHERE a.state = 'HELD'))::int AS held,
      (count(*) FILTER (WHERE a.state = 'CANCELLED'))::int AS cancelled,
      coalesce(sum(a.participants), 0)::int AS participants
    FROM activity AS a
    WHERE a.region_code = $3 AND ${ACTIVITY_IN_SCOPE} AND a.planned_on BETWEEN $4::date AND $5::date
    GROUP BY a.organiser, 2, a.kind
  ) AS counted
  WHERE (organiser, month, kind) > ($6, $7, $8)
  ORDER BY organiser, month, kind LIMIT $9`;

const PAIRINGS = `
  SELECT id, child_id AS "childId", teacher, teacher_post AS "teacherPost", since, ended_on AS "endedOn"
  FROM activity_pairing
  WHERE activity_id = $1 AND (child_id, id::text) > ($2, $3) ORDER BY child_id, id LIMIT $4`;
