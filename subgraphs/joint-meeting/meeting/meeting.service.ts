import DataLoader from "dataloader";
import type { DataSource } from "typeorm";
import { type Caller, narrowRegions } from "../../../infra/runtime/caller";
import type { Page } from "../../../infra/runtime/page";
import { isUuid } from "../../../infra/runtime/uuid";
import { territoryOf } from "../region/territory.policy";
import { MEETING_IN_SCOPE, mayReadMeeting, meetingScope } from "./meeting.policy";
import {
  MEETING_COLUMNS,
  type MeetingEventRow,
  type MeetingRow,
  type MemberRow,
  SELECT_MEETING_EVENTS,
  SELECT_MEETINGS,
  SELECT_MEMBERS,
} from "./meeting.rows";
import type { MeetingState } from "./meeting-state";

interface MeetingsWanted {
  regionCode: string;
  states: readonly MeetingState[] | null;
}

/** Joint meetings as one caller may read them. */
export class MeetingService {
  private readonly meetings: DataLoader<string, MeetingRow | null>;
  private readonly members: DataLoader<string, MemberRow[]>;
  private readonly events: DataLoader<string, MeetingEventRow[]>;

  constructor(
    private readonly database: DataSource,
    private readonly caller: Caller,
    private readonly countyCode: string,
  ) {
    // What a request has changed it reads again.
    const uncached = { cache: false };
    this.meetings = new DataLoader(async (ids) => {
      const rows = await database.query<MeetingRow[]>(SELECT_MEETINGS, [ids]);
      const found = new Map(rows.filter((row) => mayReadMeeting(caller, row)).map((row) => [row.id, row]));
      return ids.map((id) => found.get(id) ?? null);
    }, uncached);
    const ofMeeting = <Row extends { meetingId: string }>(statement: string): DataLoader<string, Row[]> =>
      new DataLoader(async (ids) => {
        const groups = Map.groupBy(await database.query<Row[]>(statement, [ids]), (row) => row.meetingId);
        return ids.map((id) => groups.get(id) ?? []);
      }, uncached);
    this.members = ofMeeting(SELECT_MEMBERS);
    this.events = ofMeeting(SELECT_MEETING_EVENTS);
  }

  /** A meeting by id; null when it is missing or hidden from the caller. */
  async find(id: string): Promise<MeetingRow | null> {
    return isUuid(id) ? this.meetings.load(id.toLowerCase()) : null;
  }

  /** A meeting that the caller has just acted on. */
  async get(id: string): Promise<MeetingRow> {
    const row = await this.find(id);
    if (row === null) throw new Error("a meeting that was just written is gone");
    return row;
  }

  /**
   * The latest first, by day and id; one more than the page holds.
   * @throws DomainError FORBIDDEN for a region outside the caller's territory in this county.
   */
  async list({ regionCode, states }: MeetingsWanted, { first, after }: Page): Promise<MeetingRow[]> {
    // A school has no territory of its own, and may still be invited.
    if (this.caller.school === null) territoryOf(this.caller, this.countyCode, regionCode);
    else narrowRegions(this.caller, regionCode);
    const [day, id] = after ?? [null, null];
    const scope = meetingScope(this.caller, this.countyCode);
    return this.database.query(LISTING, [...scope, states, day, id, first + 1]);
  }

  findMembers(meetingId: string): Promise<MemberRow[]> {
    return this.members.load(meetingId);
  }

  findEvents(meetingId: string): Promise<MeetingEventRow[]> {
    return this.events.load(meetingId);
  }
}

/** After the parameters of the scope: $4 states, $5 and $6 day and id before the page, $7 rows. */
const LISTING = `
  SELECT ${MEETING_COLUMNS} FROM meeting m
  WHERE ${MEETING_IN_SCOPE} AND ($4::text[] IS NULL OR m.state = ANY ($4))
    AND ($5::text IS NULL OR (m.held_on::text, m.id::text) < ($5, $6::text))
  ORDER BY m.held_on DESC, m.id::text DESC LIMIT $7`;
