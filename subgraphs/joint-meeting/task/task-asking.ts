import type { DataSource, EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { isUuid } from "../../../infra/runtime/uuid";
import type { Vault } from "../../../infra/runtime/vault";
import { alreadyDone, invalid, notFound, notYours, wrongState } from "../../../infra/runtime/refusals";
import { readText } from "../../../infra/runtime/written-text";
import { type CaseRow, findCase } from "../case/case.rows";
import { CaseState } from "../case/case-state";
import { lockCase } from "../case/lock-case";
import { setDeadline } from "../deadline/deadlines";
import { type Desk, parseDesk, partsOf } from "../desk/desk";
import { documentOfCase } from "../document/find-document";
import type { GatewayReader } from "../../../infra/runtime/gateway-reading/gateway-reader";
import { holdTask, notYourAct, type TaskVersion } from "./hold-task";
import { deadlineSubject, raiseTask } from "./raise-task";
import { readTaskPart } from "./read-task-part";
import { ASK_TASK_AGAIN, SELECT_SAME_TASK } from "./task.statements";
import { askingDesk, mayDirectTask } from "./task.policy";
import { getTaskRow, type TaskRow } from "./task.rows";
import type { TaskService } from "./task.service";
import { readDueDay } from "./task-due-day";
import { TaskEventKind } from "./task-event-kind";
import { recordTaskEvent } from "./task-history";
import { TaskKind } from "./task-kind";
import { mayBeAsked, TASK_KINDS } from "./task-kind-table";
import type { TaskPartSnapshot } from "./task-part";
import { TaskState } from "./task-state";
import { tellOfTask } from "./tell-of-task";
import { withdrawTask } from "./withdraw-tasks";

interface AskingSources {
  database: DataSource;
  vault: Vault;
  clock: Clock;
  countyCode: string;
  office: GatewayReader;
  tasks: TaskService;
}

interface TaskAsked {
  caseId: string;
  /** The case as the caller has read it; null to ask whatever has happened since. */
  version: number | null;
  kind: TaskKind;
  desk: string;
  text: string;
  /** YYYY-MM-DD; null for the county's rule. */
  dueOn: string | null;
  documentId: string | null;
}

interface TaskAskedAgain extends TaskVersion {
  changed: string;
  dueOn: string | null;
}

/** What whoever asks does with a task (交办、重新交办、撤回). */
export class TaskAsking {
  constructor(
    private readonly sources: AskingSources,
    private readonly caller: Caller,
  ) {}

  /**
   * 交办. What the desk needs of the case is read before anything is written.
   * @throws DomainError UNAVAILABLE naming a department that is away.
   */
  async ask(given: TaskAsked): Promise<TaskRow | Refusal> {
    const { database, clock, countyCode, office } = this.sources;
    const { caseId, kind, documentId } = given;
    const text = readText(given.text) ?? invalid("What is asked must be said.", "须填写交办内容。");
    if (text instanceof Refusal) return text;
    const desk = readDesk(given, countyCode);
    if (desk instanceof Refusal) return desk;
    if (documentId !== null && kind !== TaskKind.SERVE_NOTICE)
      return invalid("A document is named for its service alone.", "仅送达任务可指定文书。");
    if (documentId !== null && !isUuid(documentId)) return notFound();
    const today = clock.today();
    const dueOn = await readDueDay(database, kind, given.dueOn, today);
    if (dueOn instanceof Refusal) return dueOn;
    const found = await findCase(database, this.caller, caseId);
    if (found === null) return notFound();
    const fault = this.faultOf(found);
    if (fault !== null) return fault;
    const part = await readTaskPart(office, kind, found, this.caller.requestId);
    return database.transaction(async (manager) => {
      const held = await this.holdCase(manager, given, desk);
      if (held instanceof Refusal) return held;
      const opened = await withDocument(manager, caseId, documentId, part);
      if (opened instanceof Refusal) return opened;
      const { regionCode } = held.found;
      const task = { regionCode, caseId: held.found.id, meetingId: null, itemId: null, documentId, kind, desk, dueOn };
      const { vault } = this.sources;
      const act = { askerDesk: held.asker, text, part: opened, caller: this.caller, on: today, at: clock.now(), vault };
      return raiseTask(manager, { ...task, ...act });
    });
  }

  /** 重新交办, with what was changed; the part of the case is read anew. */
  async askAgain({ changed, dueOn: givenDay, ...given }: TaskAskedAgain): Promise<TaskRow | Refusal> {
    const { database, vault, clock } = this.sources;
    const text = readText(changed) ?? invalid("What was changed must be said.", "须说明变更内容。");
    if (text instanceof Refusal) return text;
    const seen = await this.sources.tasks.find(given.id);
    if (seen === null) return notFound();
    if (!mayDirectTask(this.caller, seen)) return notYourAct("ASK_AGAIN");
    const today = clock.today();
    const dueOn = await readDueDay(database, seen.kind, givenDay, today);
    if (dueOn instanceof Refusal) return dueOn;
    const part = seen.state === TaskState.RETURNED ? await this.readPartOf(seen) : null;
    return database.transaction(async (manager) => {
      const task = await holdTask(manager, this.caller, "ASK_AGAIN", given);
      if (task instanceof Refusal) return task;
      const { id, kind, caseId, desk, documentId } = task;
      const opened = caseId === null ? part : await withDocument(manager, caseId, documentId, part);
      if (opened instanceof Refusal) return opened;
      const { actor, post, department } = this.caller;
      const [at, by, noteSealed] = [clock.now(), this.caller, vault.seal(text)];
      const partSealed = opened === null ? null : vault.seal(JSON.stringify(opened));
      await manager.query(ASK_TASK_AGAIN, [id, today, at, actor, post, department, dueOn, partSealed]);
      await recordTaskEvent(manager, { taskId: id, kind: TaskEventKind.ASKED_AGAIN, dueOn, noteSealed, by, at });
      await setDeadline(manager, { subjectKind: deadlineSubject(kind), subjectId: id, caseId, desk, dueOn });
      const asked = { ...task, dueOn, version: task.version + 1 };
      await tellOfTask(manager, { task: asked, kind: "TASK_ASKED", desks: [desk], by, on: today, at, vault });
      return getTaskRow(manager, id);
    });
  }

  /** 撤回; why must be said. */
  async withdraw({ reason, ...given }: TaskVersion & { reason: string }): Promise<TaskRow | Refusal> {
    const text = readText(reason) ?? invalid("A reason must be given.", "须填写撤回理由。");
    if (text instanceof Refusal) return text;
    const { database, vault, clock } = this.sources;
    return database.transaction(async (manager) => {
      const task = await holdTask(manager, this.caller, "WITHDRAW", given);
      if (task instanceof Refusal) return task;
      const act = { reason: text, by: this.caller, on: clock.today(), at: clock.now(), vault };
      await withdrawTask(manager, task, act);
      return getTaskRow(manager, task.id);
    });
  }

  /** The case, held, and the desk from which the caller asks. */
  private async holdCase(
    manager: EntityManager,
    { caseId, version, kind, documentId }: TaskAsked,
    desk: Desk,
  ): Promise<{ found: CaseRow; asker: Desk } | Refusal> {
    const found = await lockCase(manager, this.caller, caseId, version);
    if (found instanceof Refusal) return found;
    const asker = askingDesk(this.caller, found);
    if (asker === null) return notAsking();
    const fault = this.faultOf(found);
    if (fault !== null) return fault;
    const [same] = await manager.query<{ number: string }[]>(SELECT_SAME_TASK, [caseId, kind, desk, documentId]);
    if (same === undefined) return { found, asker };
    return alreadyDone(
      `The desk has this to do already: ${same.number}.`,
      `该单位已有同类未办结任务：${same.number}。`,
    );
  }

  /** Why the caller may not ask anything in a case that it reads. */
  private faultOf(found: CaseRow): Refusal | null {
    if (askingDesk(this.caller, found) === null) return notAsking();
    if (found.state !== CaseState.CLOSED) return null;
    return wrongState(`Case ${found.number} is closed.`, `${found.number}号案件已结案。`);
  }

  private async readPartOf({ caseId, kind }: TaskRow): Promise<TaskPartSnapshot | null> {
    if (caseId === null || TASK_KINDS[kind].opens.length === 0) return null;
    const found = await findCase(this.sources.database, this.caller, caseId);
    return found && readTaskPart(this.sources.office, kind, found, this.caller.requestId);
  }
}

const notAsking = (): Refusal =>
  notYours("The office, education and the desk that leads the case ask.", "应由联席会议办公室、教育局或牵头岗位交办。");

function readDesk({ desk: given, kind }: TaskAsked, countyCode: string): Desk | Refusal {
  const desk = parseDesk(given, countyCode);
  if (desk === null || partsOf(desk).isHead) return invalid("There is no such desk in this county.", "本县无此岗位。");
  if (kind === TaskKind.DECISION) return invalid("A meeting decides it.", "议定事项由联席会议产生。");
  if (mayBeAsked(kind, desk)) return desk;
  const asked = TASK_KINDS[kind].desks?.join(", ");
  return invalid(`${kind} is put to ${asked}.`, "该类任务不由此单位承办。");
}

/** The part with the number of the notice to be served, which is in force and of this very case. */
async function withDocument(
  manager: EntityManager,
  caseId: string,
  documentId: string | null,
  part: TaskPartSnapshot | null,
): Promise<TaskPartSnapshot | null | Refusal> {
  if (documentId === null || part === null) return part;
  const document = await documentOfCase(manager, caseId, documentId);
  return document === null ? notFound() : { ...part, documentNumber: document.number };
}
