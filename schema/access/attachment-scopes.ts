import type { DepartmentName } from "../departments";
import type { Scope } from "./scopes";

interface AttachmentRules {
  /** Name of the subgraph that keeps them. */
  keeper: DepartmentName;
  /** Scopes of which one opens them. */
  read: readonly Scope[];
  /** Scopes of which one takes new ones. */
  add: readonly Scope[];
}

/** What an attachment may belong to, who keeps it, and the scopes that open its attachments and take new ones. */
export const ATTACHMENT_SCOPES = {
  CASE: { keeper: "joint-meeting", read: ["case:read"], add: ["case-step:write"] },
  TASK: { keeper: "joint-meeting", read: ["task:read"], add: ["task:answer"] },
  MEETING: { keeper: "joint-meeting", read: ["meeting:read"], add: ["meeting:write"] },
  ACTIVITY: { keeper: "joint-meeting", read: ["activity:read"], add: ["activity:write"] },
  RECTIFICATION: {
    keeper: "joint-meeting",
    read: ["oversight:read", "oversight:answer"],
    add: ["oversight:answer", "oversight:write"],
  },
  /** What goes out with a letter (函件附件). */
  LETTER: { keeper: "letters", read: ["letter:read"], add: ["letter:draft"] },
  /** What came of a letter on paper (纸质函件扫描件). */
  LETTER_SCAN: { keeper: "letters", read: ["letter:read"], add: ["letter:receive"] },
} as const satisfies Record<string, AttachmentRules>;

export type AttachmentSubject = keyof typeof ATTACHMENT_SCOPES;

/** Subgraphs that keep attachments. */
export type AttachmentKeeper = (typeof ATTACHMENT_SCOPES)[AttachmentSubject]["keeper"];

/** What the attachments of a keeper may belong to. */
export type SubjectOf<Keeper extends AttachmentKeeper> = {
  [Subject in AttachmentSubject]: (typeof ATTACHMENT_SCOPES)[Subject]["keeper"] extends Keeper ? Subject : never;
}[AttachmentSubject];

/** Who keeps what is asked for without a word of what it belongs to: the first keeper there was. */
export const DEFAULT_KEEPER: AttachmentKeeper = "joint-meeting";

/** Whether a text names what an attachment may belong to. */
export function isAttachmentSubject(text: unknown): text is AttachmentSubject {
  return typeof text === "string" && Object.hasOwn(ATTACHMENT_SCOPES, text);
}

/** Whether a text names what an attachment of a keeper may belong to. */
export function isSubjectOf<Keeper extends AttachmentKeeper>(keeper: Keeper, text: unknown): text is SubjectOf<Keeper> {
  return isAttachmentSubject(text) && ATTACHMENT_SCOPES[text].keeper === keeper;
}

/** Scopes of which each opens some of a keeper's attachments. */
export function readScopesOf(keeper: AttachmentKeeper): readonly Scope[] {
  return Object.values(ATTACHMENT_SCOPES).flatMap((rules): readonly Scope[] =>
    rules.keeper === keeper ? rules.read : [],
  );
}

/** Whether one of the scopes is in force. */
export function holdsAny(scopes: ReadonlySet<Scope>, wanted: readonly Scope[]): boolean {
  return wanted.some((scope) => scopes.has(scope));
}
