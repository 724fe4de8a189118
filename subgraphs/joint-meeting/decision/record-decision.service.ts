import { randomUUID } from "node:crypto";
import type { DataSource, EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { isUuid } from "../../../infra/runtime/uuid";
import type { Vault } from "../../../infra/runtime/vault";
import { invalid, notFound } from "../../../infra/runtime/refusals";
import { readText } from "../../../infra/runtime/written-text";
import { type AgendaItemRow, SELECT_HAS_CASE } from "../agenda/agenda.rows";
import { type AgendaItemWanted, lockAgendaItem } from "../agenda/lock-agenda-item";
import { type CaseRow, findCase } from "../case/case.rows";
import { CaseEventKind } from "../case/case-event-kind";
import { recordCaseEvent } from "../case/case-history";
import { type Desk, LEADER, OFFICE, parseDesk, partsOf } from "../desk/desk";
import { advanceVersion } from "../meeting/lock-meeting";
import { MeetingEventKind } from "../meeting/meeting-event-kind";
import { recordMeetingEvent } from "../meeting/meeting-history";
import { meetingNumber } from "../meeting/to-meeting";
import { raiseTask } from "../task/raise-task";
import { TaskKind } from "../task/task-kind";
import { INSERT_DECISION, SELECT_SAME_DECISION } from "./meeting-decision.rows";

interface DecisionSources {
  database: DataSource;
  vault: Vault;
  clock: Clock;
  countyCode: string;
}

interface DecisionGiven extends AgendaItemWanted {
  text: string;
  desk: string;
  /** YYYY-MM-DD */
  dueOn: string;
  caseId: string | null;
}

/** Records what a meeting decides; each decision becomes a task with an owner and a day. */
export class RecordDecisionService {
  constructor(
    private readonly sources: DecisionSources,
    private readonly caller: Caller,
  ) {}

  /** @returns id of the decision, whose task was raised in the same transaction. */
  async record(given: DecisionGiven): Promise<{ id: string } | Refusal> {
    const { database, vault, clock, countyCode } = this.sources;
    const text = readText(given.text) ?? invalid("A decision must be written down.", "须填写议定内容。");
    if (text instanceof Refusal) return text;
    const desk = parseDesk(given.desk, countyCode);
    if (desk === null || desk === LEADER || partsOf(desk).isHead) {
      return invalid(
        "A decision is carried out by the office, a department, a school or a township of the county.",
        "责任岗位须为办公室、部门、学校或乡镇（街道）。",
      );
    }
    const { dueOn } = given;
    if (dueOn < clock.today()) return invalid("dueOn lies in the past.", "完成期限不得早于今天。");
    return database.transaction(async (manager) => {
      const digest = vault.digest(text);
      const locked = await lockAgendaItem(manager, this.caller, given, "RECORD", async (item) => {
        const about = given.caseId?.toLowerCase() ?? null;
        const same = await manager.query<object[]>(SELECT_SAME_DECISION, [item.id, desk, digest, about]);
        return same.length > 0;
      });
      if (locked instanceof Refusal) return locked;
      const { meeting, item } = locked;
      const found = given.caseId === null ? null : await this.findCaseOf(manager, item, given.caseId);
      if (found === undefined) return notFound();
      const task = await this.raise(manager, { item, desk, text, dueOn, caseId: found?.id ?? null });
      const id = randomUUID();
      const { actor, post, department } = this.caller;
      const at = clock.now();
      const head = [id, meeting.id, item.id, vault.seal(text), digest, desk, dueOn, found?.id ?? null, task];
      await manager.query(INSERT_DECISION, [...head, at, actor, post, department]);
      await advanceVersion(manager, meeting.id);
      const by = { by: this.caller, at, vault };
      await recordMeetingEvent(manager, {
        meetingId: meeting.id,
        itemId: item.id,
        kind: MeetingEventKind.DECIDED,
        ...by,
      });
      if (found !== null) {
        const note = `${meetingNumber(meeting)}联席会议`;
        await recordCaseEvent(manager, { caseId: found.id, kind: CaseEventKind.DISCUSSED, note, ...by });
      }
      return { id };
    });
  }

  /** A case behind the item that the caller may read: no id of another case gets in by way of an item. */
  private async findCaseOf(manager: EntityManager, item: AgendaItemRow, caseId: string): Promise<CaseRow | undefined> {
    if (!isUuid(caseId)) return undefined;
    const [own] = await manager.query<object[]>(SELECT_HAS_CASE, [item.id, caseId]);
    return own === undefined ? undefined : ((await findCase(manager, this.caller, caseId)) ?? undefined);
  }

  private async raise(
    manager: EntityManager,
    { item, ...task }: { item: AgendaItemRow; desk: Desk; text: string; dueOn: string; caseId: string | null },
  ): Promise<string> {
    const { vault, clock, countyCode } = this.sources;
    const raised = await raiseTask(manager, {
      ...task,
      regionCode: countyCode,
      meetingId: item.meetingId,
      itemId: item.id,
      kind: TaskKind.DECISION,
      askerDesk: OFFICE,
      // What a department needs to carry out a decision stands in it.
      part: null,
      caller: this.caller,
      on: clock.today(),
      at: clock.now(),
      vault,
    });
    return raised.id;
  }
}
