import type { Caller } from "../../../infra/runtime/caller";
import { DomainError } from "../../../infra/runtime/errors";
import type { Scope } from "../../../schema/access/scopes";
import type { Evidence } from "../examination/examination";

/** Registers that disclose a child's plight: who may not read them does not learn of it by a finding either. */
const REGISTER_SCOPES: Readonly<Record<string, Scope>> = {
  "civil-affairs": "welfare:read",
  "disabled-persons": "disability:read",
  "poverty-relief": "poverty:read",
};

/** Whether a caller may read a line of evidence: what a finding is about belongs to whoever acts on it, its registers do not. */
export function mayReadEvidence({ scopes }: Caller, { department }: Pick<Evidence, "department">): boolean {
  const scope = REGISTER_SCOPES[department];
  return scope === undefined || scopes.has(scope);
}

/** Whether a caller may learn to which watch groups (重点人群) a child belongs: by all of the registers that tell it. */
export function mayReadWatchGroups({ scopes }: Caller): boolean {
  return scopes.has("welfare:read") && scopes.has("disability:read");
}

/** Whether a caller may learn that a child's household is poor (贫困户). */
export function mayReadPoorHousehold({ scopes }: Caller): boolean {
  return scopes.has("poverty:read");
}

/**
 * Lets nobody ask by a list for what it would not be told of one finding.
 * @throws DomainError FORBIDDEN
 */
export function requireOwnQuestion(caller: Caller, { poorHousehold }: { poorHousehold?: boolean | null }): void {
  if (poorHousehold === undefined || poorHousehold === null || mayReadPoorHousehold(caller)) return;
  throw new DomainError(
    "FORBIDDEN",
    "Findings are picked by poor households only for whoever may read those. 无权查看脱贫监测户者不能按贫困户筛选。",
  );
}
