import type { EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { TaskEventKind } from "./task-event-kind";

/** A step of a task's history. */
export interface TaskEventRow {
  id: number;
  taskId: string;
  at: Date;
  /** Null where the county's round acted. */
  actor: string | null;
  post: string | null;
  department: string | null;
  kind: TaskEventKind;
  /** Day by which the task was due from then on. */
  dueOn: string;
  noteSealed: Buffer | null;
}

interface TaskEventGiven {
  taskId: string;
  kind: TaskEventKind;
  dueOn: string;
  noteSealed: Buffer | null;
  by: Caller | "system";
  at: Date;
}

/** Writes down what was done to a task, within the transaction that does it. */
export async function recordTaskEvent(manager: EntityManager, event: TaskEventGiven): Promise<void> {
  const { taskId, at, by, kind, dueOn, noteSealed } = event;
  const author = by === "system" ? [null, null, null] : [by.actor, by.post, by.department];
  await manager.query(INSERT_EVENT, [taskId, at, ...author, kind, dueOn, noteSealed]);
}

const INSERT_EVENT = `
  INSERT INTO task_event (task_id, at, actor, post, department, kind, due_on, note_sealed)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;

/** Histories of tasks, each in order. $1 ids. */
export const SELECT_TASK_EVENTS = `
  SELECT id, task_id AS "taskId", at, actor, post, department, kind, due_on AS "dueOn", note_sealed AS "noteSealed"
  FROM task_event WHERE task_id = ANY ($1::uuid[]) ORDER BY task_id, id`;
