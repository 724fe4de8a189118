import type { JWTPayload } from "jose";
import type { Caller } from "../../infra/runtime/caller";
import { effectiveScopes } from "../../schema/access/policy";
import type { Purpose } from "../../schema/access/purposes";
import { isRole } from "../../schema/access/roles";

/** A region code of a county (6 digits), township (9) or a unit above (2, 4). */
const REGION = /^\d{2}(\d{2}(\d{2}(\d{3})?)?)?$/;

/**
 * The caller that an access token stands for, under a purpose. Roles and regions that this county does not know are
 * left out: an unknown word never opens anything.
 */
export function callerOfClaims(claims: JWTPayload, purpose: Purpose | null, requestId: string): Caller {
  const roles = texts(claims["roles"]).filter(isRole);
  return {
    actor: String(claims.sub),
    post: text(claims["post"]) ?? "",
    department: text(claims["department"]) ?? "",
    roles,
    scopes: new Set(effectiveScopes(roles, purpose)),
    regions: texts(claims["regions"]).filter((region) => REGION.test(region)),
    school: text(claims["school"]),
    purpose,
    caseId: null,
    opened: [],
    requestId,
  };
}

const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
