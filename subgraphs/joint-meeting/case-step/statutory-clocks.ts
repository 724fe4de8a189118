import { StepKind } from "./step-kind";
import type { StatutoryClock } from "./step-rule";

/**
 * Times that statutes set between two steps. The numbers are dated settings of the county's casework, since statutes change;
 * a step outside them is void, so that no approval helps.
 */
export const CLOCKS = {
  /** 行政处罚法 §64 (of 2021; three days in §42 of 2017): five working days to ask for a hearing, §85 counts working days. */
  hearing: {
    from: StepKind.PENALTY_NOTICE,
    bound: "NOT_BEFORE",
    setting: "HEARING_DAYS",
    unit: "WORKING_DAYS",
    law: { english: "Administrative Penalty Law §64", chinese: "《行政处罚法》第六十四条（听证期限）" },
  },
  /** 行政处罚法 §60: decided within ninety days; counted here from the notice, the first day on which the case is on paper. */
  decision: {
    from: StepKind.PENALTY_NOTICE,
    bound: "NOT_AFTER",
    setting: "PENALTY_DECISION_CALENDAR_DAYS",
    unit: "CALENDAR_DAYS",
    law: { english: "Administrative Penalty Law §60", chinese: "《行政处罚法》第六十条（办案期限）" },
  },
  /** 行政处罚法 §61: served within seven days where the party was not present. */
  service: {
    from: StepKind.PENALTY_DECISION,
    bound: "NOT_AFTER",
    setting: "PENALTY_SERVICE_CALENDAR_DAYS",
    unit: "CALENDAR_DAYS",
    law: { english: "Administrative Penalty Law §61", chinese: "《行政处罚法》第六十一条（送达期限）" },
  },
  /** 行政强制法 §54: ten days after the demand was served. */
  demand: {
    from: StepKind.DEMAND,
    bound: "NOT_BEFORE",
    setting: "DEMAND_CALENDAR_DAYS",
    unit: "CALENDAR_DAYS",
    law: { english: "Administrative Compulsion Law §54", chinese: "《行政强制法》第五十四条（催告期限）" },
  },
  /** 行政强制法 §53: applied for within three months; counted here from the demand. */
  enforcement: {
    from: StepKind.DEMAND,
    bound: "NOT_AFTER",
    setting: "ENFORCEMENT_CALENDAR_MONTHS",
    unit: "CALENDAR_MONTHS",
    law: { english: "Administrative Compulsion Law §53", chinese: "《行政强制法》第五十三条（申请期限）" },
  },
} as const satisfies Record<string, StatutoryClock>;
