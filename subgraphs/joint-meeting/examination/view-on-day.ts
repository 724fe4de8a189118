import { regionContains } from "../../../schema/regions/regions";
import type { SchoolYear } from "../../../schema/scalars/school-year";
import { schoolAgeDay } from "../../../schema/scalars/school-year";
import { homeCountyOf } from "../../../schema/home-county";
import { isOfPoorHousehold } from "../child/poor-household";
import type {
  CertificateView,
  ChildView,
  DropoutRecordView,
  EnrolmentView,
  HouseholdView,
  ResidenceView,
} from "./child-view";
import type { ExaminationRules } from "./examination";
import { certificateOnDay, isOpenOn, residenceOnDay } from "./newest-on-day";
import { isLater, placesOnDay } from "./places-on-day";

/** Ages of compulsory schooling on 31 August (义务教育法 §11, §2: six years old, nine years and one of grace). */
const SCHOOL_AGE = { from: 6, below: 16 };

const IN_FORCE_STATES: readonly string[] = ["NORMAL", "EMPTY_ENTRY"];
const ACTIVE_STATES: readonly string[] = ["ENROLLED", "SUSPENDED"];

/** A child's records as they stood on the sweep's day: what is dated later does not count. The rules see nothing else. */
export interface ViewOnDay extends Omit<ChildView, "enrolments" | "dropoutRecords"> {
  rules: ExaminationRules;
  /** By 公安, else by the roll; null when neither tells. */
  birthDate: string | null;
  name: string | null;
  /** 6 ≤ age < 16 on 31 August, and no graduate of grade 9. */
  isOfSchoolAge: boolean;
  /** Of the age, whatever school it finished, and registered here: the children that a sweep counts the roll against. */
  isInPopulation: boolean;
  isDead: boolean;
  isKnownToPublicSecurity: boolean;
  /** The 户籍 of this county in force, whether or not the child lives there. */
  householdHere: HouseholdView | null;
  /** The stay that counts: in force, else the newest that ended. */
  residence: ResidenceView | null;
  /** The stay that counts, where it is one in force in this county. */
  residenceHere: ResidenceView | null;
  /** The certificate that counts: a valid one, else the newest. */
  disability: CertificateView | null;
  homeCountyCode: string | null;
  /** Entered by the day, each in its state of the day, latest entry first. */
  enrolments: readonly EnrolmentView[];
  /** Those on the roll: 在籍 or 休学. */
  active: readonly EnrolmentView[];
  /** The one of the latest date: of its state, else of its entry. */
  latest: EnrolmentView | null;
  /** Found by the day, each with its return by the day, oldest first. */
  dropoutRecords: readonly DropoutRecordView[];
  /** Not returned by the day. */
  openDropout: DropoutRecordView | null;
  isOfPoorHousehold: boolean;
}

