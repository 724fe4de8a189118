import type { DataSource, EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import type { Refusal } from "../../../infra/runtime/refusal.type";
import type { Vault } from "../../../infra/runtime/vault";
import { actColumns } from "../act/acting-for";
import { alreadyDone, changed, notYours, wrongState } from "../../../infra/runtime/refusals";
import { APPLICATION_FLOW, type ApplicationTransition, findTransition } from "./application-flow";
import { STATE_TITLES, type SubsidyApplicationAct, type SubsidyApplicationState } from "./application-state";
import { applyingFor } from "./subsidy-application.policy";

/** What every act on an application works with. */
export interface ApplicationActSources {
  database: DataSource;
  clock: Clock;
  caller: Caller;
  vault: Vault;
}

/** An application as it stands while the transaction holds it. */
export interface LockedApplication {
  id: string;
  state: SubsidyApplicationState;
  version: number;
  enrolmentId: string;
  term: string;
  ruleFen: number | null;
  approvedFen: number | null;
  decidedOn: string | null;
}

/** Locks an application. @param by its id, or the child and term that it is of */
export async function lockApplication(
  manager: EntityManager,
  by: { id: string } | { childId: string; term: string },
): Promise<LockedApplication | null> {
  const [condition, parameters] =
    "id" in by ? ["id = $1", [by.id]] : ["child_id = $1 AND term = $2", [by.childId, by.term]];
  const [row] = await manager.query<LockedApplication[]>(
    `SELECT id, state, version, enrolment_id AS "enrolmentId", term, rule_fen AS "ruleFen", approved_fen AS "approvedFen",
       decided_on AS "decidedOn"
     FROM subsidy_application WHERE ${condition} FOR UPDATE`,
    parameters,
  );
  return row ?? null;
}

/**
 * The step that an act is from where the application stands, for this caller; or why not. What has been done is told as such
 * before that somebody has changed it: to repeat an act is no fault.
 * @param version the one that the caller has read; null where nothing was read
 */
export function stepOf(
  caller: Caller,
  application: Pick<LockedApplication, "state" | "version"> | null,
  act: SubsidyApplicationAct,
  version: number | null,
): ApplicationTransition | Refusal {
  const state = application?.state ?? null;
  const transition = findTransition(state, act);
  const acting = applyingFor(caller);
  if (acting === null) return BUREAU_ONLY;
  if (application !== null && APPLICATION_FLOW.some((step) => step.act === act && step.to === state))
    return alreadyDone("It has been done.", `已办理，该申请目前${STATE_TITLES[application.state]}。`);
  if (version !== null && application !== null && version !== application.version) return changed();
  if (transition === null)
    return application === null
      ? wrongState("There is no application.", "尚无申请。")
      : wrongState(
          `Not while the application is ${state}.`,
          `该申请目前${STATE_TITLES[application.state]}，不可办理。`,
        );
  return transition.by.includes(acting) ? transition : BUREAU_ONLY;
}

const BUREAU_ONLY = notYours("The bureau does that.", "应由教育局办理。");

/** Enters who has done what about an application, whose row the transaction holds. */
export async function recordAct(
  manager: EntityManager,
  { caller, clock, vault }: ApplicationActSources,
  applicationId: string,
  given: { kind: SubsidyApplicationAct; amountFen?: number | null; note?: string | null },
): Promise<void> {
  const { kind, amountFen = null, note = null } = given;
  await manager.query(
    `INSERT INTO subsidy_application_act (application_id, step, kind, amount_fen, note_sealed, actor, post, department, at)
     SELECT $1, 1 + count(*), $2, $3, $4, $5, $6, $7, $8 FROM subsidy_application_act WHERE application_id = $1`,
    [applicationId, kind, amountFen, note === null ? null : vault.seal(note), ...actColumns(caller, clock.now())],
  );
}
