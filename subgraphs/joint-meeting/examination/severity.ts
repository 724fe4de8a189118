import { FindingKind } from "../finding/finding-kind";
import { FindingSeverity } from "../finding/finding-severity";

const { HIGH, MEDIUM, LOW } = FindingSeverity;

const SEVERITIES: Record<FindingKind, FindingSeverity> = {
  [FindingKind.NOT_ENROLLED]: HIGH,
  [FindingKind.DISABLED_NOT_PLACED]: HIGH,
  [FindingKind.DROPOUT]: HIGH,
  [FindingKind.ABSENT_ON_ROLL]: HIGH,
  [FindingKind.SUSPECTED_DROPOUT]: MEDIUM,
  [FindingKind.TRANSFERRED_OUT_UNCONFIRMED]: MEDIUM,
  [FindingKind.ROLL_ROW_REJECTED]: MEDIUM,
  [FindingKind.ID_CONFLICT]: MEDIUM,
  [FindingKind.DOUBLE_ENROLMENT]: MEDIUM,
  [FindingKind.EMPTY_HOUSEHOLD_ENTRY]: MEDIUM,
  [FindingKind.NAME_CONFLICT]: LOW,
  [FindingKind.ENROLLED_WITHOUT_HOUSEHOLD]: LOW,
  [FindingKind.DECEASED_ON_ROLL]: LOW,
  [FindingKind.SUBSIDY_GAP]: LOW,
};

/** How urgent a finding is: an unsettled whereabouts is urgent for a child of a poor household (脱贫户辍学). */
export function severityOf(kind: FindingKind, isOfPoorHousehold: boolean): FindingSeverity {
  const severity = SEVERITIES[kind];
  return severity === MEDIUM && isOfPoorHousehold ? HIGH : severity;
}
