import type { Caller } from "../../../infra/runtime/caller";
import { actingFor } from "../act/acting-for";
import type { SchoolEntity } from "../school/school.entity";
import { mayReadSchool } from "../school/school.policy";
import { LEVEL_RULES, type ResponsibilityLevel } from "./responsibility-level";

/** Whether a caller may enter and end a responsibility of a level: the bureau its own people's, a school its own people's. */
export function mayAssignResponsible(
  caller: Caller,
  school: Pick<SchoolEntity, "id" | "townshipCode">,
  level: ResponsibilityLevel,
): boolean {
  return (
    caller.scopes.has("responsibility:write") &&
    actingFor(caller) === LEVEL_RULES[level].by &&
    mayReadSchool(caller, school)
  );
}
