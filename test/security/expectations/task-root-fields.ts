import { PLANTED_TASK, PLANTED_TASK_LIST, PLANTED_TASKS } from "../planted-tasks";
import { TASKWORK, type Expectation } from "./expectation";
import { MEMBERS } from "./task-mutations";

const reading = (selection: string): Expectation => ({
  department: "joint-meeting",
  roles: MEMBERS,
  purposes: TASKWORK,
  selection,
  marker: PLANTED_TASK,
});

/** Tasks of departments: each its own, and whoever reads the case all of them. */
export const TASK_ROOT_FIELDS: Readonly<Record<string, Expectation>> = {
  task: reading(PLANTED_TASKS),
  tasks: reading(PLANTED_TASK_LIST),
};
