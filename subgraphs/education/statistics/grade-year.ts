/** SQL of the year in which the school year of a date starts (1 September). */
export function schoolYearOf(date: string): string {
  return `extract(year FROM ((${date}) - interval '8 months'))::int`;
}

/**
 * SQL of the school year whose grade an enrolment's row shows, by the year it starts; `$current` stands for the parameter
 * that holds the current one. The row of a child who transferred, graduated or died keeps the grade of that day. The place
 * of any other child is kept and moves up with its class, a dropout's too, so that its row shows today's grade.
 */
export function gradeYear($current: string): string {
  return `CASE WHEN enrolment.state IN ('TRANSFERRED_OUT', 'GRADUATED', 'DECEASED') AND enrolment.state_date IS NOT NULL
    THEN ${schoolYearOf("enrolment.state_date")} ELSE ${$current}::int END`;
}
