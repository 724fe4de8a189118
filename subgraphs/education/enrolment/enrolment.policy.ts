import type { Caller } from "../../../infra/runtime/caller";
import type { SchoolEntity } from "../school/school.entity";
import { mayReadSchool } from "../school/school.policy";
import type { EnrolmentEntity } from "./enrolment.entity";

/** Whether a caller may read an enrolment, and so learn whose it is: whoever may read the records of its school. */
export function mayReadEnrolment(
  caller: Caller,
  { schoolId }: Pick<EnrolmentEntity, "schoolId">,
  school: Pick<SchoolEntity, "id" | "townshipCode"> | undefined,
): boolean {
  return school?.id === schoolId && mayReadSchool(caller, school);
}
