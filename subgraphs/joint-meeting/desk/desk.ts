import { type Caller, coversRegion } from "../../../infra/runtime/caller";
import { departmentTitle } from "../../../schema/departments";
import type { Role } from "../../../schema/access/roles";
import { findRegion, regionContains } from "../../../schema/regions/regions";
import { DeskKind } from "./desk-kind";

/**
 * Who acts (岗位): `office`, `leader`, the name of a department, `school:<code>` or `township:<code>`; the desk of a unit's
 * head ends in `/head`.
 */
export type Desk = string & { readonly __brand: "Desk" };

/** Departments that have a desk of their own; who works there holds the role of the same name. */
export const DEPARTMENT_DESKS = [
  "education",
  "public-security",
  "civil-affairs",
  "disabled-persons",
  "poverty-relief",
  "health",
  "justice",
  "human-resources",
] as const satisfies readonly Role[];

export const OFFICE = "office" as Desk;
export const LEADER = "leader" as Desk;
export const EDUCATION = "education" as Desk;

const HEAD = "/head";

export const schoolDesk = (schoolId: string): Desk => `school:${schoolId}` as Desk;
export const townshipDesk = (townshipCode: string): Desk => `township:${townshipCode}` as Desk;

/** What a desk is made of. */
interface DeskParts {
  kind: DeskKind;
  /** Name of the department, code of the school or township; empty for office and leader. */
  code: string;
  isHead: boolean;
}

/** Reads a desk of a county; null for a text that names none. */
export function parseDesk(text: string, countyCode: string): Desk | null {
  const { kind, code, isHead } = partsOf(text as Desk);
  // Above the office stands the leader, and above the leader nobody.
  if (isHead && (kind === DeskKind.OFFICE || kind === DeskKind.LEADER)) return null;
  if (kind === DeskKind.SCHOOL && !/^\d{10}$/.test(code)) return null;
  if (kind === DeskKind.TOWNSHIP && !(regionContains(countyCode, code) && findRegion(code)?.level === "township"))
    return null;
  if (kind === DeskKind.DEPARTMENT && !(DEPARTMENT_DESKS as readonly string[]).includes(code)) return null;
  return text as Desk;
}

/** Takes a desk apart. */
export function partsOf(desk: Desk): DeskParts {
  const isHead = desk.endsWith(HEAD);
  const unit = isHead ? desk.slice(0, -HEAD.length) : desk;
  if (unit === OFFICE) return { kind: DeskKind.OFFICE, code: "", isHead };
  if (unit === LEADER) return { kind: DeskKind.LEADER, code: "", isHead };
  if (unit.startsWith("school:")) return { kind: DeskKind.SCHOOL, code: unit.slice("school:".length), isHead };
  if (unit.startsWith("township:")) return { kind: DeskKind.TOWNSHIP, code: unit.slice("township:".length), isHead };
  return { kind: DeskKind.DEPARTMENT, code: unit, isHead };
}

/** The school whose desk, or head's desk, it is; null for any other. */
export function schoolOfDesk(desk: Desk): string | null {
  const { kind, code } = partsOf(desk);
  return kind === DeskKind.SCHOOL ? code : null;
}

/** The township whose desk, or head's desk, it is; null for any other. */
export function townshipOfDesk(desk: Desk): string | null {
  const { kind, code } = partsOf(desk);
  return kind === DeskKind.TOWNSHIP ? code : null;
}

/** The desk above one: its unit's head, the leader above the office; null above a head and the leader. */
export function headOf(desk: Desk): Desk | null {
  const { kind, isHead } = partsOf(desk);
  if (isHead || kind === DeskKind.LEADER) return null;
  return kind === DeskKind.OFFICE ? LEADER : (`${desk}${HEAD}` as Desk);
}

/** The desks at which a caller sits: by roles, territory and school. */
export function desksOf(caller: Caller, countyCode: string): Desk[] {
  const { roles, school, regions } = caller;
  const desks: Desk[] = [];
  if (school !== null) {
    if (roles.includes("school")) desks.push(schoolDesk(school));
  } else {
    if (coversRegion(caller, countyCode)) {
      const countyDesks: readonly Role[] = ["office", "leader", ...DEPARTMENT_DESKS];
      desks.push(...(countyDesks.filter((role) => roles.includes(role)) as string[] as Desk[]));
    }
    if (roles.includes("township")) {
      const own = regions.filter((code) => code.length === 9 && regionContains(countyCode, code));
      desks.push(...own.map(townshipDesk));
    }
  }
  if (!roles.includes("head")) return desks;
  return [...desks, ...desks.filter((desk) => desk !== OFFICE && desk !== LEADER).map((desk) => headOf(desk) as Desk)];
}

/** What people call a desk. A school is named by its code: its name is education's. */
export function deskTitle(desk: Desk): string {
  const { kind, code, isHead } = partsOf(desk);
  return `${unitTitle(kind, code)}${isHead ? "负责人" : ""}`;
}

function unitTitle(kind: DeskKind, code: string): string {
  if (kind === DeskKind.OFFICE) return departmentTitle("joint-meeting");
  if (kind === DeskKind.LEADER) return "分管领导";
  if (kind === DeskKind.SCHOOL) return `学校${code}`;
  return kind === DeskKind.TOWNSHIP ? (findRegion(code)?.name ?? code) : departmentTitle(code);
}
