import { type Caller, coversRegion } from "../../../infra/runtime/caller";
import { actingFor } from "../act/acting-for";
import type { DropoutRecordEntity } from "./dropout-record.entity";

/**
 * Whether a caller may read a line of the ledger, and so learn whose it is: the county that keeps it, or a school or
 * township that may read an enrolment of the child.
 */
export function mayReadDropoutRecord(
  caller: Caller,
  { countyCode }: Pick<DropoutRecordEntity, "countyCode">,
  readableEnrolments: number,
): boolean {
  return readableEnrolments > 0 || (caller.school === null && coversRegion(caller, countyCode));
}

/** Whether a caller may enter dropouts and returns, of what it may read: schools and the bureau. */
export function mayWriteDropoutRecord(caller: Caller): boolean {
  const acting = actingFor(caller);
  return caller.scopes.has("dropout-ledger:write") && (acting === "SCHOOL" || acting === "BUREAU");
}
