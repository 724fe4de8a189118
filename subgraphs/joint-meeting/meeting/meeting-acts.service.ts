import type { DataSource, EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { Refusal } from "../../../infra/runtime/refusal.type";
import type { Vault } from "../../../infra/runtime/vault";
import { invalid, wrongState } from "../../../infra/runtime/refusals";
import { readText } from "../../../infra/runtime/written-text";
import { LEADER } from "../desk/desk";
import { tellMembers } from "./invitation";
import { advanceVersion, lockMeeting, type MeetingWanted } from "./lock-meeting";
import type { MeetingRow } from "./meeting.rows";
import { BEGIN_MEETING, CANCEL_MEETING, END_MEETING, RECORD_ATTENDANCE } from "./meeting.statements";
import { MeetingEventKind } from "./meeting-event-kind";
import { recordMeetingEvent } from "./meeting-history";
import type { MeetingAct, MeetingWork } from "./meeting-transition";
import { readName } from "./written-name";

interface MeetingActSources {
  database: DataSource;
  vault: Vault;
  clock: Clock;
}

/** Whether a member came; null for what was not said. */
export interface AttendanceGiven {
  desk: string;
  attended: boolean;
  attendee: string | null;
  substitute: string | null;
}

type Done = { id: string } | Refusal;

/** What leads a meeting from its convening to its end. Each act gives the meeting's id, or why nothing was done. */
export class MeetingActs {
  constructor(
    private readonly sources: MeetingActSources,
    private readonly caller: Caller,
  ) {}

  /** Begins the session, on the day of the meeting or later, with an agenda. */
  begin(wanted: MeetingWanted): Promise<Done> {
    return this.act(wanted, "BEGIN", MeetingEventKind.BEGUN, async (manager, meeting) => {
      const today = this.sources.clock.today();
      if (today < meeting.heldOn)
        return wrongState(`The meeting is on ${meeting.heldOn}.`, `会议日期为${meeting.heldOn}，尚未到期。`);
      if (meeting.drawnAt === null)
        return wrongState("Its agenda has not been drawn up.", "尚未拟定议程，请先拟定议程。");
      await manager.query(BEGIN_MEETING, [meeting.id, today]);
      return null;
    });
  }

  /** Ends the session; what was decided may still be written up. */
  end(wanted: MeetingWanted): Promise<Done> {
    return this.act(wanted, "END", MeetingEventKind.ENDED, async (manager, { id }) => {
      await manager.query(END_MEETING, [id]);
      return null;
    });
  }

  /** Cancels a meeting that has not begun, and tells its members. */
  async cancel({ reason: given, ...wanted }: MeetingWanted & { reason: string }): Promise<Done> {
    const reason = readText(given) ?? invalid("A reason must be given.", "须填写理由。");
    if (reason instanceof Refusal) return reason;
    return this.act(wanted, "CANCEL", MeetingEventKind.CANCELLED, async (manager, { id, desks }) => {
      const { vault, clock } = this.sources;
      await manager.query(CANCEL_MEETING, [id, vault.seal(reason)]);
      const notice = {
        meetingId: id,
        kind: "MEETING_CANCELLED",
        heldOn: null,
        on: clock.today(),
        at: clock.now(),
      } as const;
      await tellMembers(manager, notice, [...desks, LEADER]);
      return null;
    });
  }

  /** Records of some members whether they came; until the closing it may be corrected. */
  async recordAttendance(wanted: MeetingWanted & { attendance: readonly AttendanceGiven[] }): Promise<Done> {
    const attendance = wanted.attendance.map(readAttendance);
    for (const line of attendance) if (line instanceof Refusal) return line;
    const lines = attendance as AttendanceGiven[];
    if (lines.length === 0 || new Set(lines.map(({ desk }) => desk)).size < lines.length)
      return invalid("Each member is recorded once.", "每个成员单位须登记一次。");
    return this.act(wanted, "RECORD", MeetingEventKind.ATTENDANCE_RECORDED, async (manager, { id, desks }) => {
      const members: readonly string[] = desks;
      if (!lines.every(({ desk }) => members.includes(desk)))
        return invalid("Attendance is of members of the meeting.", "只能登记本次会议成员单位的出席情况。");
      await manager.query(RECORD_ATTENDANCE, [
        id,
        lines.map(({ desk }) => desk),
        lines.map(({ attended }) => attended),
        lines.map(({ attendee }) => attendee),
        lines.map(({ substitute }) => substitute),
      ]);
      await advanceVersion(manager, id);
      return null;
    });
  }

  private act(
    wanted: MeetingWanted,
    what: MeetingAct | MeetingWork,
    kind: MeetingEventKind,
    change: (manager: EntityManager, meeting: MeetingRow) => Promise<Refusal | null>,
  ): Promise<Done> {
    const { database, clock, vault } = this.sources;
    return database.transaction(async (manager) => {
      const meeting = await lockMeeting(manager, this.caller, wanted, what);
      if (meeting instanceof Refusal) return meeting;
      const refused = await change(manager, meeting);
      if (refused !== null) return refused;
      const by = { by: this.caller, at: clock.now(), vault };
      await recordMeetingEvent(manager, { meetingId: meeting.id, kind, ...by });
      return { id: meeting.id };
    });
  }
}

/** Who came, or came in the member's place, is told of one that came. */
function readAttendance({ desk, attended, ...given }: AttendanceGiven): AttendanceGiven | Refusal {
  const [attendee, substitute] = [given.attendee, given.substitute].map((name) =>
    name === null || name.trim() === "" ? null : readName(name),
  );
  for (const name of [attendee, substitute]) if (name instanceof Refusal) return name;
  if (!attended && (attendee !== null || substitute !== null))
    return invalid("Nobody came of a member that was absent.", "缺席单位不填出席人、代会人。");
  return { desk, attended, attendee: attendee as string | null, substitute: substitute as string | null };
}
