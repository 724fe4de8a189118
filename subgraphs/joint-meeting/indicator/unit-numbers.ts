import type { IndicatorKind } from "./indicator-kind";

/** The two numbers of an indicator for one unit; `code` is empty for the county, `<school>-<grade>` for a grade. */
export interface UnitNumbers {
  kind: IndicatorKind;
  code: string;
  numerator: number;
  denominator: number;
}

/** The school and grade of a unit's code. */
export function schoolAndGrade(code: string): { schoolId: string; grade: number | null } {
  const [schoolId = "", grade] = code.split("-");
  return { schoolId, grade: grade === undefined ? null : Number(grade) };
}
