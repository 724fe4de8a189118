import type { Purpose } from "../../../schema/access/purposes";
import type { Role } from "../../../schema/access/roles";
import type { DepartmentName } from "../../../schema/departments";

/**
 * Who may read what for which purpose, written down by hand. Nothing here is computed from the policy: where the two
 * disagree, one of them is wrong.
 */
export interface Expectation {
  /** Whose subgraph serves it. */
  department: DepartmentName;
  /** The roles it is open to, in their own territory. */
  roles: readonly Role[];
  /** The purposes it is open for; `null` stands for none given. */
  purposes: readonly (Purpose | null)[];
  /**
   * Of what is sensitive, who keeps the register it stands in: under CASE it is open to others only of a child that is opened
   * to them, under SWEEP to nobody else.
   */
  keepers?: readonly Role[];
  /** Whether it is the county's as a whole, and refused to whoever is of another one. */
  isCountys?: boolean;
  /** Whether it holds nothing of any child, whoever reads it. */
  isOfNoChild?: boolean;
  /** A selection on `Child`, or a field of `Query` with its arguments and selection. */
  selection: string;
  /** Stands in the answer when the planted child's record is shown. */
  marker: string;
}

export const EVERY_PURPOSE = ["CASE", "SWEEP", "SUBSIDY", "LETTER", "REPORT", "MEETING"] as const satisfies Purpose[];
export const REGISTERS = ["CASE", "SWEEP", "LETTER", "REPORT", "MEETING"] as const;
export const ATTENDANCE = ["CASE", "SWEEP", "REPORT", "MEETING"] as const;
/** Acts of the work on the roll: a meeting looks, and has others act. */
export const ROLL_ACTS = ["CASE", "SWEEP", "REPORT"] as const;
/** Work on one child's case, and who looks at it. */
export const CASEWORK = ["CASE", "REPORT", "MEETING"] as const;
/** Tasks, and what a case opens: a letter is written from a case too. */
export const TASKWORK = [...CASEWORK, "LETTER"] as const;
export const MONEY = ["CASE", "SWEEP", "SUBSIDY", "REPORT", "MEETING"] as const;
/** Numbers of papers serve no report. */
export const NUMBERS = ["CASE", "SWEEP", "SUBSIDY", "LETTER"] as const;
/** Addresses and phones serve the work on one child alone. */
export const CONTACT = ["CASE", "LETTER"] as const;
/** What the office decides on and links. */
export const DECISIONS = ["CASE", "SWEEP"] as const;
/** Not personal: open without a purpose, and under any. */
export const ANY = [null, ...EVERY_PURPOSE] as const;

export const SCHOOLING: readonly Role[] = ["office", "education", "school", "township"];
/** Who reads the roll and cases: the letters' service too, whose letters say where a child was enrolled and what was done. */
export const ROLL_READERS: readonly Role[] = [...SCHOOLING, "letters"];
export const REGISTER_READERS: readonly Role[] = ["office", "public-security", "township", "letters"];
export const IDENTITY_READERS: readonly Role[] = ["office", "education", "public-security", "township", "letters"];
/** Whoever reads of schools. */
export const SCHOOL_READERS: readonly Role[] = ["office", "leader", "education", "school", "township", "auditor"];
/** The county's office and education, and whoever is to act on findings. */
export const FINDING_READERS: readonly Role[] = [
  "office",
  "education",
  "school",
  "township",
  "public-security",
  "civil-affairs",
  "disabled-persons",
  "poverty-relief",
];
export const FIGURES: readonly Role[] = ["office", "leader", "education", "auditor"];

/** Roles of services that work for one purpose alone: a line is open to them for that, and for no other of its purposes. */
const SERVICE_PURPOSES: Partial<Record<Role, readonly (Purpose | null)[]>> = { letters: ["LETTER"] };

/** Whether a line is open to a role for a purpose, in its own territory. */
export function isOpenTo(
  { roles, purposes }: Pick<Expectation, "roles" | "purposes">,
  role: Role,
  purpose: Purpose | null,
): boolean {
  return roles.includes(role) && purposes.includes(purpose) && (SERVICE_PURPOSES[role]?.includes(purpose) ?? true);
}
