import { type Caller, coversRegion } from "../../../infra/runtime/caller";
import type { SchoolEntity } from "../school/school.entity";

/** Whether a caller may record that a child has arrived elsewhere: the school that it left, or the bureau above that school. */
export function mayRecordArrival(
  caller: Caller,
  { id, townshipCode }: Pick<SchoolEntity, "id" | "townshipCode">,
): boolean {
  if (caller.school !== null) return caller.school === id && caller.scopes.has("enrolment-change:write");
  return caller.scopes.has("enrolment-change:approve") && coversRegion(caller, townshipCode);
}
