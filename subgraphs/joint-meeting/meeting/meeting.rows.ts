import type { Quarter } from "../../../schema/scalars/quarter";
import type { Desk } from "../desk/desk";
import type { MeetingEventKind } from "./meeting-event-kind";
import type { MeetingKind } from "./meeting-kind";
import type { MeetingState } from "./meeting-state";

/** A meeting with the desks that are its members. Dates are YYYY-MM-DD. */
export interface MeetingRow {
  id: string;
  regionCode: string;
  year: number;
  serial: number;
  kind: MeetingKind;
  quarter: Quarter | null;
  reasonSealed: Buffer | null;
  heldOn: string;
  place: string;
  chair: string;
  state: MeetingState;
  version: number;
  drawnAt: Date | null;
  convenedOn: string;
  convenedBy: string;
  convenedPost: string;
  closedOn: string | null;
  closedBy: string | null;
  closedPost: string | null;
  minutesId: string | null;
  minutesNumber: string | null;
  cancelReasonSealed: Buffer | null;
  desks: Desk[];
}

export interface MemberRow {
  meetingId: string;
  desk: Desk;
  attended: boolean | null;
  attendee: string | null;
  substitute: string | null;
}

export interface MeetingEventRow {
  id: number;
  meetingId: string;
  itemId: string | null;
  at: Date;
  actor: string;
  post: string;
  department: string;
  kind: MeetingEventKind;
  noteSealed: Buffer | null;
}

/** Columns of a {@link MeetingRow} on meetings `m`. */
export const MEETING_COLUMNS = `
  m.id, m.region_code AS "regionCode", m.year, m.serial, m.kind, m.quarter, m.reason_sealed AS "reasonSealed",
  m.held_on AS "heldOn", m.place, m.chair, m.state, m.version, m.drawn_at AS "drawnAt",
  m.convened_on AS "convenedOn", m.convened_by AS "convenedBy", m.convened_post AS "convenedPost",
  m.closed_on AS "closedOn", m.closed_by AS "closedBy", m.closed_post AS "closedPost", m.minutes_id AS "minutesId",
  m.minutes_number AS "minutesNumber", m.cancel_reason_sealed AS "cancelReasonSealed",
  array(SELECT desk FROM meeting_member WHERE meeting_id = m.id ORDER BY ordinal) AS desks`;

/** $1 ids. */
export const SELECT_MEETINGS = `SELECT ${MEETING_COLUMNS} FROM meeting m WHERE m.id = ANY ($1::uuid[])`;

/** $1 ids of meetings. */
export const SELECT_MEMBERS = `
  SELECT meeting_id AS "meetingId", desk, attended, attendee, substitute
  FROM meeting_member WHERE meeting_id = ANY ($1::uuid[]) ORDER BY meeting_id, ordinal`;

/** $1 ids of meetings. */
export const SELECT_MEETING_EVENTS = `
  SELECT id, meeting_id AS "meetingId", item_id AS "itemId", at, actor, post, department, kind,
    note_sealed AS "noteSealed"
  FROM meeting_event WHERE meeting_id = ANY ($1::uuid[]) ORDER BY meeting_id, id`;
