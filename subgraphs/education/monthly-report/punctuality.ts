import { toRegion } from "../../../infra/runtime/region.type";
import type { ReportDuty } from "./report-duty.service";
import type { MonthlyReportPunctuality, SchoolPunctuality } from "./report-duty.type";

type Counts = Omit<SchoolPunctuality, "schoolId">;

/** How reports came, over all, by township and by school, in the order of the duties. */
export function punctualityOf(duties: readonly ReportDuty[]): MonthlyReportPunctuality {
  const townships = Map.groupBy(duties, ({ townshipCode }) => townshipCode);
  const schools = Map.groupBy(duties, ({ schoolId }) => schoolId);
  return {
    ...countsOf(duties),
    byTownship: [...townships]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([code, own]) => ({ township: toRegion(code), ...countsOf(own) })),
    bySchool: [...schools].map(([schoolId, own]) => ({ schoolId, ...countsOf(own) })),
  };
}

function countsOf(duties: readonly ReportDuty[]): Counts {
  const due = duties.length;
  const missing = duties.filter(({ submittedOn }) => submittedOn === null).length;
  const late = duties.filter(({ submittedOn, dueOn }) => submittedOn !== null && submittedOn > dueOn).length;
  const onTime = due - missing - late;
  return { due, onTime, late, missing, rate: due > 0 ? onTime / due : null };
}
