import { toRegion } from "../../../infra/runtime/region.type";
import { deskTitle } from "../desk/desk";
import { toDeskType } from "../desk/desk.type";
import type { MeetingEventRow, MeetingRow, MemberRow } from "./meeting.rows";
import type { Meeting, MeetingEvent, MeetingMember } from "./meeting.type";

/** Which meeting of the year it is, as its minutes name it. */
export const meetingNumber = ({ year, serial }: Pick<MeetingRow, "year" | "serial">): string =>
  `${year}年第${serial}次`;

/** The meeting of a row that the caller may read. */
export function toMeeting({ minutesId, minutesNumber, ...row }: MeetingRow): Meeting {
  const { closedOn } = row;
  const isClosed = minutesId !== null && minutesNumber !== null && closedOn !== null;
  return {
    ...row,
    region: toRegion(row.regionCode),
    number: meetingNumber(row),
    minutes: isClosed ? { id: minutesId, number: minutesNumber, issuedOn: closedOn } : null,
  };
}

export function toMeetingMember({ desk, attended, attendee, substitute }: MemberRow): MeetingMember {
  return { desk: toDeskType(desk), title: deskTitle(desk), attended, attendee, substitute };
}

export const toMeetingEvent = (row: MeetingEventRow): MeetingEvent => row;
