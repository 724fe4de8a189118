import { type Expectation, ANY } from "./expectation";

/** What the office does to agendas, attendance and decisions. */
const writing = (selection: string): Expectation => ({
  department: "joint-meeting",
  roles: ["office"],
  purposes: ANY,
  selection,
  marker: "NOT_FOUND",
});

/** Meetings are the leader's too. */
const convening = (selection: string): Expectation => ({ ...writing(selection), roles: ["office", "leader"] });

/** Mutations of joint meetings, with ids that there are not. */
export const MEETING_MUTATIONS: Readonly<Record<string, Expectation>> = {
  // Of no quarter: nothing is convened.
  conveneMeeting: {
    ...convening(
      `conveneMeeting(kind: REGULAR, on: "2098-12-31", place: "会议室", chair: "副区长") { ... on Refusal { reason } }`,
    ),
    marker: "INVALID",
  },
  beginMeeting: convening(`beginMeeting(meetingId: "none", version: 1) { ... on Refusal { reason } }`),
  endMeeting: convening(`endMeeting(meetingId: "none", version: 1) { ... on Refusal { reason } }`),
  closeMeeting: convening(`closeMeeting(meetingId: "none", version: 1) { ... on Refusal { reason } }`),
  cancelMeeting: convening(
    `cancelMeeting(meetingId: "none", version: 1, reason: "改期") { ... on Refusal { reason } }`,
  ),
  recordAttendance: writing(
    `recordAttendance(meetingId: "none", version: 1, attendance: [{ desk: "education", attended: true }]) {
      ... on Refusal { reason } }`,
  ),
  drawUpAgenda: writing(`drawUpAgenda(meetingId: "none", version: 1) { ... on Refusal { reason } }`),
  addAgendaItem: writing(`addAgendaItem(meetingId: "none", version: 1, title: "议题") { ... on Refusal { reason } }`),
  editAgendaItem: writing(`editAgendaItem(itemId: "none", version: 1, title: "议题") { ... on Refusal { reason } }`),
  moveAgendaItem: writing(`moveAgendaItem(itemId: "none", version: 1, position: 1) { ... on Refusal { reason } }`),
  dropAgendaItem: writing(`dropAgendaItem(itemId: "none", version: 1, reason: "撤下") { ... on Refusal { reason } }`),
  noteAgendaItem: writing(`noteAgendaItem(itemId: "none", version: 1) { ... on Refusal { reason } }`),
  recordDecision: writing(
    `recordDecision(itemId: "none", version: 1, text: "查清去向", desk: "education", dueOn: "2098-12-31") {
      ... on Refusal { reason } }`,
  ),
};
