import { FindingKind } from "../finding/finding-kind";

/** Findings by which a child is out of school, or about to be. */
export const CASE_KINDS: readonly FindingKind[] = [
  FindingKind.DROPOUT,
  FindingKind.ABSENT_ON_ROLL,
  FindingKind.SUSPECTED_DROPOUT,
  FindingKind.NOT_ENROLLED,
  FindingKind.DISABLED_NOT_PLACED,
  FindingKind.TRANSFERRED_OUT_UNCONFIRMED,
  FindingKind.EMPTY_HOUSEHOLD_ENTRY,
];

/** Whether a case may be opened from a finding of a kind. */
export const opensCase = (kind: FindingKind): boolean => CASE_KINDS.includes(kind);
