import type { DataSource, EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { hideNumbers } from "../../../infra/runtime/hide-numbers";
import { Refusal } from "../../../infra/runtime/refusal.type";
import type { Vault } from "../../../infra/runtime/vault";
import { alreadyDone, invalid, notFound, wrongState } from "../../../infra/runtime/refusals";
import { readText } from "../../../infra/runtime/written-text";
import { findCase } from "../case/case.rows";
import { advanceVersion, lockMeeting, type MeetingWanted } from "../meeting/lock-meeting";
import { MeetingEventKind } from "../meeting/meeting-event-kind";
import { recordMeetingEvent } from "../meeting/meeting-history";
import { type AgendaItemRow, SELECT_ITEMS } from "./agenda.rows";
import {
  ADD_ITEM,
  DROP_ITEM,
  EDIT_ITEM,
  NOTE_ITEM,
  PLACE_ITEMS,
  SELECT_HAS_DECISION,
  SELECT_SAME_ITEM,
} from "./agenda.statements";
import { AgendaItemState } from "./agenda-item-state";
import { AgendaKind } from "./agenda-kind";
import { type AgendaItemWanted, lockAgendaItem, type LockedItem } from "./lock-agenda-item";

interface AgendaActSources {
  database: DataSource;
  vault: Vault;
  clock: Clock;
}

interface ItemGiven extends MeetingWanted {
  caseId: string | null;
  title: string | null;
  text: string | null;
}

interface ItemEdited extends AgendaItemWanted {
  title: string;
  text: string | null;
}

type Done = { id: string } | Refusal;

const MAXIMUM_TITLE = 100;

/** What the office does to a meeting's agenda. Each act gives the item's id, or why nothing was done. */
export class AgendaActs {
  constructor(
    private readonly sources: AgendaActSources,
    private readonly caller: Caller,
  ) {}

  /** Puts one case, or anything else by a title, at the end of the agenda. */
  async add({ caseId, title: given, text: words, ...wanted }: ItemGiven): Promise<Done> {
    if ((caseId === null) === (given === null))
      return invalid("An item has either a case or a title.", "议题须填写案件编号或名称之一。");
    const title = given === null ? null : readTitle(given);
    const text = readText(words);
    for (const read of [title, text]) if (read instanceof Refusal) return read;
    return this.sources.database.transaction(async (manager) => {
      const found = caseId === null ? null : await findCase(manager, this.caller, caseId);
      if (caseId !== null && found === null) return notFound();
      const source = found === null ? `TEXT ${title as string}` : `CASE ${found.id}`;
      const meeting = await lockMeeting(manager, this.caller, wanted, "EDIT_AGENDA", async ({ id }) => {
        const same = await manager.query<object[]>(SELECT_SAME_ITEM, [id, source]);
        return same.length > 0;
      });
      if (meeting instanceof Refusal) return meeting;
      const [item] = await manager.query<{ id: string }[]>(ADD_ITEM, [
        meeting.id,
        source,
        found === null ? AgendaKind.TEXT : AgendaKind.CASE,
        found?.id ?? null,
        found === null ? title : `案件${found.number}`,
        this.seal(text as string | null),
        found === null ? [] : [found.id],
      ]);
      if (item === undefined) return alreadyDone("The item stands on the agenda.", "该议题已列入议程。");
      await this.conclude(manager, meeting.id, item.id, MeetingEventKind.ITEM_ADDED);
      return item;
    });
  }

  /** Words an item anew; drawing the agenda up again leaves its words. */
  async edit({ title: given, text: words, ...wanted }: ItemEdited): Promise<Done> {
    const [title, text] = [readTitle(given), readText(words)];
    if (title instanceof Refusal) return title;
    if (text instanceof Refusal) return text;
    return this.act(wanted, "EDIT_AGENDA", MeetingEventKind.ITEM_EDITED, async (manager, { item }) => {
      await manager.query(EDIT_ITEM, [item.id, title, this.seal(text)]);
      return null;
    });
  }

  /** Moves an item to another place among those that stand. What became of the last decisions stays first. */
  async move(wanted: AgendaItemWanted & { position: number }): Promise<Done> {
    const { position } = wanted;
    return this.act(wanted, "EDIT_AGENDA", MeetingEventKind.ITEM_MOVED, async (manager, { meeting, item }) => {
      const items = await manager.query<AgendaItemRow[]>(SELECT_ITEMS, [[meeting.id]]);
      const standing = items.filter(({ state }) => state === AgendaItemState.STANDING);
      const [head] = standing;
      const least = head?.kind === AgendaKind.LAST_DECISIONS ? 2 : 1;
      if (item.kind === AgendaKind.LAST_DECISIONS || position < least || position > standing.length)
        return invalid(
          `An item stands from ${least} to ${standing.length}; the last decisions stand first.`,
          `顺序须在${least}至${standing.length}之间；上次会议议定事项始终列首位。`,
        );
      const others = standing.filter(({ id }) => id !== item.id).map(({ id }) => id);
      await manager.query(PLACE_ITEMS, [others.toSpliced(position - 1, 0, item.id)]);
      return null;
    });
  }

  /** Takes an item off the agenda; why must be said. */
  async drop(wanted: AgendaItemWanted & { reason: string }): Promise<Done> {
    const reason = readText(wanted.reason) ?? invalid("A reason must be given.", "须填写理由。");
    if (reason instanceof Refusal) return reason;
    const isDropped = ({ state }: AgendaItemRow): boolean => state === AgendaItemState.DROPPED;
    return this.act(
      wanted,
      "EDIT_AGENDA",
      MeetingEventKind.ITEM_DROPPED,
      async (manager, { item }) => {
        if (item.kind === AgendaKind.LAST_DECISIONS)
          return invalid("A meeting begins with what became of the last one.", "上次会议议定事项不可撤下。");
        // Who opens most in an emergency is the office itself: not for it to keep from the meeting.
        if (item.kind === AgendaKind.OPENINGS)
          return invalid("Emergency openings are put before the meeting.", "紧急调阅情况须提交会议，不可撤下。");
        const decided = await manager.query<object[]>(SELECT_HAS_DECISION, [item.id]);
        if (decided.length > 0) return wrongState("The item has a decision.", "该议题已有议定事项，不可撤下。");
        await manager.query(DROP_ITEM, [item.id, this.seal(reason)]);
        return null;
      },
      isDropped,
    );
  }

  /** Records that the meeting took note of an item without a decision. */
  async note(wanted: AgendaItemWanted & { note: string | null }): Promise<Done> {
    const note = readText(wanted.note);
    if (note instanceof Refusal) return note;
    const isNoted = (item: AgendaItemRow): boolean => item.isNoted;
    return this.act(
      wanted,
      "RECORD",
      MeetingEventKind.ITEM_NOTED,
      async (manager, { item }) => {
        await manager.query(NOTE_ITEM, [item.id, this.seal(note)]);
        return null;
      },
      isNoted,
    );
  }

  private act(
    wanted: AgendaItemWanted,
    work: "EDIT_AGENDA" | "RECORD",
    kind: MeetingEventKind,
    change: (manager: EntityManager, locked: LockedItem) => Promise<Refusal | null>,
    repeated?: (item: AgendaItemRow) => boolean,
  ): Promise<Done> {
    return this.sources.database.transaction(async (manager) => {
      const locked = await lockAgendaItem(manager, this.caller, wanted, work, repeated);
      if (locked instanceof Refusal) return locked;
      const refused = await change(manager, locked);
      if (refused !== null) return refused;
      await this.conclude(manager, locked.meeting.id, locked.item.id, kind);
      return { id: locked.item.id };
    });
  }

  private async conclude(
    manager: EntityManager,
    meetingId: string,
    itemId: string,
    kind: MeetingEventKind,
  ): Promise<void> {
    const { clock, vault } = this.sources;
    await advanceVersion(manager, meetingId);
    await recordMeetingEvent(manager, { meetingId, itemId, kind, by: this.caller, at: clock.now(), vault });
  }

  private seal(text: string | null): Buffer | null {
    return text === null ? null : this.sources.vault.seal(text);
  }
}

/** A title stands in clear, in notices and in minutes: what looks like the number of a person is refused. */
function readTitle(given: string): string | Refusal {
  const title = given.trim();
  if (title === "" || title.length > MAXIMUM_TITLE || title.includes("\0"))
    return invalid(`A title has 1 to ${MAXIMUM_TITLE} characters.`, `议题名称须为1至${MAXIMUM_TITLE}字。`);
  if (hideNumbers(title) !== title)
    return invalid("A title carries no number of a person.", "议题名称不得含证件号码或电话。");
  return title;
}
