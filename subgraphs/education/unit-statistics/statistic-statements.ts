import { childrenOfYear, type RollUnit, YEAR_ROLL } from "../dropout-rate/year-roll";
import { COHORT, COUNTS, GRADUATED } from "../retention/cohort";
import { RatePart, StatisticKind, StatisticLevel } from "./statistic-kind";

/** SQL of the numbers of each unit, for the rates that come out of the same rolls. Parameters as of those rolls. */
export function numbersStatement(kind: StatisticKind, level: StatisticLevel): string {
  return kind === StatisticKind.CONSOLIDATION ? COHORT_NUMBERS[level] : ROLL_NUMBERS[level];
}

/** SQL of the children of one number; $5 the grade or null, $6 the id after which the page begins, $7 its size and one. */
export function childrenStatement(kind: StatisticKind, part: RatePart): string {
  const isNumerator = part === RatePart.NUMERATOR;
  if (kind === StatisticKind.CONSOLIDATION) {
    return `
      WITH ${COHORT}
      SELECT fate.person_id AS "personId" FROM fate
      WHERE $5::int IS NULL AND (${isNumerator ? GRADUATED : COUNTS}) AND fate.person_id > $6
      ORDER BY fate.person_id LIMIT $7`;
  }
  return `
    WITH ${YEAR_ROLL}, ${childrenOfYear("COUNTY")}
    SELECT person_id AS "personId" FROM child
    WHERE stage = '${kind === StatisticKind.DROPOUT_PRIMARY ? "PRIMARY" : "JUNIOR"}'
      AND ${isNumerator ? "dropped_out" : "enrolled_at_start"}
      AND ($5::int IS NULL OR ${GRADE} = $5) AND person_id > $6
    ORDER BY person_id LIMIT $7`;
}

/** A child who dropped out without having been on the roll at the start counts in the grade next to its own. */
const GRADE = "least(9, greatest(1, grade))";

const rollNumbers = (unit: RollUnit, code = "code"): string => `
  WITH ${YEAR_ROLL}, ${childrenOfYear(unit)}
  SELECT 'DROPOUT_' || stage AS kind, ${code} AS code,
    count(*) FILTER (WHERE dropped_out)::int AS numerator,
    count(*) FILTER (WHERE enrolled_at_start)::int AS denominator
  FROM child GROUP BY 1, 2 ORDER BY 1, 2`;

const ROLL_NUMBERS: Record<StatisticLevel, string> = {
  COUNTY: rollNumbers("COUNTY"),
  TOWNSHIP: rollNumbers("TOWNSHIP"),
  SCHOOL: rollNumbers("SCHOOL"),
  GRADE: rollNumbers("SCHOOL", `code || '-' || ${GRADE}`),
};

/** A child whose entry two schools tell of counts in each; a cohort has no grade. */
const cohortNumbers = (code: string, condition = "true"): string => `
  WITH ${COHORT}
  SELECT 'CONSOLIDATION' AS kind, ${code} AS code,
    count(DISTINCT fate.person_id) FILTER (WHERE ${GRADUATED})::int AS numerator,
    count(DISTINCT fate.person_id) FILTER (WHERE ${COUNTS})::int AS denominator
  FROM entry JOIN fate USING (person_id) JOIN school ON school.id = entry.school_id
  WHERE ${condition} GROUP BY 2 ORDER BY 2`;

const COHORT_NUMBERS: Record<StatisticLevel, string> = {
  COUNTY: cohortNumbers("''"),
  TOWNSHIP: cohortNumbers("school.township_code"),
  SCHOOL: cohortNumbers("school.id"),
  GRADE: cohortNumbers("''", "false"),
};
