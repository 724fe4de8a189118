import type { DepartmentName } from "../departments";
import type { Purpose } from "./purposes";
import type { Role } from "./roles";
import type { Scope } from "./scopes";

/** What hurts a child most in wrong hands (敏感个人信息): opened child by child to whoever does not keep the register. */
export const SENSITIVE_SCOPES = [
  "id-number:read",
  "contact:read",
  "welfare:read",
  "disability:read",
  "poverty:read",
] as const satisfies readonly Scope[];

export type SensitiveScope = (typeof SENSITIVE_SCOPES)[number];

/** Who keeps what, by the department in whose register it stands: nobody needs an opening of its own records (一数一源). */
const KEEPERS: Record<DepartmentName, Partial<Record<Role, readonly SensitiveScope[]>>> = {
  education: { education: ["id-number:read", "contact:read"], school: ["id-number:read", "contact:read"] },
  "public-security": { "public-security": ["id-number:read", "contact:read"] },
  "civil-affairs": { "civil-affairs": ["welfare:read"] },
  "disabled-persons": { "disabled-persons": ["disability:read", "id-number:read"] },
  "poverty-relief": { "poverty-relief": ["poverty:read", "contact:read"] },
  "joint-meeting": {},
  letters: {},
};

/** Purposes under which a case opens its own child, and nothing else does: its work, its letter, the meeting that looks at it. */
const OF_CASES: readonly (Purpose | null)[] = ["CASE", "LETTER", "MEETING"];
/** Purposes under which a role's sensitive scopes alone open nothing: to compare registers is the service's own work. */
const GUARDED: readonly (Purpose | null)[] = [...OF_CASES, "SWEEP"];

/** Fields under a sensitive scope that are of no child: the phone of a school. */
const OF_NO_CHILD: ReadonlySet<string> = new Set(["School.phone"]);

/** Whether under a purpose a case or an opening opens the data of its child. */
export function isOfCases(purpose: Purpose | null): boolean {
  return OF_CASES.includes(purpose);
}

/** Whether a scope opens what is sensitive. */
export function isSensitive(scope: string): scope is SensitiveScope {
  return (SENSITIVE_SCOPES as readonly string[]).includes(scope);
}

/** The sensitive ones of the scopes that a field (`Type.field`) asks for. */
export function sensitiveScopesOf(coordinate: string, scopes: readonly string[]): SensitiveScope[] {
  return OF_NO_CHILD.has(coordinate) ? [] : scopes.filter(isSensitive);
}

/**
 * Whether a caller who holds a sensitive scope needs an opening (调阅) to use it on a department's register: under a guarded
 * purpose whoever does not keep that register, but the joint meeting's service itself.
 * @param department name of the subgraph whose field it is
 */
export function needsOpening(
  { roles, purpose }: { roles: readonly Role[]; purpose: Purpose | null },
  department: string,
  scope: SensitiveScope,
): boolean {
  if (!GUARDED.includes(purpose) || roles.includes("service")) return false;
  const keepers = Object.hasOwn(KEEPERS, department) ? KEEPERS[department as DepartmentName] : {};
  return !roles.some((role) => keepers[role]?.includes(scope));
}
