import type { Caller } from "../../infra/runtime/caller";
import { openDatabase } from "../../infra/runtime/database";
import type { DataSource } from "typeorm";
import { callerOf } from "./callers";
import { plantCase, type PlantedCase } from "./case-rows";
import type { GraphqlAnswer } from "./graphql-answer";
import { waitForRound } from "./round-of-the-day";
import { startSweptCounty, type SweptCounty } from "./swept-county";
import { TaskRows } from "./task-rows";

const MEETING = `
  fragment M on Meeting {
    id number kind quarter heldOn place chair state version reason cancelReason convenedBy closedOn closedBy
    members { desk { code } title attended attendee substitute }
    minutes { id number issuedOn }
    items { id kind position title state noted count text note dropReason
      decisions { id ordinal text desk { code } dueOn caseNumber task { id number state dueOn closedOn answer } } }
    history { kind actor note }
  }`;
const ITEM =
  "fragment I on AgendaItem { id kind position title state noted count text note dropReason meeting { version } }";
const DECISION = `
  fragment D on MeetingDecision { id ordinal text desk { code } dueOn caseNumber task { id state } meeting { version } }`;

/** Acts on meetings by name: their arguments and what they give. */
const ACTS = {
  conveneMeeting: [
    "$kind: MeetingKind!, $quarter: Quarter, $on: Date!, $place: String!, $chair: String!, $members: [String!], $reason: String",
    "M",
  ],
  drawUpAgenda: ["$meetingId: ID!, $version: Int!", "M"],
  beginMeeting: ["$meetingId: ID!, $version: Int!", "M"],
  endMeeting: ["$meetingId: ID!, $version: Int!", "M"],
  closeMeeting: ["$meetingId: ID!, $version: Int!", "M"],
  cancelMeeting: ["$meetingId: ID!, $version: Int!, $reason: String!", "M"],
  recordAttendance: ["$meetingId: ID!, $version: Int!, $attendance: [AttendanceInput!]!", "M"],
  addAgendaItem: ["$meetingId: ID!, $version: Int!, $caseId: ID, $title: String, $text: String", "I"],
  editAgendaItem: ["$itemId: ID!, $version: Int!, $title: String!, $text: String", "I"],
  moveAgendaItem: ["$itemId: ID!, $version: Int!, $position: Int!", "I"],
  dropAgendaItem: ["$itemId: ID!, $version: Int!, $reason: String!", "I"],
  noteAgendaItem: ["$itemId: ID!, $version: Int!, $note: String", "I"],
  recordDecision: ["$itemId: ID!, $version: Int!, $text: String!, $desk: String!, $dueOn: Date!, $caseId: ID", "D"],
} as const;
export type MeetingActName = keyof typeof ACTS;

const FRAGMENTS = { M: MEETING, I: ITEM, D: DECISION };

/** A meeting as the office reads it. */
export interface ReadMeeting {
  __typename?: string;
  reason?: string;
  id: string;
  version: number;
  state: string;
  items: { id: string; kind: string; position: number; title: string; state: string; count: number | null }[];
  members: { desk: { code: string }; attended: boolean | null }[];
  // Whatever else a test asks for.
  [field: string]: unknown;
}

export const OFFICE = callerOf("office", { purpose: "MEETING" });
export const LEADER = callerOf("leader", { purpose: null });

/** What convenes a regular meeting on the county's day. */
export const REGULAR = {
  kind: "REGULAR",
  quarter: "2018-Q4",
  on: "2018-12-31",
  place: "区政府三楼会议室",
  chair: "贾某 副区长",
  members: ["education", "public-security"],
  reason: null,
};
export const SPECIAL = { ...REGULAR, kind: "SPECIAL", quarter: null, reason: "春节前后外出务工" };

/** 柳南区 on 2018-12-31 with what its joint meetings do; its gateway does not answer. */
export class MeetingCounty {
  private cases = 0;

