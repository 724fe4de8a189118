import type { DataSource, EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { Refusal } from "../../../infra/runtime/refusal.type";
import type { Vault } from "../../../infra/runtime/vault";
import { latestDayBefore } from "../../../schema/school-calendar/working-days";
import { type CaseworkSettings, getCaseworkSettings } from "../casework-setting/casework-settings";
import { type OfficeDays, readOfficeDays } from "../casework-setting/working-days";
import { lockMeeting, type MeetingWanted } from "../meeting/lock-meeting";
import type { MeetingRow } from "../meeting/meeting.rows";
import { MeetingEventKind } from "../meeting/meeting-event-kind";
import { recordMeetingEvent } from "../meeting/meeting-history";
import { daysAfter } from "../report-due/report-standing";
import { AGENDA_TITLES } from "./agenda-kind";
import { type AgendaReadings, type AgendaReadingSources, readForAgenda, type ReadSubject } from "./agenda-readings";
import { DRAW, MARK_GONE, RENUMBER, SELECT_MEETING_BEFORE } from "./draw.statements";

interface DrawingSources extends AgendaReadingSources {
  database: DataSource;
  vault: Vault;
  clock: Clock;
}

/** What a drawing stands on: the meeting, the one before, the county's rules. */
interface DrawingBasis {
  meeting: MeetingRow;
  before: MeetingBefore | null;
  today: string;
  settings: CaseworkSettings;
  officeDays: OfficeDays;
}

interface MeetingBefore {
  id: string;
  heldOn: string;
}

/** Draws up agendas (议程) from what the county's tables, indicators and reports have. */
export class DrawUpAgendaService {
  constructor(
    private readonly sources: DrawingSources,
    private readonly caller: Caller,
  ) {}

  /**
   * Draws the agenda of a meeting that has not begun, or draws it anew: what is new comes to its end, what has gone is
   * marked, what the office has edited stays. Departments are read before anything is locked.
   */
  async drawUp(wanted: MeetingWanted): Promise<MeetingRow | Refusal> {
    const { database, clock } = this.sources;
    // Refused at once, rather than after the departments have been read; nothing is written yet.
    const asRead = await database.transaction((manager) => lockMeeting(manager, this.caller, wanted, "DRAW_UP"));
    if (asRead instanceof Refusal) return asRead;
    const before = await findBefore(database, asRead);
    const reading = { today: clock.today(), since: before?.heldOn ?? null, requestId: this.caller.requestId };
    const readings = await readForAgenda(this.sources, reading);
    return database.transaction(async (manager) => {
      const meeting = await lockMeeting(manager, this.caller, wanted, "DRAW_UP");
      if (meeting instanceof Refusal) return meeting;
      await this.draw(manager, meeting, readings);
      return meeting;
    });
  }

  private async draw(manager: EntityManager, meeting: MeetingRow, readings: AgendaReadings): Promise<void> {
    const { clock, vault } = this.sources;
    const today = clock.today();
    const [settings, officeDays] = [await getCaseworkSettings(manager, today), await readOfficeDays(manager)];
    const basis = { meeting, before: await findBefore(manager, meeting), today, settings, officeDays };
    const found: string[] = [];
    for (const [statement, parameters] of drawingsOf(basis, readings)) {
      const titles = JSON.stringify(AGENDA_TITLES);
      const put = await manager.query<{ source: string }[]>(statement, [meeting.id, titles, ...parameters]);
      found.push(...put.map(({ source }) => source));
    }
    await manager.query(MARK_GONE, [meeting.id, found, readings.unread]);
    await manager.query(RENUMBER, [meeting.id]);
    await manager.query("UPDATE meeting SET drawn_at = $2, version = version + 1 WHERE id = $1", [
      meeting.id,
      clock.now(),
    ]);
    const kind = MeetingEventKind.DRAWN_UP;
    await recordMeetingEvent(manager, { meetingId: meeting.id, kind, by: this.caller, at: clock.now(), vault });
  }
}

async function findBefore(
  querier: DataSource | EntityManager,
  { id, regionCode, heldOn }: MeetingRow,
): Promise<MeetingBefore | null> {
  const [before] = await querier.query<MeetingBefore[]>(SELECT_MEETING_BEFORE, [regionCode, id, heldOn]);
  return before ?? null;
}

/** Each statement with its parameters after the meeting and the titles. */
function drawingsOf(basis: DrawingBasis, readings: AgendaReadings): [statement: string, parameters: unknown[]][] {
  const { meeting, before, today, settings, officeDays } = basis;
  const county = meeting.regionCode;
  return [
    [DRAW.LAST_DECISIONS, [county, before?.id ?? null]],
    [DRAW.OVERDUE_TASKS, [county, today]],
    [DRAW.ESCALATED, []],
    [DRAW.LONG_CASES, [county, daysAfter(today, -settings.AGENDA_CASE_DAYS)]],
    [DRAW.LETTERS, [county, latestDayBefore(officeDays, today, settings.LETTER_DAYS)]],
    [DRAW.FINDINGS, [county, daysAfter(today, -settings.AGENDA_FINDING_DAYS)]],
    [DRAW.OUTAGES, [county, ...columnsOf(readings.outages)]],
    [DRAW.LATE_REPORTS, [county, ...columnsOf(readings.lateReports)]],
    [DRAW.MISSED_TARGETS, columnsOf(readings.missedTargets)],
    [DRAW.OPENINGS, []],
    [DRAW.LAPSED_APPROVALS, [county, today]],
  ];
}

const columnsOf = (subjects: readonly ReadSubject[]): [keys: string[], notes: string[]] => [
  subjects.map(({ key }) => key),
  subjects.map(({ note }) => note),
];
