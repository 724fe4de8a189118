import type { EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import { isUuid } from "../../../infra/runtime/uuid";
import type { PersonId } from "../../../schema/person-id";
import type { CaseOutcomeKind } from "../case-outcome/case-outcome-kind";
import type { Desk } from "../desk/desk";
import { mayReadCase } from "./case.policy";
import type { CaseOrigin } from "./case-origin";
import type { CaseStage } from "./case-stage";
import type { CaseState } from "./case-state";
import type { DropoutCause } from "./dropout-cause";
import type { Whereabouts } from "./whereabouts";

/** The pool, or the connection of a transaction. */
export type Querier = Pick<EntityManager, "query">;

/** A case as {@link CASE_COLUMNS} read it. Dates are YYYY-MM-DD. */
export interface CaseRow {
  id: string;
  number: string;
  regionCode: string;
  childId: PersonId;
  spellNumber: number;
  spellSince: string;
  origin: CaseOrigin;
  findingId: string | null;
  previousCaseId: string | null;
  cause: DropoutCause;
  whereabouts: Whereabouts;
  accountSealed: Buffer | null;
  /** As on the day of opening. */
  schoolId: string | null;
  grade: number | null;
  className: string | null;
  townshipCode: string | null;
  homeCountyCode: string | null;
  lead: Desk;
  assistants: Desk[];
  stage: CaseStage;
  stageSince: string;
  state: CaseState;
  outcome: CaseOutcomeKind | null;
  outcomeOn: string | null;
  closedOn: string | null;
  watchUntil: string | null;
  version: number;
  openedOn: string;
  openedAt: Date;
  openedBy: string | null;
  openedPost: string | null;
  openedDepartment: string | null;
}

/** Columns of `child_case c`. */
export const CASE_COLUMNS = `
    c.id, c.number, c.region_code AS "regionCode", c.child_id AS "childId", c.spell_number AS "spellNumber",
    c.spell_since AS "spellSince", c.origin, c.finding_id AS "findingId", c.previous_case_id AS "previousCaseId",
    c.cause, c.whereabouts, c.account_sealed AS "accountSealed", c.school_id AS "schoolId", c.grade,
    c.class_name AS "className", c.township_code AS "townshipCode", c.home_county_code AS "homeCountyCode", c.lead,
    c.assistants, c.stage, c.stage_since AS "stageSince", c.state, c.outcome, c.outcome_on AS "outcomeOn",
    c.closed_on AS "closedOn", c.watch_until AS "watchUntil", c.version, c.opened_on AS "openedOn",
    c.opened_at AS "openedAt", c.opened_by AS "openedBy", c.opened_post AS "openedPost",
    c.opened_department AS "openedDepartment"`;

/** A case by id; null when it is missing or hidden from the caller. */
export async function findCase(database: Querier, caller: Caller, id: string): Promise<CaseRow | null> {
  if (!isUuid(id)) return null;
  const [row] = await database.query<CaseRow[]>(`SELECT ${CASE_COLUMNS} FROM child_case c WHERE c.id = $1`, [id]);
  return row !== undefined && mayReadCase(caller, row) ? row : null;
}
