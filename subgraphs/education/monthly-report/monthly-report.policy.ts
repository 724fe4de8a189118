import type { Caller } from "../../../infra/runtime/caller";
import type { SchoolEntity } from "../school/school.entity";
import { mayReadSchool } from "../school/school.policy";

type SchoolOfReport = Pick<SchoolEntity, "id" | "townshipCode">;

/** Whether a caller may read a school's monthly reports: the school its own, others those of the schools in their territory. */
export function mayReadMonthlyReport(caller: Caller, school: SchoolOfReport | null | undefined): boolean {
  return school !== null && school !== undefined && mayReadSchool(caller, school);
}

/** Whether a caller may correct and submit them: the school alone. */
export function mayWriteMonthlyReport(caller: Caller, school: SchoolOfReport): boolean {
  return caller.scopes.has("school-report:write") && caller.school === school.id;
}

/** Whether a caller may return, accept and remind: the bureau above the school, never a school. */
export function mayReviewMonthlyReport(caller: Caller, school: SchoolOfReport): boolean {
  return caller.scopes.has("school-report:review") && caller.school === null && mayReadSchool(caller, school);
}

/** Whether a caller may have one drawn up: whoever then works on it, or waits for it. */
export function mayDrawUpMonthlyReport(caller: Caller, school: SchoolOfReport): boolean {
  return mayWriteMonthlyReport(caller, school) || mayReviewMonthlyReport(caller, school);
}
