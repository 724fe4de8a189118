import type { DataSource, EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { Refusal } from "../../../infra/runtime/refusal.type";
import type { Vault } from "../../../infra/runtime/vault";
import { invalid } from "../../../infra/runtime/refusals";
import { readText } from "../../../infra/runtime/written-text";
import { attachmentsOf } from "../attachment/attachments";
import { getCaseworkSettings } from "../casework-setting/casework-settings";
import { readOfficeDays, workingDayAfter } from "../casework-setting/working-days";
import { endDeadline, setDeadline } from "../deadline/deadlines";
import type { Desk } from "../desk/desk";
import { holdTask, type TaskVersion } from "./hold-task";
import { deadlineSubject } from "./raise-task";
import { ACCEPT_TASK, ANSWER_TASK, RETURN_TASK } from "./task.statements";
import { getTaskRow, type TaskRow } from "./task.rows";
import type { TaskAnswer } from "./task-answer";
import { TaskEventKind } from "./task-event-kind";
import { recordTaskEvent } from "./task-history";
import { TASK_KINDS } from "./task-kind-table";
import type { TaskAct } from "./task-transition";
import { tellOfTask } from "./tell-of-task";

interface AnsweringSources {
  database: DataSource;
  vault: Vault;
  clock: Clock;
}

interface AnswerGiven extends TaskVersion {
  answer: TaskAnswer;
  text: string;
  attachmentIds: readonly string[];
}

/** More than an answer has papers. */
const MAXIMUM_ATTACHMENTS = 50;

/** What the desk that is asked does with a task (受理、退回、反馈). */
export class TaskAnswering {
  constructor(
    private readonly sources: AnsweringSources,
    private readonly caller: Caller,
  ) {}

  /** 受理. The deadline stays as it is. */
  accept(given: TaskVersion): Promise<TaskRow | Refusal> {
    return this.act("ACCEPT", given, async (manager, task) => {
      const at = this.sources.clock.now();
      await manager.query(ACCEPT_TASK, [task.id, ...this.who(at)]);
      await this.conclude(manager, task, { event: TaskEventKind.ACCEPTED, note: null, at });
      return null;
    });
  }

  /** 退回; why must be said. */
  async return({ reason, ...given }: TaskVersion & { reason: string }): Promise<TaskRow | Refusal> {
    const text = readText(reason) ?? invalid("A reason must be given.", "须填写退回理由。");
    if (text instanceof Refusal) return text;
    return this.act("RETURN", given, async (manager, task) => {
      const note = this.sources.vault.seal(text);
      await manager.query(RETURN_TASK, [task.id, note]);
      await this.conclude(manager, task, { event: TaskEventKind.RETURNED, note, at: this.sources.clock.now() });
      return null;
    });
  }

  /** 反馈, by a word of the kind and in words; attachments are the task's own. */
  async answer({ answer, text, attachmentIds, ...given }: AnswerGiven): Promise<TaskRow | Refusal> {
    const words = readText(text) ?? invalid("The answer must be said in words too.", "须填写反馈说明。");
    if (words instanceof Refusal) return words;
    if (attachmentIds.length > MAXIMUM_ATTACHMENTS)
      return invalid(`At most ${MAXIMUM_ATTACHMENTS} attachments.`, `附件不得超过${MAXIMUM_ATTACHMENTS}个。`);
    return this.act("ANSWER", given, async (manager, task) => {
      const { answers } = TASK_KINDS[task.kind];
      if (!answers.includes(answer))
        return invalid(`${task.kind} is answered by ${answers.join(", ")}.`, "反馈结论与任务类别不符。");
      const attached = await attachmentsOf(manager, "TASK", task.id, attachmentIds);
      if (attached instanceof Refusal) return attached;
      const at = this.sources.clock.now();
      const ids = attached.map(({ id }) => id);
      await manager.query(ANSWER_TASK, [task.id, ...this.who(at), answer, this.sources.vault.seal(words), ids]);
      await this.conclude(manager, task, { event: TaskEventKind.ANSWERED, note: null, at });
      return null;
    });
  }

  private act(
    act: TaskAct,
    given: TaskVersion,
    write: (manager: EntityManager, task: TaskRow) => Promise<Refusal | null>,
  ): Promise<TaskRow | Refusal> {
    return this.sources.database.transaction(async (manager) => {
      const task = await holdTask(manager, this.caller, act, given);
      if (task instanceof Refusal) return task;
      return (await write(manager, task)) ?? getTaskRow(manager, task.id);
    });
  }

  /** History, deadline and notices of an act, in its transaction. What is returned or answered waits for the asker. */
  private async conclude(
    manager: EntityManager,
    task: TaskRow,
    { event, note, at }: { event: keyof typeof TOLD; note: Buffer | null; at: Date },
  ): Promise<void> {
    const { id, kind, dueOn, version } = task;
    const { clock, vault } = this.sources;
    const on = clock.today();
    const by = this.caller;
    await recordTaskEvent(manager, { taskId: id, kind: event, dueOn, noteSealed: note, by, at });
    const isAccepted = event === TaskEventKind.ACCEPTED;
    if (event === TaskEventKind.RETURNED) await handBack(manager, task, on);
    else if (!isAccepted) await endDeadline(manager, deadlineSubject(kind), id, on);
    const desks = isAccepted ? [] : askersOf(task);
    await tellOfTask(manager, {
      task: { ...task, version: version + 1 },
      kind: TOLD[event],
      desks,
      by,
      on,
      at,
      vault,
    });
  }

  private who(at: Date): unknown[] {
    const { actor, post, department } = this.caller;
    return [this.sources.clock.today(), at, actor, post, department];
  }
}

const TOLD = {
  [TaskEventKind.ACCEPTED]: "TASK_ACCEPTED",
  [TaskEventKind.RETURNED]: "TASK_RETURNED",
  [TaskEventKind.ANSWERED]: "TASK_DONE",
} as const;

/** The deadline is the asker's from now on, who asks again or withdraws: a task that was returned late is not late at once. */
async function handBack(manager: EntityManager, { id, kind, caseId, askerDesk, dueOn }: TaskRow, on: string) {
  const { CONFIRM_DAYS } = await getCaseworkSettings(manager, on);
  const least = workingDayAfter(await readOfficeDays(manager), on, CONFIRM_DAYS);
  const subject = { subjectKind: deadlineSubject(kind), subjectId: id, caseId, desk: askerDesk } as const;
  await setDeadline(manager, { ...subject, dueOn: dueOn < least ? least : dueOn });
}

/** Who is told what became of a task: the desk that asked, and the lead of the case. */
const askersOf = ({ askerDesk, ofCase }: TaskRow): Desk[] => [askerDesk, ...(ofCase === null ? [] : [ofCase.lead])];
