import { schoolYearStartOf } from "./scalars/school-year";

/** A school term (学期): autumn from September to January, spring from February to August. */
export interface Term {
  /** School year and half, `2018-2019-1`. */
  name: string;
  /** First day, YYYY-MM-DD. */
  startsOn: string;
}

/** The term in which a date (YYYY-MM-DD) lies. */
export function termOf(date: string): Term {
  const year = schoolYearStartOf(date);
  const month = date.slice(5, 7);
  const autumn = month >= "09" || month === "01";
  return {
    name: `${year}-${year + 1}-${autumn ? 1 : 2}`,
    startsOn: autumn ? `${year}-09-01` : `${year + 1}-02-01`,
  };
}
