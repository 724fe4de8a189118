import { type Purpose, servesPurpose } from "./purposes";
import { ROLE_SCOPES, type Role } from "./roles";
import type { Scope } from "./scopes";

/** Roles that serve one kind of work alone: under any other purpose they open nothing. */
const ROLE_PURPOSES: Partial<Record<Role, readonly Purpose[]>> = { letters: ["LETTER"] };

/** The scopes that a caller of these roles holds for a purpose; without a purpose only those that open no personal data. */
export function effectiveScopes(roles: readonly Role[], purpose: Purpose | null): Scope[] {
  const serving = roles.filter((role) => purpose === null || (ROLE_PURPOSES[role]?.includes(purpose) ?? true));
  const held = new Set<Scope>(serving.flatMap((role) => [...ROLE_SCOPES[role]]));
  return [...held].filter((scope) => servesPurpose(scope, purpose));
}
