import type { Caller } from "../../../infra/runtime/caller";
import { desksOf } from "../desk/desk";
import { mayReadWholeMeeting } from "../meeting/meeting.policy";
import type { MeetingDecisionRow } from "./meeting-decision.rows";

/**
 * Whether a caller may read a decision of a meeting that it may read: whoever sees the whole meeting every one, a member
 * those that it is to carry out. A decision may mention a child.
 */
export function mayReadDecision(
  caller: Caller,
  countyCode: string,
  { desk }: Pick<MeetingDecisionRow, "desk">,
): boolean {
  return mayReadWholeMeeting(caller, { regionCode: countyCode }) || desksOf(caller, countyCode).includes(desk);
}
