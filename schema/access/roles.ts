import type { Scope } from "./scopes";

const STATISTICS: readonly Scope[] = ["school:read", "school-statistics:read", "county-summary:read", "indicator:read"];
const SCHOOLING: readonly Scope[] = [
  "school:read",
  "enrolment:read",
  "attendance:read",
  "subsidy:read",
  "dropout-ledger:read",
];
/** What the offices that keep children in school see of each other's paperwork, each in its own territory. */
const ROLL_PAPERS: readonly Scope[] = ["school-report:read", "admission:read"];
/** What a department that answers for findings sees: its own, and the quarterly review that it signs. */
const FINDINGS: readonly Scope[] = ["finding:read", "quarterly-review:read", "quarterly-review:sign"];
const RELIEF: readonly Scope[] = ["welfare:read", "disability:read", "poverty:read"];
const REGISTERS: readonly Scope[] = ["identity:read", "household:read", "residence:read"];

/**
 * The scopes of each role. Which rows a caller sees is decided by region and school on top of this; a role with no
 * scope for a kind of record never sees one.
 */
export const ROLE_SCOPES = {
  /** 联席会议办公室: works the cases on the whole view. */
  office: [
    ...STATISTICS,
    ...SCHOOLING,
    ...ROLL_PAPERS,
    ...RELIEF,
    ...REGISTERS,
    ...FINDINGS,
    "subsidy-gap:read",
    "id-number:read",
    "contact:read",
    "roll-rejection:read",
    "sweep:run",
    "finding:decide",
    "child-link:write",
    "three-ledgers:read",
    "persuasion-report:read",
    "persuasion-report:write",
    "quarterly-review:write",
    "watch-mark:write",
    "target:write",
  ],
  /** 分管领导: figures, not files. */
  leader: STATISTICS,
  /** 教育局: its own records, and what 应助尽助 needs of the others. */
  education: [
    ...SCHOOLING,
    ...ROLL_PAPERS,
    ...RELIEF,
    ...FINDINGS,
    "school-statistics:read",
    "county-summary:read",
    "indicator:read",
    "identity:read",
    "subsidy-gap:read",
    "id-number:read",
    "contact:read",
    "roll-rejection:read",
    "school-report:review",
    "responsibility:write",
    "admission:write",
    "enrolment-change:approve",
    "three-ledgers:read",
    "persuasion-report:read",
  ],
  "public-security": [...REGISTERS, ...FINDINGS, "id-number:read", "contact:read"],
  "civil-affairs": [...FINDINGS, "welfare:read"],
  "disabled-persons": [...FINDINGS, "disability:read", "id-number:read"],
  "poverty-relief": [...FINDINGS, "poverty:read", "contact:read"],
  /** A school: its own pupils only. */
  school: [
    ...SCHOOLING,
    ...ROLL_PAPERS,
    "id-number:read",
    "contact:read",
    "finding:read",
    "indicator:read",
    "attendance:write",
    "school-report:write",
    "responsibility:write",
    "admission:write",
    "enrolment-change:write",
  ],
  /** 乡镇（街道）: the children of its own territory. */
  township: [
    ...SCHOOLING,
    ...ROLL_PAPERS,
    ...RELIEF,
    ...REGISTERS,
    "contact:read",
    "finding:read",
    "three-ledgers:read",
    "indicator:read",
    "admission:write",
  ],
  /** Auditor: figures and logs, no child. */
  auditor: STATISTICS,
} as const satisfies Record<string, readonly Scope[]>;

export type Role = keyof typeof ROLE_SCOPES;

/** Whether a text names a role. */
export function isRole(text: string): text is Role {
  return Object.hasOwn(ROLE_SCOPES, text);
}
