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
/** What every member of the joint meeting (成员单位) has: its tasks, its notices, the meetings. */
const MEMBER: readonly Scope[] = ["task:read", "task:answer", "inbox:read", "meeting:read", "approval:ask"];
/** What whoever works cases has, each in its own territory. */
const CASEWORK: readonly Scope[] = [
  ...MEMBER,
  "case:read",
  "case-step:write",
  "task:ask",
  "oversight:read",
  "activity:read",
];
/** What whoever writes and answers letters (函) has. */
const CORRESPONDENCE: readonly Scope[] = [
  "letter:read",
  "letter:draft",
  "letter:receive",
  "letter-figures:read",
  "signatory:read",
  "exchange:read",
];
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
    ...CASEWORK,
    "case:write",
    "child-opening:ask",
    "child-opening:read",
    "meeting:convene",
    "meeting:write",
    "oversight:write",
    "statement:sign",
    "activity:write",
    "subsidy-application:read",
    "home-teaching:read",
    "responsibility:write",
    "casework-setting:write",
    ...CORRESPONDENCE,
    "exchange:manage",
    "evidence:read",
  ],
  /** 分管领导: figures and decisions, not files. */
  leader: [
    ...STATISTICS,
    "inbox:read",
    "approval:decide",
    "child-opening:read",
    "meeting:read",
    "meeting:convene",
    "oversight:read",
    "oversight:write",
    "statement:sign",
    "activity:read",
    "letter-figures:read",
    "signatory:read",
    "signatory:write",
  ],
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
    "dropout-ledger:write",
    "three-ledgers:read",
    "persuasion-report:read",
    ...CASEWORK,
    "case:write",
    "child-opening:ask",
    "child-opening:read",
    "oversight:write",
    "statement:sign",
    "activity:write",
    "subsidy-application:read",
    "subsidy-application:decide",
    "home-teaching:read",
    "home-teaching:write",
    ...CORRESPONDENCE,
    "letter:review",
  ],
  "public-security": [...REGISTERS, ...FINDINGS, ...MEMBER, "child-opening:read", "id-number:read", "contact:read"],
  "civil-affairs": [...FINDINGS, ...MEMBER, "child-opening:read", "welfare:read"],
  "disabled-persons": [...FINDINGS, ...MEMBER, "child-opening:read", "disability:read", "id-number:read"],
  "poverty-relief": [...FINDINGS, ...MEMBER, "child-opening:read", "poverty:read", "contact:read"],
  /** 卫健局: assesses, keeps no register here. */
  health: MEMBER,
  /** 司法局: 普法、法律援助. */
  justice: MEMBER,
  /** 人社局: child labour (童工). */
  "human-resources": MEMBER,
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
    "dropout-ledger:write",
    ...CASEWORK,
    "oversight:answer",
    "statement:sign",
    "activity:write",
    "subsidy-application:read",
    "subsidy-application:write",
    "home-teaching:read",
    "home-teaching:write",
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
    ...CASEWORK,
    "statement:sign",
    "activity:write",
  ],
  /** Auditor: figures and logs, no child. */
  auditor: [...STATISTICS, "child-opening:read", "letter-figures:read", "exchange:read", "evidence:read"],
  /**
   * The joint meeting's service itself, beside `office`: compares registers and reads for its own tasks, so that no child need
   * be opened to it. No person's account ever has it.
   */
  service: [],
  /**
   * The letters' service itself: what its trusted documents read for a letter and for a match, and telling cases what came of
   * their letters. Beside `service`; no person's account ever has it. It reads letters from its own database, not as a caller.
   */
  letters: [
    "enrolment:read",
    ...REGISTERS,
    "id-number:read",
    "contact:read",
    "poverty:read",
    "case:read",
    "letter-event:write",
  ],
  /** 签发人: held beside the role of the department that issues letters, by whoever is appointed to sign them. */
  signatory: ["letter:read", "letter:sign", "signatory:read"],
  /** 单位负责人: held beside the role of the department, township or school; what is late comes to its post. */
  head: ["inbox:read"],
} as const satisfies Record<string, readonly Scope[]>;

export type Role = keyof typeof ROLE_SCOPES;

/** Whether a text names a role. */
export function isRole(text: string): text is Role {
  return Object.hasOwn(ROLE_SCOPES, text);
}
