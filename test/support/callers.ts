import { effectiveScopes } from "../../schema/access/policy";
import type { Purpose } from "../../schema/access/purposes";
import type { Role } from "../../schema/access/roles";
import type { Caller } from "../../infra/runtime/caller";

interface CallerOptions {
  regions?: string[];
  school?: string | null;
  /** Default CASE, under which a role holds all its scopes. */
  purpose?: Purpose | null;
}

/** A caller of one role, with the scopes that the policy gives it; by default of 柳南区 (450204). */
export function callerOf(
  role: Role,
  { regions = ["450204"], school = null, purpose = "CASE" }: CallerOptions = {},
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
    requestId: "test-request",
  };
}
