import { type Caller, coversRegion } from "../../../infra/runtime/caller";

/**
 * Whether a caller may read rejected rows of the student roster: whoever answers for the whole county. What a rejected row
 * says of its school and its child cannot be relied on, so that no school or township can be told its own.
 */
export function mayReadRejectedEnrolments(caller: Caller, countyCode: string): boolean {
  return caller.school === null && coversRegion(caller, countyCode);
}
