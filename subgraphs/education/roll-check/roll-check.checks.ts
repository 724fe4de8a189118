import type { Refusal } from "../../../infra/runtime/refusal.type";
import type { AbsenceKind } from "../attendance/absence-kind";
import { invalid, wrongState } from "../../../infra/runtime/refusals";
import type { SchoolDayKind } from "../school-calendar/school-calendar";
import type { SchoolClass } from "./expected";
import { daysAfter, type RollCheckRule } from "./roll-check-rule";

/** A student who is absent. */
export interface ReportedAbsence {
  enrolmentId: string;
  kind: AbsenceKind;
}

const SHOWN = 10;

/** Why no report may be made for a day, or null. Dates YYYY-MM-DD. */
export function refuseDay(
  day: { date: string; kind: SchoolDayKind; onFreeDay: boolean },
  today: string,
  { correctionDays }: RollCheckRule,
): Refusal | null {
  if (day.date > today) return invalid("The day has not come yet.", "日期尚未到。");
  if (day.date < daysAfter(today, -correctionDays)) {
    return wrongState(
      `A day can be reported for ${correctionDays} days.`,
      `只能在${correctionDays}日内上报或更正，如确需更正请报教育局。`,
    );
  }
  if (day.kind === "NONE" && !day.onFreeDay) {
    return invalid("The calendar has no school on that day.", "该日不是上课日；如确有上课，请注明。");
  }
  return null;
}

/** Why a class cannot be reported, or null; a whole school is given by neither. */
export function refuseClass(wanted: { grade: number | null; className: string | null }): Refusal | null {
  if ((wanted.grade === null) === (wanted.className === null)) return null;
  return invalid("Give grade and class, or neither.", "年级与班级须同时填写，或都不填。");
}

/** Why a list of absences cannot be taken for the students expected, or null. Names the enrolments that do not belong. */
export function refuseAbsences(
  absences: readonly ReportedAbsence[],
  expected: ReadonlyMap<string, SchoolClass>,
): Refusal | null {
  const ids = absences.map(({ enrolmentId }) => enrolmentId);
  const foreign = ids.filter((id) => !expected.has(id));
  if (foreign.length > 0) {
    const named = foreign.slice(0, SHOWN).join(", ");
    return invalid(
      `${foreign.length} of the enrolments are not expected in the class or school on that day: ${named}.`,
      `有${foreign.length}条学籍不属于该班（校）当日应到学生：${named}。`,
    );
  }
  if (new Set(ids).size === ids.length) return null;
  const twice = new Set(ids.toSorted().filter((id, index, sorted) => id === sorted[index - 1]));
  const named = [...twice].slice(0, SHOWN).join(", ");
  return invalid(`Enrolments stand in the list twice: ${named}.`, `学籍重复：${named}。`);
}
