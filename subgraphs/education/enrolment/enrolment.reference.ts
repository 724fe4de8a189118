import { isPersonId } from "../../../schema/person-id";
import type { EducationContext } from "../context";
import { type Enrolment, toEnrolment } from "./enrolment.type";

/** The enrolment that another subgraph points to; null when missing, hidden or the caller lacks the scope. */
export async function enrolmentReference(
  { id }: Record<string, unknown>,
  { caller, enrolments }: EducationContext,
): Promise<Enrolment | null> {
  if (!isPersonId(id) || !caller.scopes.has("enrolment:read")) return null;
  const row = await enrolments.find(id);
  return row && toEnrolment(row);
}
