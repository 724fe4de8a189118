import { randomUUID } from "node:crypto";
import type { DataSource, EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { Refusal } from "../../../infra/runtime/refusal.type";
import type { Vault } from "../../../infra/runtime/vault";
import { type Quarter, quarterEnd, quarterStart } from "../../../schema/scalars/quarter";
import { alreadyDone, invalid } from "../../../infra/runtime/refusals";
import { readText } from "../../../infra/runtime/written-text";
import { type Desk, LEADER, OFFICE, parseDesk, partsOf } from "../desk/desk";
import { requireOwnRegion } from "../region/region.policy";
import { tellMembers } from "./invitation";
import {
  INSERT_MEETING,
  INSERT_MEMBERS,
  LOCK_CONVENING,
  SELECT_MEMBER_RULE,
  SELECT_SAME_SPECIAL,
} from "./meeting.statements";
import { MeetingEventKind } from "./meeting-event-kind";
import { recordMeetingEvent } from "./meeting-history";
import { MeetingKind } from "./meeting-kind";
import { readName } from "./written-name";

interface ConvenerSources {
  database: DataSource;
  vault: Vault;
  clock: Clock;
  countyCode: string;
}

export interface MeetingGiven {
  kind: MeetingKind;
  quarter: Quarter | null;
  /** YYYY-MM-DD */
  on: string;
  place: string;
  chair: string;
  members: readonly string[] | null;
  reason: string | null;
}

/** What was given, once it may be kept. */
interface MeetingToConvene extends Omit<MeetingGiven, "members"> {
  desks: readonly Desk[] | null;
}

/** Convenes joint meetings, for the leader or by the leader. */
export class ConveneMeetingService {
  constructor(
    private readonly sources: ConvenerSources,
    private readonly caller: Caller,
  ) {}

  /**
   * Convenes a meeting and invites its members.
   * @throws DomainError FORBIDDEN for whoever does not work in this county.
   */
  async convene(given: MeetingGiven): Promise<{ id: string } | Refusal> {
    const { database, clock, countyCode, vault } = this.sources;
    requireOwnRegion(this.caller, countyCode, countyCode);
    const wanted = this.read(given);
    if (wanted instanceof Refusal) return wanted;
    return database.transaction(async (manager) => {
      await manager.query(LOCK_CONVENING, [countyCode]);
      const { kind, quarter, on, place, chair, reason } = wanted;
      if (kind === MeetingKind.SPECIAL) {
        const same = await manager.query<object[]>(SELECT_SAME_SPECIAL, [countyCode, on, place, chair]);
        if (same.length > 0) return alreadyDone("There is such a meeting.", "该专题会议已召集。");
      }
      const desks = wanted.desks ?? (await this.membersOn(manager, on));
      const id = randomUUID();
      const { actor, post, department } = this.caller;
      const sealed = reason === null ? null : vault.seal(reason);
      const head = [id, countyCode, Number(on.slice(0, 4)), kind, quarter, sealed, on, place, chair];
      const act = [clock.today(), clock.now(), actor, post, department];
      const convened = await manager.query<object[]>(INSERT_MEETING, [...head, ...act]);
      if (convened.length === 0)
        return alreadyDone(`The regular meeting of ${quarter} is convened.`, `${quarter}例会已召集。`);
      await manager.query(INSERT_MEMBERS, [id, desks]);
      const at = clock.now();
      await recordMeetingEvent(manager, { meetingId: id, kind: MeetingEventKind.CONVENED, by: this.caller, at, vault });
      const notice = { meetingId: id, kind: "MEETING_CONVENED", heldOn: on, on: clock.today(), at } as const;
      await tellMembers(manager, notice, [...desks, ...this.holders()]);
      return { id };
    });
  }

  private read(given: MeetingGiven): MeetingToConvene | Refusal {
    const { kind, quarter, on } = given;
    const [place, chair, reason] = [readName(given.place), readName(given.chair), readText(given.reason)];
    for (const text of [place, chair, reason]) if (text instanceof Refusal) return text;
    if (on < this.sources.clock.today()) return invalid("The day lies in the past.", "会议日期不得早于今天。");
    if ((kind === MeetingKind.REGULAR) !== (quarter !== null))
      return invalid("A regular meeting has a quarter, a special one has none.", "例会须填季度，专题会议不填。");
    if (quarter !== null && (on < quarterStart(quarter) || on > quarterEnd(quarter)))
      return invalid(`The day does not lie in ${quarter}.`, `会议日期不在${quarter}内。`);
    if (kind === MeetingKind.SPECIAL && reason === null)
      return invalid("A special meeting needs a reason.", "专题会议须填写理由。");
    const desks = given.members === null ? null : this.readDesks(given.members);
    if (desks instanceof Refusal) return desks;
    return { ...given, place: place as string, chair: chair as string, reason: reason as string | null, desks };
  }

  private readDesks(members: readonly string[]): readonly Desk[] | Refusal {
    const desks: Desk[] = [];
    for (const text of new Set(members)) {
      const desk = parseDesk(text, this.sources.countyCode);
      if (desk === null || desk === LEADER || desk === OFFICE || partsOf(desk).isHead)
        return invalid(
          "Members are departments, schools and townships of the county; the office and the leader hold the meeting.",
          "参会成员须为本县（区）部门、学校或乡镇（街道）；办公室与分管领导为会议召集方。",
        );
      desks.push(desk);
    }
    return desks.length === 0 ? invalid("A meeting has members.", "须有参会成员单位。") : desks;
  }

  private async membersOn(manager: EntityManager, day: string): Promise<readonly Desk[]> {
    const [rule] = await manager.query<{ desks: Desk[] }[]>(SELECT_MEMBER_RULE, [day]);
    if (rule === undefined) throw new Error(`meeting_member_rule has no list in force on ${day}`);
    return rule.desks;
  }

  /** Whoever of the two that hold meetings has not convened this one is told of it. */
  private holders(): Desk[] {
    return this.caller.roles.includes("leader") ? [OFFICE] : [LEADER];
  }
}
