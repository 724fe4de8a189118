import { type Purpose, servesPurpose } from "./purposes";
import { ROLE_SCOPES, type Role } from "./roles";
import type { Scope } from "./scopes";

/** The scopes that a caller of these roles holds for a purpose; without a purpose only those that open no personal data. */
export function effectiveScopes(roles: readonly Role[], purpose: Purpose | null): Scope[] {
  const held = new Set<Scope>(roles.flatMap((role) => [...ROLE_SCOPES[role]]));
  return [...held].filter((scope) => servesPurpose(scope, purpose));
}
