import { CaseworkSettingName } from "./casework-setting-name";

/** From where to where a county may set a rule. */
export interface SettingBounds {
  least: number;
  most: number;
}

/** Working days for a step of work: a deadline beyond half a year is none. */
const DAYS: SettingBounds = { least: 1, most: 120 };
const LATE: SettingBounds = { least: 1, most: 60 };

/** A statutory clock may be set to the child's and the family's favour alone. */
export const SETTING_BOUNDS: Record<CaseworkSettingName, SettingBounds> = {
  CONFIRM_DAYS: DAYS,
  PERSUASION_DAYS: DAYS,
  PERSUASION_VISITS: { least: 1, most: 10 },
  REPORT_DAYS: DAYS,
  RETURN_NOTICE_DAYS: DAYS,
  RETURN_WITHIN_DAYS: DAYS,
  ORDER_NOTICE_DAYS: DAYS,
  ORDER_WITHIN_DAYS: DAYS,
  LEGAL_ACTION_DAYS: DAYS,
  // 行政处罚法 §64: five working days to ask for a hearing; §60: ninety days to the decision; §61: seven to its service.
  HEARING_DAYS: { least: 5, most: 120 },
  PENALTY_DECISION_CALENDAR_DAYS: { least: 1, most: 90 },
  PENALTY_SERVICE_CALENDAR_DAYS: { least: 1, most: 7 },
  // 行政强制法 §54: ten days after 催告; §53: three months to ask for enforcement.
  DEMAND_CALENDAR_DAYS: { least: 10, most: 90 },
  ENFORCEMENT_CALENDAR_MONTHS: { least: 1, most: 3 },
  LETTER_DAYS: DAYS,
  WATCH_SCHOOL_DAYS: DAYS,
  HOME_TEACHING_VISITS_PER_MONTH: { least: 1, most: 31 },
  TASK_DAYS_FIND_WHEREABOUTS: DAYS,
  TASK_DAYS_ASSESS_RELIEF: DAYS,
  TASK_DAYS_ASSESS_DISABILITY: DAYS,
  TASK_DAYS_CHECK_HOUSEHOLD: DAYS,
  TASK_DAYS_VISIT: DAYS,
  TASK_DAYS_SERVE_NOTICE: DAYS,
  TASK_DAYS_LEGAL_AID: DAYS,
  TASK_DAYS_CHILD_LABOUR: DAYS,
  TASK_DAYS_HEALTH_CHECK: DAYS,
  TASK_DAYS_PLACE: DAYS,
  TASK_DAYS_DECISION: DAYS,
  AGENDA_CASE_DAYS: { least: 1, most: 366 },
  AGENDA_FINDING_DAYS: { least: 1, most: 366 },
  APPROVAL_DAYS: { least: 1, most: 60 },
  // No rule of a county opens a child for longer than its case would take to open.
  OPENING_DAYS: { least: 1, most: 30 },
  BREAK_GLASS_HOURS: { least: 1, most: 24 },
  REMIND_BEFORE_DAYS: { least: 0, most: 30 },
  ESCALATE_HEAD_DAYS: LATE,
  ESCALATE_AGENDA_DAYS: LATE,
  ESCALATE_LEADER_DAYS: LATE,
};
