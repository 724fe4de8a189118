import { type Caller, coversRegion } from "../../../infra/runtime/caller";
import { regionContains } from "../../../schema/regions/regions";
import type { Role } from "../../../schema/access/roles";
import { desksOf } from "../desk/desk";
import type { MeetingRow } from "./meeting.rows";

/** What a policy looks at. */
export type InvitedMeeting = Pick<MeetingRow, "regionCode" | "desks">;

/** Who holds the meetings, and sees all of each. */
const HOLDERS: readonly Role[] = ["office", "leader"];

const isHolder = ({ roles, school }: Caller): boolean =>
  school === null && roles.some((role) => HOLDERS.includes(role));

/** Whether a caller sees the whole of a meeting: counts, subjects, texts and every decision. */
export function mayReadWholeMeeting(caller: Caller, { regionCode }: Pick<InvitedMeeting, "regionCode">): boolean {
  return isHolder(caller) && coversRegion(caller, regionCode);
}

/**
 * Whether a caller may read of a meeting: the office and the leader of every one of their county, a member of those to
 * which its desk is invited.
 */
export function mayReadMeeting(caller: Caller, meeting: InvitedMeeting): boolean {
  if (mayReadWholeMeeting(caller, meeting)) return true;
  const own: readonly string[] = desksOf(caller, meeting.regionCode);
  return meeting.desks.some((desk) => own.includes(desk));
}

/** {@link mayReadMeeting} as a condition on meetings `m` of one county, whose parameters $1 to $3 {@link meetingScope} gives. */
export const MEETING_IN_SCOPE = `(
  m.region_code = $1 AND ($2::boolean OR EXISTS (
    SELECT FROM meeting_member own WHERE own.meeting_id = m.id AND own.desk = ANY ($3::text[]))))`;

/** The parameters of {@link MEETING_IN_SCOPE} for a caller and the county. */
export function meetingScope(caller: Caller, countyCode: string): [string, boolean, string[]] {
  const covers = caller.regions.some((region) => regionContains(region, countyCode));
  return [countyCode, isHolder(caller) && covers, [...desksOf(caller, countyCode)]];
}
