import { EnrolmentState } from "../enrolment/enrolment-state";
import { StudyMode } from "../enrolment/study-mode";

/**
 * SQL of who is expected in a classroom on a day; `$day` stands for the parameter that holds it. Not a child on leave (休学)
 * or taught at home (送教上门), nor one who came back after the day; but one who left the roll after it.
 */
export function expectedOn($day: string): string {
  const day = `${$day}::date`;
  return `enrolment.entry_month <= ${day} AND enrolment.study_mode <> '${StudyMode.HOME_TEACHING}'
    AND CASE WHEN enrolment.state = '${EnrolmentState.ENROLLED}'
             THEN enrolment.state_date IS NULL OR enrolment.state_date <= ${day}
             ELSE enrolment.state_date > ${day} END`;
}

/** A class: names such as 1班 come again in every grade. */
export interface SchoolClass {
  grade: number;
  className: string;
}

export const classKey = ({ grade, className }: SchoolClass): string => `${grade} ${className}`;
