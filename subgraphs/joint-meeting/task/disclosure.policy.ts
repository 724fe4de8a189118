import type { Caller } from "../../../infra/runtime/caller";
import { mayReadCase } from "../case/case.policy";
import { desksOf, OFFICE } from "../desk/desk";
import type { TaskRow } from "./task.rows";
import { TASK_KINDS } from "./task-kind-table";
import { TaskState } from "./task-state";
import { mayWorkTask, type PlacedTask } from "./task.policy";

/** A task that the caller may read. */
type ReadTask = PlacedTask & Pick<TaskRow, "kind" | "state">;

/** Departments that keep a register of children, and whose desk may look up its own records of the child of a task. */
const REGISTER_DESKS: readonly string[] = [
  "education",
  "public-security",
  "civil-affairs",
  "disabled-persons",
  "poverty-relief",
  "school",
  "township",
];

/** Whether a caller may read what a task's desk says: the desk itself, and of a register's kind who may read that register. */
export function mayReadAnswer(caller: Caller, task: ReadTask): boolean {
  const { register } = TASK_KINDS[task.kind];
  return register === null || caller.scopes.has(register) || mayWorkTask(caller, task);
}

/** Whether a caller may read what is asked, in words: as the answer, and the desk that asked its own words. */
export function mayReadQuestion(caller: Caller, task: ReadTask): boolean {
  return mayReadAnswer(caller, task) || desksOf(caller, task.regionCode).includes(task.askerDesk);
}

/**
 * Whether a caller may read the part of the case that a task opens: the desk that is asked, for as long as it is not
 * withdrawn, and the office, which read it.
 */
export function mayReadPart(caller: Caller, task: ReadTask): boolean {
  const desks = desksOf(caller, task.regionCode);
  return (desks.includes(task.desk) && isNeeded(task)) || desks.includes(OFFICE);
}

/** What is withdrawn needs nothing of the child any more. */
const isNeeded = ({ state }: ReadTask): boolean => state !== TaskState.WITHDRAWN;

/**
 * Whether a caller may follow a task to the child, whose id is information: whoever reads the case, and the desk of a
 * department that keeps a register, where the kind opens the child at all.
 */
export function mayFollowChild(caller: Caller, task: ReadTask): boolean {
  if (task.ofCase !== null && mayReadCase(caller, task.ofCase)) return true;
  const [deskClass = ""] = task.desk.split(":");
  return (
    isNeeded(task) &&
    mayWorkTask(caller, task) &&
    REGISTER_DESKS.includes(deskClass) &&
    TASK_KINDS[task.kind].opens.length > 0
  );
}
