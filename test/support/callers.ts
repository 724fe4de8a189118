import { effectiveScopes } from "../../schema/access/policy";
import type { Purpose } from "../../schema/access/purposes";
import type { Role } from "../../schema/access/roles";
import type { Caller } from "../../infra/runtime/caller";

interface CallerOptions {
  regions?: string[];
  school?: string | null;
  /** Default CASE, under which a role holds all its scopes. */
  purpose?: Purpose | null;
  /** Person ids of children whose sensitive data is opened to the caller; default none. */
  opened?: readonly string[];
}

/** A caller of one role, with the scopes that the policy gives it; by default of 柳南区 (450204). */
export function callerOf(
  role: Role,
  { regions = ["450204"], school = null, purpose = "CASE", opened = [] }: CallerOptions = {},
): Caller {
  return {
    actor: `test-${role}`,
    post: "测试岗位",
    department: role,
    roles: [role],
    scopes: new Set(effectiveScopes([role], purpose)),
    regions,
    school,
    purpose,
    caseId: null,
    opened,
    requestId: "test-request",
  };
}

/** A caller of one role to whom every child is open, as to the county's own service: scopes and rows alone decide. */
export function trustedCallerOf(role: Role, options: CallerOptions = {}): Caller {
  const caller = callerOf(role, { purpose: "LETTER", ...options });
  return { ...caller, roles: [...caller.roles, "service"] };
}
