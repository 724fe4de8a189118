import { isUuid } from "../../../infra/runtime/uuid";
import { StepKind } from "../case-step/step-kind";
import { ApprovalKind } from "./approval-kind";

/** What an approval within a case is about. */
export interface CaseSubject {
  caseId: string;
  /** The step to be taken before its time; null for a case to be opened again. */
  step: StepKind | null;
}

/** Reads the subject of an approval within a case; null for a text that names none. */
export function readCaseSubject(kind: ApprovalKind, subjectId: string): CaseSubject | null {
  const [caseId = "", step, ...rest] = subjectId.split(":");
  if (!isUuid(caseId) || rest.length > 0) return null;
  if (kind === ApprovalKind.REOPEN_CASE) return step === undefined ? { caseId, step: null } : null;
  const isStep = kind === ApprovalKind.SKIP_STEP && step !== undefined && Object.hasOwn(StepKind, step);
  return isStep ? { caseId, step: step as StepKind } : null;
}
