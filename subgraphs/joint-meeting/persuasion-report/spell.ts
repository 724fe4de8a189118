import type { PersonId } from "../../../schema/person-id";
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

/** The spell of a line of the ledger; `asOf` is the day as of which it was read. */
export function toSpell({ child, foundOn, returnedOn }: PersuasionLine, asOf: string): Spell {
  const { residence, household } = child;
  const school = schoolOf(child.enrolments, asOf);
  const isResident = residence !== null && (residence.cancelledOn === null || residence.cancelledOn > asOf);
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
  const [latest] = enrolments
    .filter(({ entryMonth }) => entryMonth <= asOf)
    .sort((one, other) => rank(other) - rank(one) || (dateOf(one) < dateOf(other) ? 1 : -1));
  return latest?.school ?? null;
}

const rank = ({ state }: Enrolments[number]): number => (ACTIVE_STATES.includes(state) ? 1 : 0);

const dateOf = ({ stateDate, entryMonth }: Enrolments[number]): string => stateDate ?? entryMonth;