/** A child's view as it stood on the day of the rules. */
export function viewOnDay(view: ChildView, rules: ExaminationRules): ViewOnDay {
  const { asOf, countyCode } = rules;
  const enrolments = placesOnDay(view.enrolments, asOf)
    .map((enrolment) => enrolmentOnDay(enrolment, asOf))
    .sort((one, other) => compare(other.entryMonth, one.entryMonth) || compare(one.id, other.id));
  const active = enrolments.filter(({ state }) => ACTIVE_STATES.includes(state));
  const latest = latestOf(enrolments);
  const residences = view.residences.filter(({ registeredOn }) => registeredOn <= asOf);
  const isInCounty = ({ township }: Pick<ResidenceView, "township">): boolean =>
    regionContains(countyCode, township.code);
  const residence = residenceOnDay(residences, isInCounty, asOf);
  const disabilityCertificates = view.disabilityCertificates.filter(({ issuedOn }) => issuedOn <= asOf);
  const dropoutRecords = dropoutRecordsOnDay(view.dropoutRecords, asOf);
  const birthDate = view.identity?.birthDate ?? (active[0] ?? latest)?.recordedBirthDate ?? null;
  const isOfAge = isAgeOfSchool(birthDate, rules);
  const householdHere = isInForceHere(view.household, countyCode) ? view.household : null;
  const isLivingHere = residence !== null && isOpenOn(residence.cancelledOn, asOf) && isInCounty(residence);
  const residenceHere = isLivingHere ? residence : null;
  return {
    id: view.id,
    rules,
    identity: view.identity,
    name: view.identity?.name ?? (active[0] ?? latest)?.recordedName ?? null,
    birthDate,
    isOfSchoolAge: isOfAge && !enrolments.some(isGraduateOfGrade9),
    isInPopulation: isOfAge && (householdHere !== null || residenceHere !== null),
    isDead: view.household?.state === "CANCELLED_DECEASED",
    isKnownToPublicSecurity: view.identity !== null || view.household !== null || view.residences.length > 0,
    household: view.household,
    householdHere,
    residences,
    residence,
    residenceHere,
    homeCountyCode: homeCountyOf({ household: view.household, residence }) ?? view.household?.county.code ?? null,
    enrolments,
    active,
    latest,
    dropoutRecords,
    openDropout: dropoutRecords.findLast(({ returnedOn }) => returnedOn === null) ?? null,
    subsidyGap: view.subsidyGap,
    welfare: view.welfare.filter(({ grantedOn }) => grantedOn <= asOf),
    disabilityCertificates,
    disability: certificateOnDay(disabilityCertificates, asOf),
    povertyReliefs: view.povertyReliefs.filter(({ identifiedOn }) => identifiedOn <= asOf),
    isOfPoorHousehold: isOfPoorHousehold(view.povertyReliefs, asOf),
  };
}

/** A state of a later date had not begun: until then the child was on the roll. */
function enrolmentOnDay(enrolment: EnrolmentView, asOf: string): EnrolmentView {
  const { state, arrivalConfirmedOn } = enrolment;
  if (isLater(enrolment, asOf)) return { ...enrolment, state: "ENROLLED", stateDate: null, arrivalConfirmedOn: null };
  if (arrivalConfirmedOn !== null && arrivalConfirmedOn > asOf) return { ...enrolment, arrivalConfirmedOn: null };
  // A run belongs to a child that is expected at school; one with leave or gone may have days left from before.
  return state === "ENROLLED" || enrolment.unexcusedRun === null ? enrolment : { ...enrolment, unexcusedRun: null };
}

function latestOf(enrolments: readonly EnrolmentView[]): EnrolmentView | null {
  const dateOf = ({ stateDate, entryMonth }: EnrolmentView): string => stateDate ?? entryMonth;
  let latest: EnrolmentView | null = null;
  for (const enrolment of enrolments) if (latest === null || dateOf(enrolment) > dateOf(latest)) latest = enrolment;
  return latest;
}

function dropoutRecordsOnDay(records: readonly DropoutRecordView[], asOf: string): DropoutRecordView[] {
  return records
    .filter(({ foundOn }) => foundOn <= asOf)
    .map((record) => (isOpenOn(record.returnedOn, asOf) ? { ...record, returnedOn: null } : record))
    .sort(
      (one, other) => compare(one.foundOn, other.foundOn) || compare(one.returnedOn ?? "9", other.returnedOn ?? "9"),
    );
}

function isAgeOfSchool(birthDate: string | null, { schoolYear }: ExaminationRules): boolean {
  if (birthDate === null) return false;
  const day = schoolAgeDay(schoolYear as SchoolYear);
  return birthDate > yearsBefore(day, SCHOOL_AGE.below) && birthDate <= yearsBefore(day, SCHOOL_AGE.from);
}

const yearsBefore = (day: string, years: number): string => `${Number(day.slice(0, 4)) - years}${day.slice(4)}`;

const isGraduateOfGrade9 = ({ state, grade }: EnrolmentView): boolean => state === "GRADUATED" && grade === 9;

function isInForceHere(household: HouseholdView | null, countyCode: string): boolean {
  return household !== null && IN_FORCE_STATES.includes(household.state) && household.county.code === countyCode;
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
