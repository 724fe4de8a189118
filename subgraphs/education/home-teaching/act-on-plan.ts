import type { DataSource, EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import type { Vault } from "../../../infra/runtime/vault";
import { givenText } from "../act/given-text";
import { notYours } from "../../../infra/runtime/refusals";
import type { EnrolmentService } from "../enrolment/enrolment.service";
import type { HomeTeachingPlanService } from "./home-teaching-plan.service";

/** What acts on plans of teaching at home work with. */
export interface PlanActSources {
  database: DataSource;
  clock: Clock;
  caller: Caller;
  vault: Vault;
  enrolments: EnrolmentService;
  plans: HomeTeachingPlanService;
}

export const NOT_YOURS = notYours("The child's school does that, or the bureau.", "应由学生所在学校或教育局办理。");

const MOST_TEACHERS = 10;
const LONGEST_NAME = 60;

/** Names of teachers as they are kept; null unless there is one and each says something. */
export function teachersGiven(given: readonly string[]): string[] | null {
  const names = given.map((name) => givenText(name, LONGEST_NAME)).filter((name) => name !== null);
  return names.length === given.length && names.length > 0 && names.length <= MOST_TEACHERS ? names : null;
}

/** A plan as it stands while the transaction holds it: nobody ends it under a visit, or records a visit under its end. */
export interface LockedPlan {
  endsOn: string | null;
  endedBy: string | null;
  /** Day of its last visit. */
  lastVisitOn: string | null;
}

/** @throws Error when there is no such plan. */
export async function lockPlan(manager: EntityManager, planId: string): Promise<LockedPlan> {
  const [plan] = await manager.query<Pick<LockedPlan, "endsOn" | "endedBy">[]>(
    'SELECT ends_on AS "endsOn", ended_by AS "endedBy" FROM home_teaching_plan WHERE id = $1 FOR UPDATE',
    [planId],
  );
  if (plan === undefined) throw new Error("a plan of teaching at home is gone that was read a moment ago");
  // A statement of its own: the one before has seen the visits as they were before it waited for the lock.
  const [visit] = await manager.query<{ on: string | null }[]>(
    'SELECT max(visited_on) AS "on" FROM home_teaching_visit WHERE plan_id = $1',
    [planId],
  );
  return { ...plan, lastVisitOn: visit?.on ?? null };
}
