import { SCOPES, type Scope } from "./scopes";

/** Why personal data is asked for; sent as header `x-purpose` (未成年人网络保护条例 §36: least privilege, recorded). */
export const PURPOSES = {
  CASE: "work on one child's case 一生一案",
  SWEEP: "comparison of registers 四查三比对",
  SUBSIDY: "subsidies and relief 资助救助",
  LETTER: "letter to another county 函",
  REPORT: "summaries and reports 汇总报表",
  MEETING: "the joint meeting's agenda 联席会议",
} as const;

export type Purpose = keyof typeof PURPOSES;

/** Whether a text names a purpose. */
export function isPurpose(text: string): text is Purpose {
  return Object.hasOwn(PURPOSES, text);
}

/** Daily work on the roll, and what the office makes of it. */
const ROLL_WORK: readonly Purpose[] = ["CASE", "SWEEP", "REPORT", "MEETING"];
/** Acts of that work: a meeting looks, and has others act. */
const ROLL_ACTS: readonly Purpose[] = ["CASE", "SWEEP", "REPORT"];
const REGISTER_WORK: readonly Purpose[] = ["CASE", "SWEEP", "LETTER", "REPORT", "MEETING"];
/** Work on one child, and the meeting that looks at it. */
const CASEWORK: readonly Purpose[] = ["CASE", "REPORT", "MEETING"];
/** The letter that a case needs, written from it or answered from it. */
const CORRESPONDENCE: readonly Purpose[] = ["LETTER", "CASE"];
const RELIEF_WORK: readonly Purpose[] = [...REGISTER_WORK, "SUBSIDY"];

/** The purposes under which a personal scope may be used: numbers and addresses never serve a report. */
const SCOPE_PURPOSES: Partial<Record<Scope, readonly Purpose[]>> = {
  "identity:read": RELIEF_WORK,
  "id-number:read": ["CASE", "SWEEP", "LETTER", "SUBSIDY"],
  "contact:read": ["CASE", "LETTER"],
  "household:read": REGISTER_WORK,
  "residence:read": REGISTER_WORK,
  "enrolment:read": RELIEF_WORK,
  "attendance:read": ROLL_WORK,
  "subsidy:read": ["CASE", "SWEEP", "SUBSIDY", "REPORT", "MEETING"],
  "subsidy-gap:read": ["CASE", "SWEEP", "SUBSIDY", "REPORT", "MEETING"],
  "dropout-ledger:read": REGISTER_WORK,
  "dropout-ledger:write": ROLL_ACTS,
  "welfare:read": RELIEF_WORK,
  "disability:read": RELIEF_WORK,
  "poverty:read": RELIEF_WORK,
  "roll-rejection:read": ["SWEEP", "REPORT"],
  "attendance:write": ROLL_ACTS,
  "school-report:read": ROLL_WORK,
  "school-report:write": ROLL_ACTS,
  "school-report:review": ROLL_ACTS,
  "admission:read": ROLL_WORK,
  "admission:write": ROLL_ACTS,
  "enrolment-change:write": ROLL_ACTS,
  "enrolment-change:approve": ROLL_ACTS,
  "sweep:run": ["SWEEP"],
  "finding:read": ROLL_WORK,
  "finding:decide": ["CASE", "SWEEP"],
  "child-link:write": ["CASE", "SWEEP"],
  "three-ledgers:read": ROLL_WORK,
  "persuasion-report:read": ROLL_WORK,
  "persuasion-report:write": ROLL_ACTS,
  "quarterly-review:read": ROLL_WORK,
  "quarterly-review:write": ROLL_ACTS,
  "quarterly-review:sign": ROLL_ACTS,
  "watch-mark:write": ["CASE"],
  // A letter is written from a case and answered from one.
  "case:read": [...CASEWORK, "LETTER"],
  "case:write": ["CASE"],
  "case-step:write": ["CASE"],
  // A letter is written from a case, whose child the gateway asks for under this scope.
  "task:read": [...CASEWORK, "LETTER"],
  "task:ask": ["CASE", "MEETING"],
  "task:answer": ["CASE"],
  "child-opening:ask": ["CASE"],
  "subsidy-application:read": ["CASE", "SUBSIDY", "REPORT"],
  "subsidy-application:write": ["SUBSIDY"],
  "subsidy-application:decide": ["SUBSIDY"],
  "home-teaching:read": CASEWORK,
  "home-teaching:write": ["CASE"],
  // A letter holds numbers, addresses and phones, which serve no meeting: that sees of it what its case says of it.
  "letter:read": CORRESPONDENCE,
  "letter:draft": CORRESPONDENCE,
  "letter:review": CORRESPONDENCE,
  "letter:sign": CORRESPONDENCE,
  "letter:receive": CORRESPONDENCE,
  "letter-event:write": ["LETTER"],
};

/** Whether a scope may be used for a purpose; scopes that open no personal data need none. */
export function servesPurpose(scope: Scope, purpose: Purpose | null): boolean {
  if (!SCOPES[scope].personal) return true;
  return purpose !== null && (SCOPE_PURPOSES[scope]?.includes(purpose) ?? false);
}
