import type { Caller } from "../../../infra/runtime/caller";
import { DomainError } from "../../../infra/runtime/errors";
import { mayOpen } from "../../../infra/runtime/opened-child";
import type { SensitiveScope } from "../../../schema/access/openings";
import type { Evidence } from "../examination/examination";

/** Registers that disclose a child's plight: who may not read them does not learn of it by a finding either. */
const REGISTER_SCOPES: Readonly<Record<string, SensitiveScope>> = {
  "civil-affairs": "welfare:read",
  "disabled-persons": "disability:read",
  "poverty-relief": "poverty:read",
};

/** Whether a caller may read of a child what a register says: by its scope, and where it needs one by an opening. */
function mayReadRegister(caller: Caller, department: string, childId: string | null): boolean {
  const scope = REGISTER_SCOPES[department];
  return scope === undefined || (caller.scopes.has(scope) && mayOpen(caller, department, scope, childId));
}

/**
 * Whether a caller may read a line of evidence about a child: what a finding is about belongs to whoever acts on it, its
 * registers do not.
 */
export function mayReadEvidence(
  caller: Caller,
  { department }: Pick<Evidence, "department">,
  childId: string | null,
): boolean {
  return mayReadRegister(caller, department, childId);
}

/** Whether a caller may learn to which watch groups (重点人群) a child belongs: by all of the registers that tell it. */
export function mayReadWatchGroups(caller: Caller, childId: string | null): boolean {
  return mayReadRegister(caller, "civil-affairs", childId) && mayReadRegister(caller, "disabled-persons", childId);
}

/** Whether a caller may learn that a child's household is poor (贫困户). */
export function mayReadPoorHousehold(caller: Caller, childId: string | null): boolean {
  return mayReadRegister(caller, "poverty-relief", childId);
}

/**
 * Lets nobody ask by a list for what it would not be told of one finding.
 * @throws DomainError FORBIDDEN
 */
export function requireOwnQuestion(caller: Caller, { poorHousehold }: { poorHousehold?: boolean | null }): void {
  if (poorHousehold === undefined || poorHousehold === null || mayReadPoorHousehold(caller, null)) return;
  throw new DomainError(
    "FORBIDDEN",
    "Findings are picked by poor households only for whoever may read those, and not in work on one case. 无权查看脱贫监测户者不能按贫困户筛选；办理个案时亦不能。",
  );
}
