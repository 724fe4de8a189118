import { toRegion } from "../../../infra/runtime/region.type";
import { departmentTitle } from "../../../schema/departments";
import { toFinding } from "../finding/finding.type";
import { standingOf } from "../report-due/report-standing";
import { toSchool } from "../school/school.type";
import type { EntryRow, ReviewRow, SignatureRow, StratumRow } from "./quarterly-review.rows";
import type { QuarterlyReview, ReviewEntry, ReviewSignature, ReviewStratum } from "./quarterly-review.type";
import { ReviewState } from "./review-enums";

/** The review of a row that the caller may read. Days are YYYY-MM-DD. */
export function toQuarterlyReview({ regionCode, ...row }: ReviewRow, dueOn: string, today: string): QuarterlyReview {
  return {
    ...row,
    region: toRegion(regionCode),
    state: row.closedOn === null ? ReviewState.OPEN : ReviewState.CLOSED,
    dueOn,
    ...standingOf(dueOn, row.closedOn, today),
  };
}

/** The entry of a row whose finding the caller may read. */
export function toReviewEntry(row: EntryRow): ReviewEntry {
  const { result, differenceSealed, checkedOn, checkedBy, checkedPost } = row;
  return { finding: toFinding(row), result, differenceSealed, checkedOn, checkedBy, checkedPost };
}

export function toReviewSignature(row: SignatureRow): ReviewSignature {
  return { ...row, title: departmentTitle(row.department) };
}

/** School, township or neither, as one text. */
export function stratumOf({
  schoolId,
  townshipCode,
}: {
  schoolId: string | null;
  townshipCode: string | null;
}): string {
  if (schoolId !== null) return `school ${schoolId}`;
  return townshipCode === null ? "none" : `township ${townshipCode}`;
}

/** What {@link stratumOf} wrote. */
export function toReviewStratum({ stratum, entries, drawn }: StratumRow): ReviewStratum {
  const [kind, code = ""] = stratum.split(" ");
  return {
    school: kind === "school" ? toSchool(code) : null,
    township: kind === "township" ? toRegion(code) : null,
    entries,
    drawn,
  };
}
