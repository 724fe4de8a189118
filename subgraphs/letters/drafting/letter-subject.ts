import { randomUUID } from "node:crypto";
import { isPersonId, type PersonId } from "../../../schema/person-id";
import { findFullCountyName, resolveCounty } from "../../../schema/regions/county-succession";
import { homeCountyOf } from "../../../schema/home-county";
import type { LetterChildContent } from "../letter/letter-content";
import type { CaseReading } from "./letter-children-answer";
import { LetterGapReason } from "./letter-gap-reason";

/** A child whose home county is to be written to. */
export interface LetterSubject {
  caseId: string;
  caseNumber: string;
  childId: PersonId | null;
  /** The county that its 户籍 belongs to today. */
  homeCounty: string;
  content: LetterChildContent;
}

const CLOSED = "CLOSED";
const REGISTERED_POOR = "REGISTERED_POOR";
/** As much of a text as a message takes. */
const LONGEST = { name: 60, homeAddress: 200, guardian: 60, phone: 30, school: 80, grade: 20 } as const;

/**
 * What a letter tells of the child of a case, and where it goes; or why there is none to write.
 * @param on the county's day, YYYY-MM-DD
 */
export function subjectOf(
  reading: CaseReading,
  { countyCode, on }: { countyCode: string; on: string },
): LetterSubject | LetterGapReason {
  if (reading.state === CLOSED) return LetterGapReason.CASE_CLOSED;
  const registered = homeCountyOf(reading.child);
  const homeCounty = registered === null ? null : resolveCounty(registered, on).code;
  // A code that no directory has can be addressed by a clerk alone.
  if (homeCounty === null || findFullCountyName(homeCounty) === null) return LetterGapReason.UNKNOWN_HOME;
  if (homeCounty === countyCode) return LetterGapReason.OWN_COUNTY;
  const content = contentOf(reading, on);
  if (content === null) return LetterGapReason.UNKNOWN_CHILD;
  const { id, number, child } = reading;
  return { caseId: id, caseNumber: number, childId: isPersonId(child.id) ? child.id : null, homeCounty, content };
}

/** Null for a child of whom no register has even the name. */
function contentOf({ spell, child }: CaseReading, on: string): LetterChildContent | null {
  const { identity, household, povertyRelief } = child;
  const enrolments = child.enrolments.toSorted((one, other) => other.entryMonth.localeCompare(one.entryMonth));
  const [enrolment] = enrolments;
  const name = identity?.name ?? enrolment?.recordedName;
  if (name === undefined) return null;
  const guardian = guardianOf(child, enrolments);
  const isPoor =
    povertyRelief?.category === REGISTERED_POOR && (povertyRelief.liftedOn === null || povertyRelief.liftedOn > on);
  return {
    itemId: randomUUID(),
    name: cut(name, LONGEST.name) ?? name,
    sex: identity?.sex ?? enrolment?.recordedSex ?? null,
    birthDate: identity?.birthDate ?? enrolment?.recordedBirthDate ?? null,
    idNumber: identity?.idNumber ?? enrolment?.idNumber ?? null,
    // Of an entry that moved away the address no longer tells where the home is.
    homeAddress: isStanding(household) ? cut(household.address, LONGEST.homeAddress) : null,
    guardian: cut(guardian?.guardianName, LONGEST.guardian),
    phone: cut(guardian?.guardianPhone, LONGEST.phone),
    school: cut(enrolment?.school?.name, LONGEST.school),
    grade: enrolment === undefined ? null : cut(gradeWords(enrolment), LONGEST.grade),
    outSince: spell.since,
    isPoor,
  };
}

type Household = CaseReading["child"]["household"];

const isStanding = (household: Household): household is NonNullable<Household> =>
  household !== null && household.state !== "CANCELLED_MOVED";

/** Name and phone from one register, so that they are one person's: the 户籍, the residence, else the latest school. */
function guardianOf({ household, residence }: CaseReading["child"], enrolments: CaseReading["child"]["enrolments"]) {
  const registers = [isStanding(household) ? household : null, residence, ...enrolments];
  const named = registers.filter((register) => register !== null && register.guardianName !== null);
  return named.find((register) => register?.guardianPhone !== null) ?? named[0] ?? null;
}

const GRADES = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];

/** 八年级2班 */
function gradeWords({ grade, className }: { grade: number; className: string }): string {
  const name = className.trim();
  return `${GRADES[grade - 1] ?? grade}年级${/^\d+$/.test(name) ? `${name}班` : name}`;
}

/** Without what no paper holds, and no longer than a message takes; null for nothing. */
function cut(text: string | null | undefined, longest: number): string | null {
  const plain = [...(text ?? "").replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, " ").trim()].slice(0, longest).join("");
  return plain === "" ? null : plain;
}
