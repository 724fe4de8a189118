import type { CaseworkSettings } from "../../subgraphs/joint-meeting/casework-setting/casework-settings";
import type { CaseFacts, StepRules } from "../../subgraphs/joint-meeting/case-step/case-facts";

const SETTINGS: Partial<CaseworkSettings> = {
  CONFIRM_DAYS: 3,
  PERSUASION_DAYS: 5,
  PERSUASION_VISITS: 2,
  REPORT_DAYS: 5,
  RETURN_NOTICE_DAYS: 5,
  RETURN_WITHIN_DAYS: 7,
  ORDER_NOTICE_DAYS: 5,
  ORDER_WITHIN_DAYS: 10,
  LEGAL_ACTION_DAYS: 10,
  HEARING_DAYS: 5,
  PENALTY_DECISION_CALENDAR_DAYS: 90,
  PENALTY_SERVICE_CALENDAR_DAYS: 7,
  DEMAND_CALENDAR_DAYS: 10,
  ENFORCEMENT_CALENDAR_MONTHS: 3,
  LETTER_DAYS: 10,
  WATCH_SCHOOL_DAYS: 15,
  HOME_TEACHING_VISITS_PER_MONTH: 2,
};

/** What a county has that set nothing of its own. */
export const COUNTY_SETTINGS = SETTINGS as CaseworkSettings;

/** Its rules, with no legal basis of a penalty. */
export const STEP_RULES: StepRules = { settings: COUNTY_SETTINGS, officeDays: new Map(), legalBases: [] };

/** Its rules with a legal basis that is in force all year. */
export const PENALTY_RULES: StepRules = {
  ...STEP_RULES,
  legalBases: [{ title: "某自治区义务教育条例", citation: "第四十条", validFrom: "2018-01-01", validTo: null }],
};

/** A case of a pupil of the first school, out since 1 March 2018, in which nothing has been done. */
export const OPENED_CASE: CaseFacts = {
  state: "OPEN",
  openedOn: "2018-03-05",
  spellSince: "2018-03-01",
  schoolId: "2145020401",
  townshipCode: "450204001",
  round: 1,
  steps: [],
  visits: [],
};
