import { randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Vault } from "../../../infra/runtime/vault";
import { setDeadline } from "../deadline/deadlines";
import type { Desk } from "../desk/desk";
import { TaskEventKind } from "./task-event-kind";
import { recordTaskEvent } from "./task-history";
import { TaskKind } from "./task-kind";
import { tellOfTask } from "./tell-of-task";
import type { TaskPartSnapshot } from "./task-part";
import { getTaskRow, type TaskRow } from "./task.rows";

/** What is asked of whom, on whose behalf. Whoever calls has checked that it may be asked, and whom. */
export interface TaskToRaise {
  /** County. */
  regionCode: string;
  /** The case that it is about; null for a task of a meeting about none. */
  caseId: string | null;
  /** The meeting that decided it and the item of its agenda; null for a task of a case alone. */
  meetingId: string | null;
  itemId: string | null;
  /** The notice to be served; null for a task that serves none. */
  documentId?: string | null;
  kind: TaskKind;
  desk: Desk;
  /** Who is told of the answer. */
  askerDesk: Desk;
  /** What is asked, in words. */
  text: string;
  /** What the desk sees of the case; null for nothing. */
  part: TaskPartSnapshot | null;
  /** YYYY-MM-DD, not before `on`. */
  dueOn: string;
  caller: Caller;
  /** The county's day and the instant of the act. */
  on: string;
  at: Date;
  vault: Vault;
}

/** Puts a task to a desk, with its deadline, its history and the notice to the desk, all within the caller's transaction. */
export async function raiseTask(manager: EntityManager, task: TaskToRaise): Promise<TaskRow> {
  const { regionCode, caseId, kind, desk, dueOn, caller, on, at, vault } = task;
  const id = randomUUID();
  const number = await nextNumber(manager, regionCode, on);
  const askedSealed = vault.seal(task.text);
  await manager.query(INSERT_TASK, [
    id,
    number,
    regionCode,
    caseId,
    task.meetingId,
    task.itemId,
    task.documentId ?? null,
    kind,
    desk,
    task.askerDesk,
    askedSealed,
    task.part === null ? null : vault.seal(JSON.stringify(task.part)),
    dueOn,
    on,
    at,
    caller.actor,
    caller.post,
    caller.department,
  ]);
  await recordTaskEvent(manager, {
    taskId: id,
    kind: TaskEventKind.ASKED,
    dueOn,
    noteSealed: askedSealed,
    by: caller,
    at,
  });
  await setDeadline(manager, { subjectKind: deadlineSubject(kind), subjectId: id, caseId, desk, dueOn });
  const tidings = { id, number, caseId, dueOn, version: 1 };
  await tellOfTask(manager, { task: tidings, kind: "TASK_ASKED", desks: [desk], by: caller, on, at, vault });
  return getTaskRow(manager, id);
}

/** What the deadline of a task is of: those of a meeting's decisions are counted and put on agendas apart. */
export function deadlineSubject(kind: TaskKind): "TASK" | "DECISION" {
  return kind === TaskKind.DECISION ? "DECISION" : "TASK";
}

/** `450204-2018-T0001`: counted per county and year; the counter's row keeps others waiting until the transaction ends. */
async function nextNumber(manager: EntityManager, regionCode: string, on: string): Promise<string> {
  const year = Number(on.slice(0, 4));
  const [counted] = await manager.query<{ serial: number }[]>(NEXT_NUMBER, [regionCode, year]);
  if (counted === undefined) throw new Error(`no number for a task of ${regionCode} in ${year}`);
  return `${regionCode}-${year}-T${String(counted.serial).padStart(4, "0")}`;
}

const NEXT_NUMBER = `
  INSERT INTO task_number AS counter (region_code, year, next) VALUES ($1, $2, 2)
  ON CONFLICT (region_code, year) DO UPDATE SET next = counter.next + 1
  RETURNING next - 1 AS serial`;

const INSERT_TASK = `
  INSERT INTO task (id, number, region_code, case_id, meeting_id, item_id, document_id, kind, desk, asker_desk, asked_sealed,
    part_sealed, due_on, state, asked_on, asked_at, asked_by, asked_post, asked_department)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'ASKED', $14, $15, $16, $17, $18)`;
