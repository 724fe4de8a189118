import type { DataSource, EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { Refusal } from "../../../infra/runtime/refusal.type";
import type { Vault } from "../../../infra/runtime/vault";
import { wrongState } from "../../../infra/runtime/refusals";
import { type AgendaItemRow, SELECT_ITEMS, SELECT_SUBJECT_KEYS } from "../agenda/agenda.rows";
import { AgendaItemState } from "../agenda/agenda-item-state";
import { AgendaKind } from "../agenda/agenda-kind";
import {
  type MeetingDecisionRow,
  SELECT_DECISIONS_BY_ID,
  SELECT_DECISIONS_OF_MEETING,
} from "../decision/meeting-decision.rows";
import { deskTitle, LEADER, OFFICE } from "../desk/desk";
import { DocumentKind } from "../document/document-kind";
import { type DrawnDocument, drawUpDocument } from "../document/draw-up-document";
import { tellMembers } from "./invitation";
import { lockMeeting, type MeetingWanted } from "./lock-meeting";
import { type MeetingRow, type MemberRow, SELECT_MEMBERS } from "./meeting.rows";
import { CLOSE_MEETING, PUT_OPENINGS_BEFORE } from "./meeting.statements";
import { MeetingEventKind } from "./meeting-event-kind";
import { recordMeetingEvent } from "./meeting-history";
import { minutesContent } from "./minutes-content";

interface ClosingSources {
  database: DataSource;
  vault: Vault;
  clock: Clock;
  countyCode: string;
}

/** What a closing looks at. */
interface Proceedings {
  members: MemberRow[];
  /** Items that stand, in order. */
  items: AgendaItemRow[];
  decisions: MeetingDecisionRow[];
}

/** Titles that a refusal names; of more, the first ones are enough to go on with. */
const NAMED = 3;

/** Closes meetings: with attendance, an answer to every item, and minutes, all in one transaction. */
export class CloseMeetingService {
  constructor(
    private readonly sources: ClosingSources,
    private readonly caller: Caller,
  ) {}

  async close(wanted: MeetingWanted): Promise<{ id: string } | Refusal> {
    const { database, clock, vault } = this.sources;
    return database.transaction(async (manager) => {
      const meeting = await lockMeeting(manager, this.caller, wanted, "CLOSE");
      if (meeting instanceof Refusal) return meeting;
      const proceedings = await findProceedings(manager, meeting.id);
      const open = unfinished(proceedings);
      if (open !== null) return open;
      const minutes = await this.drawUpMinutes(manager, meeting, proceedings);
      const { actor, post, department } = this.caller;
      const act = [clock.today(), clock.now(), actor, post, department];
      await manager.query(CLOSE_MEETING, [meeting.id, minutes.id, minutes.number, ...act]);
      await manager.query(PUT_OPENINGS_BEFORE, [meeting.id]);
      const at = clock.now();
      const kind = MeetingEventKind.CLOSED;
      await recordMeetingEvent(manager, { meetingId: meeting.id, kind, by: this.caller, at, vault });
      const notice = { meetingId: meeting.id, kind: "MINUTES_ISSUED", heldOn: null, on: clock.today(), at } as const;
      await tellMembers(manager, notice, [...meeting.desks, LEADER]);
      return { id: meeting.id };
    });
  }

  private async drawUpMinutes(
    manager: EntityManager,
    meeting: MeetingRow,
    proceedings: Proceedings,
  ): Promise<DrawnDocument> {
    const { vault, clock, countyCode } = this.sources;
    const lastDecisions = await findLastDecisions(manager, proceedings.items);
    return drawUpDocument(manager, {
      kind: DocumentKind.MINUTES,
      of: { meetingId: meeting.id },
      countyCode,
      organ: OFFICE,
      issuedOn: clock.today(),
      content: minutesContent({ meeting, ...proceedings, lastDecisions, vault }),
      caller: this.caller,
      at: clock.now(),
      vault,
    });
  }
}

async function findProceedings(manager: EntityManager, meetingId: string): Promise<Proceedings> {
  const members = await manager.query<MemberRow[]>(SELECT_MEMBERS, [[meetingId]]);
  const items = await manager.query<AgendaItemRow[]>(SELECT_ITEMS, [[meetingId]]);
  const decisions = await manager.query<MeetingDecisionRow[]>(SELECT_DECISIONS_OF_MEETING, [meetingId]);
  return { members, items: items.filter(({ state }) => state === AgendaItemState.STANDING), decisions };
}

/** Why a meeting is not closed yet; null when it may be. */
function unfinished({ members, items, decisions }: Proceedings): Refusal | null {
  const unrecorded = members.filter(({ attended }) => attended === null);
  if (unrecorded.length > 0) {
    const titles = unrecorded.map(({ desk }) => deskTitle(desk)).join("、");
    return wrongState(`Attendance of ${unrecorded.length} members is not recorded.`, `尚未登记出席情况：${titles}。`);
  }
  const decided = new Set(decisions.map(({ itemId }) => itemId));
  const open = items.filter(({ id, isNoted }) => !isNoted && !decided.has(id));
  if (open.length === 0) return null;
  const titles = open.slice(0, NAMED).map(({ title }) => `《${title}》`);
  return wrongState(
    `${open.length} items have neither a decision nor a note.`,
    `尚有${open.length}个议题既无议定事项也未登记知悉：${titles.join("")}${open.length > NAMED ? "等" : ""}。`,
  );
}

/** The earlier decisions that stand behind the first item, in its order. */
async function findLastDecisions(
  manager: EntityManager,
  items: readonly AgendaItemRow[],
): Promise<MeetingDecisionRow[]> {
  const item = items.find(({ kind }) => kind === AgendaKind.LAST_DECISIONS);
  if (item === undefined) return [];
  const keys = await manager.query<{ key: string }[]>(SELECT_SUBJECT_KEYS, [[item.id], [0], [item.count]]);
  return manager.query(SELECT_DECISIONS_BY_ID, [keys.map(({ key }) => key)]);
}
