import type { Scope } from "./scopes";

/** What an attachment may belong to, with the scopes that open its attachments and take new ones. */
export const ATTACHMENT_SCOPES = {
  CASE: { read: ["case:read"], add: ["case-step:write"] },
  TASK: { read: ["task:read"], add: ["task:answer"] },
  MEETING: { read: ["meeting:read"], add: ["meeting:write"] },
  ACTIVITY: { read: ["activity:read"], add: ["activity:write"] },
  RECTIFICATION: { read: ["oversight:read", "oversight:answer"], add: ["oversight:answer", "oversight:write"] },
} as const satisfies Record<string, { read: readonly Scope[]; add: readonly Scope[] }>;

export type AttachmentSubject = keyof typeof ATTACHMENT_SCOPES;

/** Whether a text names what an attachment may belong to. */
export function isAttachmentSubject(text: unknown): text is AttachmentSubject {
  return typeof text === "string" && Object.hasOwn(ATTACHMENT_SCOPES, text);
}

/** Whether one of the scopes is in force. */
export function holdsAny(scopes: ReadonlySet<Scope>, wanted: readonly Scope[]): boolean {
  return wanted.some((scope) => scopes.has(scope));
}
