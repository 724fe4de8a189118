import { toRegion } from "../../../infra/runtime/region.type";
import { IndicatorLevel } from "./indicator-kind";
import type { IndicatorTarget } from "./indicator-target.type";
import type { Indicator } from "./indicator.type";
import type { SchoolDirectory } from "./school-directory";
import { meets } from "./target-direction";
import { schoolAndGrade, type UnitNumbers } from "./unit-numbers";

/** What the indicators of one answer have in common. */
export interface IndicatorFrame {
  level: IndicatorLevel;
  countyCode: string;
  schools: SchoolDirectory;
}

/** From what, and as of when, a kind of indicator was counted. */
export interface IndicatorBasis {
  /** YYYY-MM-DD */
  asOf: string;
  sweepId: string | null;
  target: IndicatorTarget | undefined;
}

/** The numbers of a unit; null for what there is nothing to count from. */
export type NumbersOrNone = Pick<UnitNumbers, "kind" | "code"> & Record<"numerator" | "denominator", number | null>;

const GRADES = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];

/** The indicator of a unit's numbers. */
export function toIndicator(
  { kind, code, numerator, denominator }: NumbersOrNone,
  frame: IndicatorFrame,
  { asOf, sweepId, target }: IndicatorBasis,
): Indicator {
  const rate = numerator !== null && denominator !== null && denominator > 0 ? numerator / denominator : null;
  return {
    kind,
    level: frame.level,
    code: code === "" ? frame.countyCode : code,
    name: nameOfUnit(code, frame),
    numerator,
    denominator,
    rate,
    target: target?.target ?? null,
    targetDirection: target?.direction ?? null,
    targetSource: target?.source ?? null,
    meetsTarget: target === undefined ? null : meets(rate, target.target, target.direction),
    asOf,
    sweepId,
  };
}

/** Name of a unit by its code. */
export function nameOfUnit(code: string, { level, countyCode, schools }: IndicatorFrame): string {
  if (level === IndicatorLevel.COUNTY) return toRegion(countyCode).name;
  if (level === IndicatorLevel.TOWNSHIP) return toRegion(code).name;
  const { schoolId, grade } = schoolAndGrade(code);
  const school = schools.get(schoolId)?.name ?? schoolId;
  return grade === null ? school : `${school}${GRADES[grade - 1] ?? grade}年级`;
}
