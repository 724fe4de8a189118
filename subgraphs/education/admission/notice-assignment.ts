import { type Caller, coversRegion } from "../../../infra/runtime/caller";
import { DomainError } from "../../../infra/runtime/errors";
import type { Refusal } from "../../../infra/runtime/refusal.type";
import { invalid, notFound } from "../../../infra/runtime/refusals";
import type { SchoolService } from "../school/school.service";

/** Where a notice goes. */
export interface NoticeAssignment {
  /** School that the child is to go to; null when the bureau has not decided. */
  schoolId: string | null;
  /** Township that is to serve the notice; by default that of the school. */
  townshipCode: string | null;
}

/**
 * Checks where the bureau wants notices to go: to its own schools and townships.
 * @throws DomainError FORBIDDEN for a township outside its territory.
 */
export async function checkAssignment(
  caller: Caller,
  schools: SchoolService,
  { schoolId, townshipCode }: NoticeAssignment,
): Promise<NoticeAssignment | Refusal> {
  const school = schoolId === null ? null : await schools.find(schoolId);
  if (schoolId !== null && school === null) return notFound();
  const township = townshipCode ?? school?.townshipCode ?? null;
  if (township === null) return { schoolId, townshipCode: null };
  if (township.length !== 9) return invalid("A township has a code of nine digits.", "乡镇（街道）代码应为9位。");
  if (coversRegion(caller, township)) return { schoolId, townshipCode: township };
  throw new DomainError(
    "FORBIDDEN",
    `Township ${township} is outside the caller's territory. 乡镇（街道） ${township} 不在当前账号的管辖范围内。`,
  );
}
