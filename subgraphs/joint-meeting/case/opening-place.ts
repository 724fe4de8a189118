import type { PersonId } from "../../../schema/person-id";
import { regionContains } from "../../../schema/regions/regions";
import { homeCountyOf } from "../../../schema/home-county";
import { EDUCATION, type Desk, schoolDesk, townshipDesk } from "../desk/desk";
import { lastPlaceOnDay } from "../examination/last-place";
import { isOpenOn, residenceOnDay } from "../examination/newest-on-day";
import { CaseResponsibleLevel } from "../responsible/responsible-level";
import type { Responsible } from "../responsible/responsible.rows";
import type { OpeningChild } from "./opening-answer";

/** Where a child belongs on the day on which its case is opened, and who answers for it on education's line. */
export interface OpeningPlace {
  childId: PersonId;
  schoolId: string | null;
  grade: number | null;
  className: string | null;
  /** Of the home, else of the school; null when neither lies in the county. */
  townshipCode: string | null;
  homeCountyCode: string | null;
  education: readonly Responsible[];
  /** Whether any register knows the child. */
  isKnown: boolean;
}

type Enrolment = OpeningChild["enrolments"][number];
type Person = NonNullable<Enrolment["school"]>["responsiblePersons"][number];

const IN_FORCE_STATES: readonly string[] = ["NORMAL", "EMPTY_ENTRY"];

/** The place of a child on a day, YYYY-MM-DD. */
export function placeOf(child: OpeningChild, countyCode: string, on: string): OpeningPlace {
  const { household, residences } = child;
  const isHere = ({ township }: { township: { code: string } }): boolean => regionContains(countyCode, township.code);
  const residence = residenceOnDay(residences, isHere, on);
  const isResident = residence !== null && isOpenOn(residence.cancelledOn, on) && isHere(residence);
  const isAtHome = household !== null && IN_FORCE_STATES.includes(household.state) && isHere(household);
  const enrolment = lastPlaceOnDay(child.enrolments, on);
  const school = enrolment?.school ?? null;
  const lives = isResident ? residence : isAtHome ? household : null;
  const township = lives ?? (school !== null && isHere(school) ? school : null);
  return {
    childId: child.id as PersonId,
    schoolId: school?.id ?? null,
    grade: enrolment?.grade ?? null,
    className: enrolment?.className ?? null,
    townshipCode: township?.township.code ?? null,
    homeCountyCode: homeCountyOf({ household, residence }) ?? household?.county.code ?? null,
    education: enrolment === null ? [] : chainOf(enrolment),
    isKnown: household !== null || residences.length > 0 || child.enrolments.length > 0,
  };
}

/** Who leads a case that no finding names an owner of: the school, else the township, else education. */
export function leadOf({ schoolId, townshipCode }: Pick<OpeningPlace, "schoolId" | "townshipCode">): Desk {
  if (schoolId !== null) return schoolDesk(schoolId);
  return townshipCode === null ? EDUCATION : townshipDesk(townshipCode);
}

/** Those of a school's responsible persons who answer for an enrolment: all of its place. */
function chainOf(enrolment: Enrolment): Responsible[] {
  const { GRADE_HEAD, CLASS_TEACHER, SUBJECT_TEACHER } = CaseResponsibleLevel;
  const answers = (person: Person): boolean => {
    if (person.level === SUBJECT_TEACHER) return person.enrolment?.id === enrolment.id;
    if (person.level === CLASS_TEACHER)
      return person.grade === enrolment.grade && person.className === enrolment.className;
    return person.level !== GRADE_HEAD || person.grade === enrolment.grade;
  };
  const persons = enrolment.school?.responsiblePersons.filter(answers) ?? [];
  return persons.map(({ level, name, post }) => ({ level, name, post }));
}
