import type { Scope } from "./scopes";

const STATISTICS: readonly Scope[] = ["school:read", "school-statistics:read", "county-summary:read"];
const SCHOOLING: readonly Scope[] = [
  "school:read",
  "enrolment:read",
  "attendance:read",
  "subsidy:read",
  "dropout-ledger:read",
];
const RELIEF: readonly Scope[] = ["welfare:read", "disability:read", "poverty:read"];
const REGISTERS: readonly Scope[] = ["identity:read", "household:read", "residence:read"];

/**
 * The scopes of each role. Which rows a caller sees is decided by region and school on top of this; a role with no
 * scope for a kind of record never sees one.
 */
export const ROLE_SCOPES = {
  /** 联席会议办公室: works the cases on the whole view. */
  office: [...STATISTICS, ...SCHOOLING, ...RELIEF, ...REGISTERS, "subsidy-gap:read", "id-number:read", "contact:read"],
  /** 分管领导: figures, not files. */
  leader: STATISTICS,
  /** 教育局: its own records, and what 应助尽助 needs of the others. */
  education: [
    ...SCHOOLING,
    ...RELIEF,
    "school-statistics:read",
    "county-summary:read",
    "identity:read",
    "subsidy-gap:read",
    "id-number:read",
    "contact:read",
  ],
  "public-security": [...REGISTERS, "id-number:read", "contact:read"],
  "civil-affairs": ["welfare:read"],
  "disabled-persons": ["disability:read", "id-number:read"],
  "poverty-relief": ["poverty:read", "contact:read"],
  /** A school: its own pupils only. */
  school: [...SCHOOLING, "id-number:read", "contact:read"],
  /** 乡镇（街道）: the children of its own territory. */
  township: [...SCHOOLING, ...RELIEF, ...REGISTERS, "contact:read"],
  /** Auditor: figures and logs, no child. */
  auditor: STATISTICS,
} as const satisfies Record<string, readonly Scope[]>;

export type Role = keyof typeof ROLE_SCOPES;

/** Whether a text names a role. */
export function isRole(text: string): text is Role {
  return Object.hasOwn(ROLE_SCOPES, text);
}
