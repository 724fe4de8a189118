import type { PersonId } from "../../../schema/person-id";
import { regionContains } from "../../../schema/regions/regions";
import { isOpenOn, residenceOnDay } from "../examination/newest-on-day";
import { isLater, placesOnDay } from "../examination/places-on-day";
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

const ACTIVE_STATES: readonly string[] = ["ENROLLED", "SUSPENDED"];
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
  const school = schoolOf(child.enrolments, asOf);
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

type Enrolments = PersuasionLine["child"]["enrolments"];

function schoolOf(enrolments: Enrolments, asOf: string): Enrolments[number]["school"] {
  const rank = (place: Enrolments[number]): number =>
    isLater(place, asOf) || ACTIVE_STATES.includes(place.state) ? 1 : 0;
  const dateOf = (place: Enrolments[number]): string =>
    isLater(place, asOf) ? place.entryMonth : (place.stateDate ?? place.entryMonth);
  const [latest] = placesOnDay(enrolments, asOf).sort(
    (one, other) => rank(other) - rank(one) || (dateOf(one) < dateOf(other) ? 1 : -1),
  );
  return latest?.school ?? null;
}
