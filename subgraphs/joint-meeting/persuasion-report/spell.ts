import type { PersonId } from "../../../schema/person-id";
import { regionContains } from "../../../schema/regions/regions";
import { lastPlaceOnDay } from "../examination/last-place";
import { isOpenOn, residenceOnDay } from "../examination/newest-on-day";
import type { PersuasionLine } from "./persuasion-page";

/** A child's time out of school as a weekly report has it. Dates are YYYY-MM-DD. */
export interface Spell {
  childId: PersonId;
  foundOn: string;
  /** By the week's end. */
  returnedOn: string | null;
  /** School of its enrolment: the one in force, else the latest. */
  schoolId: string | null;
  /** Of the school, else where it lives, else of the 户籍. */
  townshipCode: string | null;
}

const IN_FORCE_STATES: readonly string[] = ["NORMAL", "EMPTY_ENTRY"];

/** Which county reads its ledger, and as of which day. */
interface Reading {
  countyCode: string;
  /** YYYY-MM-DD */
  asOf: string;
}

/** The spell of a line of the ledger. */
export function toSpell({ child, foundOn, returnedOn }: PersuasionLine, { countyCode, asOf }: Reading): Spell {
  const { residences, household } = child;
  const residence = residenceOnDay(residences, ({ township }) => regionContains(countyCode, township.code), asOf);
  const school = lastPlaceOnDay(child.enrolments, asOf)?.school ?? null;
  const isResident = residence !== null && isOpenOn(residence.cancelledOn, asOf);
  const isAtHome = household !== null && IN_FORCE_STATES.includes(household.state);
  const home = isResident ? residence : isAtHome ? household : null;
  return {
    childId: child.id as PersonId,
    foundOn,
    returnedOn,
    schoolId: school?.id ?? null,
    townshipCode: (school ?? home)?.township.code ?? null,
  };
}
