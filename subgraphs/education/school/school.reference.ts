import type { EducationContext } from "../context";
import { type School, toSchool } from "./school.type";

/** The school that another subgraph points to; null when missing, hidden or the caller lacks the scope. */
export async function schoolReference(
  { id }: Record<string, unknown>,
  { caller, schools }: EducationContext,
): Promise<School | null> {
  if (typeof id !== "string" || !caller.scopes.has("school:read")) return null;
  const row = await schools.find(id);
  return row && toSchool(row);
}
