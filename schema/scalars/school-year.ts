import { defineTextScalar } from "./define-scalar";
import { ScalarFault } from "./scalar-fault";

/** A 学年 such as `2018-2019`: 1 September to 31 August. */
export type SchoolYear = string & { readonly __brand: "SchoolYear" };

/** Reads a 学年. @throws ScalarFault FORMAT or YEARS_APART. */
export function parseSchoolYear(text: string): SchoolYear {
  const match = /^((?:19|20)\d{2})-((?:19|20)\d{2})$/.exec(text.trim());
  if (match === null) {
    throw new ScalarFault("FORMAT", "A school year is written 2018-2019. 学年应写作2018-2019。");
  }
  if (Number(match[2]) !== Number(match[1]) + 1) {
    throw new ScalarFault("YEARS_APART", "A school year spans two successive years. 学年应为相邻两年。");
  }
  return match[0] as SchoolYear;
}

/** First day `YYYY-09-01` of a school year. */
export function schoolYearStart(year: SchoolYear): string {
  return `${year.slice(0, 4)}-09-01`;
}

/** The day on which ages are counted for a school year: 31 August of the year it starts (义务教育法 §11). */
export function schoolAgeDay(year: SchoolYear): string {
  return `${year.slice(0, 4)}-08-31`;
}

/** The year in which the school year of a date starts. */
export function schoolYearStartOf(date: string): number {
  const year = Number(date.slice(0, 4));
  return date.slice(5, 7) >= "09" ? year : year - 1;
}

export const SchoolYearScalar = defineTextScalar({
  name: "SchoolYear",
  description: "School year, 1 September to 31 August, such as 2018-2019. 学年（9月1日至次年8月31日），如2018-2019。",
  parse: parseSchoolYear,
});
