import type { Caller } from "../../../infra/runtime/caller";
import { CASE_IN_SCOPE, caseScope, mayReadCase, type PlacedCase } from "../case/case.policy";
import { type Desk, desksOf, EDUCATION, OFFICE } from "../desk/desk";
import type { TaskRow } from "./task.rows";

/** What a policy looks at. */
export type PlacedTask = Pick<TaskRow, "regionCode" | "desk" | "askerDesk" | "ofCase">;

/**
 * Whether a caller may read a task: the desk that is asked, whoever at a post reads the case that it is about, and of a task of
 * no case the office. That there is one is information: it says that a child has a case.
 */
export function mayReadTask(caller: Caller, task: PlacedTask): boolean {
  const desks = desksOf(caller, task.regionCode);
  if (desks.includes(task.desk)) return true;
  if (task.ofCase === null) return desks.includes(OFFICE);
  return mayReadCase(asPost(caller), task.ofCase);
}

/** A caller without what the letters' service reads: it writes from cases, and has no part in what departments are asked. */
const asPost = (caller: Caller): Caller => ({ ...caller, roles: caller.roles.filter((role) => role !== "letters") });

/** Whether a caller may accept, return and answer a task: from the desk that is asked. */
export function mayWorkTask(caller: Caller, task: Pick<TaskRow, "regionCode" | "desk">): boolean {
  return desksOf(caller, task.regionCode).includes(task.desk);
}

/** The desk from which a caller may raise tasks of a case: the office's, education's or the lead's; null for none. */
export function askingDesk(caller: Caller, found: PlacedCase): Desk | null {
  if (!mayReadCase(caller, found)) return null;
  const asking = [OFFICE, EDUCATION, found.lead];
  return desksOf(caller, found.regionCode).find((desk) => asking.includes(desk)) ?? null;
}

/** Whether a caller may ask a task again or withdraw it: from the desk that asked, as long as it may ask, or the office. */
export function mayDirectTask(caller: Caller, task: PlacedTask): boolean {
  const desks = desksOf(caller, task.regionCode);
  if (desks.includes(OFFICE)) return true;
  return task.ofCase !== null && desks.includes(task.askerDesk) && askingDesk(caller, task.ofCase) !== null;
}

/** {@link mayReadTask} as a condition on tasks `t` and their cases `c`, whose parameters $1 to $6 {@link taskScope} gives. */
export const TASK_IN_SCOPE = `(
  t.desk = ANY ($5::text[])
  OR ($6::boolean AND ((t.case_id IS NULL AND '${OFFICE}' = ANY ($5::text[])) OR ${CASE_IN_SCOPE})))`;

/**
 * {@link TASK_IN_SCOPE} of whoever reads the cases of no county but of a part of it ({@link readsPart}): on tasks alone, and
 * found by their indexes.
 */
export const TASK_OF_PART_IN_SCOPE = `(
  t.desk = ANY ($5::text[])
  OR ($6::boolean AND t.case_id = ANY (array(SELECT c.id FROM child_case c WHERE ${CASE_IN_SCOPE}))))`;

type TaskScope = [...ReturnType<typeof caseScope>, Desk[], boolean];

/** The parameters of {@link TASK_IN_SCOPE} for a caller. Whoever only answers is found by its desk alone, and so by an index. */
export function taskScope(caller: Caller, countyCode: string): TaskScope {
  const ofCases = caseScope(asPost(caller));
  const [regions, townships, school, leading] = ofCases;
  const readsCases = regions.length + townships.length + leading.length > 0 || school !== null;
  return [...ofCases, desksOf(caller, countyCode), readsCases];
}

/** Whether the parameters are those of a caller who reads cases, but not of a county. */
export const readsPart = ([regions, , , , , readsCases]: TaskScope): boolean => readsCases && regions.length === 0;
