import type { Caller } from "../../../infra/runtime/caller";
import type { SchoolEntity } from "../school/school.entity";

/** Whether a caller may report who was absent, or sign for who is there: the school itself. */
export function mayReportForSchool(caller: Caller, { id }: Pick<SchoolEntity, "id">): boolean {
  return caller.school === id;
}
