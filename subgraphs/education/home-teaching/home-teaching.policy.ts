import type { Caller } from "../../../infra/runtime/caller";
import { actingFor } from "../act/acting-for";
import { SCHOOLS_IN_SCOPE } from "../school/school.policy";

/**
 * Whoever may read a child's enrolment may read its plans of teaching at home; schools and the bureau write them.
 */
export function mayWriteHomeTeaching(caller: Caller): boolean {
  const acting = actingFor(caller);
  return caller.scopes.has("home-teaching:write") && (acting === "SCHOOL" || acting === "BUREAU");
}

/** SQL of the plans whose enrolments may be read, over the parameters of `schoolScope`, the statement's $1 and $2, and a school, $3. */
export const PLANS_IN_SCOPE = `enrolment_id IN (
  SELECT enrolment.id FROM enrolment
  WHERE enrolment.school_id IN (${SCHOOLS_IN_SCOPE}) AND ($3::text IS NULL OR enrolment.school_id = $3))`;
