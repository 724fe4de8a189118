import type { Caller } from "../../../infra/runtime/caller";
import { type ActingFor, actingFor } from "../act/acting-for";
import { SCHOOLS_IN_SCOPE } from "../school/school.policy";

/**
 * For whom a caller applies, decides and pays; null for whoever does not. Whoever may read a child's enrolment may read its
 * applications.
 */
export function applyingFor(caller: Caller): ActingFor | null {
  const acting = actingFor(caller);
  if (acting === "SCHOOL" && caller.scopes.has("subsidy-application:write")) return acting;
  return acting === "BUREAU" && caller.scopes.has("subsidy-application:decide") ? acting : null;
}

/** SQL of the applications whose enrolments may be read, over the parameters of `schoolScope`, the statement's $1 and $2. */
export const APPLICATIONS_IN_SCOPE = `enrolment_id IN (
  SELECT enrolment.id FROM enrolment WHERE enrolment.school_id IN (${SCHOOLS_IN_SCOPE}))`;
