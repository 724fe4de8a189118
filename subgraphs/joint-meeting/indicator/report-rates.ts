import { z } from "zod";
import { schoolYearStartOf } from "../../../schema/scalars/school-year";
import type { GatewayReader } from "../../../infra/runtime/gateway-reading/gateway-reader";
import { IndicatorKind, IndicatorLevel } from "./indicator-kind";
import type { IndicatorScope } from "./indicator-scope.policy";
import type { UnitNumbers } from "./unit-numbers";

const COUNTS = { due: z.int(), onTime: z.int() };

const PUNCTUALITY = z.object({
  monthlyReportPunctuality: z.object({
    ...COUNTS,
    byTownship: z.array(z.object({ ...COUNTS, township: z.object({ code: z.string() }) })),
    bySchool: z.array(z.object({ ...COUNTS, school: z.object({ id: z.string() }) })),
  }),
});

interface Reading extends IndicatorScope {
  schoolYear: string;
  /** YYYY-MM-DD */
  today: string;
  requestId: string;
}

/**
 * Monthly reports in time, of the months of a school year up to this one, as education counts them; a class and a grade
 * report nothing.
 * @throws DomainError UNAVAILABLE when it does not answer.
 */
export async function readReportNumbers(
  office: GatewayReader,
  { regions, schoolId, schoolYear, today, requestId }: Reading,
  level: IndicatorLevel,
): Promise<UnitNumbers[]> {
  const year = Number(schoolYear.slice(0, 4));
  if (level === IndicatorLevel.GRADE || schoolYearStartOf(today) < year) return [];
  const [from, last] = [`${year}-09`, `${year + 1}-08`];
  const to = today.slice(0, 7) < last ? today.slice(0, 7) : last;
  const answers = await Promise.all(
    regions.map((regionCode) =>
      office.read("report-punctuality", { regionCode, from, to }, { purpose: "REPORT", requestId }),
    ),
  );
  return answers
    .flatMap((answer) => unitsOf(PUNCTUALITY.parse(answer).monthlyReportPunctuality, level))
    .filter(({ code, due }) => due > 0 && (schoolId === null || code === schoolId))
    .map(({ code, due, onTime }) => ({
      kind: IndicatorKind.REPORTS_ON_TIME,
      code,
      numerator: onTime,
      denominator: due,
    }));
}

type Punctuality = z.output<typeof PUNCTUALITY>["monthlyReportPunctuality"];

function unitsOf(all: Punctuality, level: IndicatorLevel): { code: string; due: number; onTime: number }[] {
  if (level === IndicatorLevel.TOWNSHIP) {
    return all.byTownship.map(({ township, ...counts }) => ({ ...counts, code: township.code }));
  }
  if (level === IndicatorLevel.SCHOOL)
    return all.bySchool.map(({ school, ...counts }) => ({ ...counts, code: school.id }));
  return [{ ...all, code: "" }];
}