  private constructor(
    readonly county: SweptCounty,
    /** The service's own role on its database. */
    readonly database: DataSource,
    readonly tasks: TaskRows,
  ) {}

  static async start(): Promise<MeetingCounty> {
    const county = await startSweptCounty();
    await waitForRound((text) => county.sql(text));
    const database = await openDatabase({ name: "test meeting", url: county.appUrl, entities: [] });
    return new MeetingCounty(county, database, new TaskRows(database, county.vault));
  }

  /** An open case of the child of a name, with a number of four digits; its id. */
  case(name: string, given: PlantedCase = {}): Promise<string> {
    this.cases += 1;
    const number = `450204-2018-${String(this.cases).padStart(4, "0")}`;
    return plantCase((text, parameters) => this.county.sql(text, parameters), name, { number, ...given });
  }

  /** Forgets meetings, cases and all that came of them. */
  async clear(): Promise<void> {
    await this.county.sql(`
      TRUNCATE meeting, child_case, task, deadline, inbox_entry, approval, finding, sweep, case_document, document_series,
        child_opening CASCADE`);
  }

  /** What an act gave: its outcome, or the code of the error. */
  async act(
    name: MeetingActName,
    variables: Record<string, unknown>,
    caller: Caller = OFFICE,
  ): Promise<GraphqlAnswer["data"]> {
    const [parameters, fragment] = ACTS[name];
    const names = [...parameters.matchAll(/\$(\w+)/g)].map(([, variable]) => `${variable}: $${variable}`);
    const query = `mutation (${parameters}) {
      outcome: ${name}(${names.join(", ")}) { __typename ...${fragment} ... on Refusal { refused: reason message } }
    } ${FRAGMENTS[fragment]}`;
    const { data, errors } = await this.county.ask(caller, query, variables);
    return errors[0]?.extensions.code ?? data?.outcome;
  }

  convene(given: Record<string, unknown> = {}, caller: Caller = OFFICE): Promise<ReadMeeting> {
    return this.act("conveneMeeting", { ...REGULAR, ...given }, caller);
  }

  async read(id: string, caller: Caller = OFFICE): Promise<ReadMeeting> {
    const { data, errors } = await this.county.ask(
      caller,
      `query ($id: ID!) { meeting(id: $id) { ...M } } ${MEETING}`,
      { id },
    );
    return errors[0]?.extensions.code ?? data.meeting;
  }

  /** Leads a meeting on by an act of the version that stands. */
  async on(
    meeting: Pick<ReadMeeting, "id">,
    name: MeetingActName,
    given: Record<string, unknown> = {},
  ): Promise<ReadMeeting> {
    const { version } = await this.read(meeting.id);
    return this.act(name, { meetingId: meeting.id, version, ...given });
  }

  /** A meeting in session: convened, with its agenda drawn up. */
  async inSession(given: Record<string, unknown> = {}): Promise<ReadMeeting> {
    const meeting = await this.convene(given);
    await this.on(meeting, "drawUpAgenda");
    return this.on(meeting, "beginMeeting");
  }

  /** Records everybody present, takes note of what is undecided, and ends the session. */
  async wrapUp(meeting: Pick<ReadMeeting, "id">): Promise<ReadMeeting> {
    const { members, items } = await this.read(meeting.id);
    const attendance = members.map(({ desk }) => ({ desk: desk.code, attended: true }));
    await this.on(meeting, "recordAttendance", { attendance });
    const open = items as unknown as { id: string; state: string; decisions: unknown[]; noted: boolean }[];
    for (const { id } of open.filter(
      ({ state, decisions, noted }) => state === "STANDING" && !noted && decisions.length === 0,
    ))
      await this.on(meeting, "noteAgendaItem", { itemId: id, note: null });
    return this.on(meeting, "endMeeting");
  }

  async close(): Promise<void> {
    await this.database.destroy();
    await this.county.close();
  }
}

/** The refusal of a reason. */
export const refused = (reason: string): object => ({ __typename: "Refusal", refused: reason });
