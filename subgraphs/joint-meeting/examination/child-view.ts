import type { PersonId } from "../../../schema/person-id";

/** One child as the trusted document `sweep-page` shows it to the office. Dates are YYYY-MM-DD. */
export interface ChildView {
  id: PersonId;
  identity: { name: string; sex: string; birthDate: string } | null;
  household: HouseholdView | null;
  /** Each stay, cancelled ones too, as the two lists of other registers below: which of them counts depends on the day. */
  residences: readonly ResidenceView[];
  /** The latest entry first. */
  enrolments: readonly EnrolmentView[];
  dropoutRecords: readonly DropoutRecordView[];
  subsidyGap: { term: string; grounds: readonly string[]; missing: boolean } | null;
  welfare: readonly { category: string; grantedOn: string; endedOn: string | null; recordedName: string }[];
  disabilityCertificates: readonly CertificateView[];
  povertyReliefs: readonly PovertyReliefView[];
}

export interface CertificateView {
  category: string;
  grade: number;
  issuedOn: string;
  expiresOn: string | null;
  recordedName: string;
}

export interface PovertyReliefView {
  category: string;
  identifiedOn: string;
  liftedOn: string | null;
  recordedName: string;
}

export interface HouseholdView {
  county: { code: string };
  township: { code: string };
  /** `NORMAL`, `EMPTY_ENTRY`, `CANCELLED_DECEASED`, `CANCELLED_MOVED`. */
  state: string;
  guardianName: string | null;
  warnings: readonly string[];
}

export interface ResidenceView {
  homeCounty: { code: string };
  township: { code: string };
  registeredOn: string;
  cancelledOn: string | null;
  recordedName: string;
  recordedBirthDate: string;
  guardianName: string | null;
}

export interface EnrolmentView {
  id: string;
  recordedName: string;
  recordedSex: string;
  recordedBirthDate: string;
  school: { id: string; name: string; kind: string; township: { code: string } } | null;
  grade: number;
  className: string;
  entryMonth: string;
  /** `ENROLLED`, `SUSPENDED`, `TRANSFERRED_OUT`, `DROPPED_OUT`, `GRADUATED`, `DECEASED`. */
  state: string;
  stateDate: string | null;
  studyMode: string;
  migrantChild: boolean;
  leftBehind: boolean;
  guardianName: string | null;
  warnings: readonly string[];
  /** The longest run of unexcused school days of the school year up to the day asked for; null below the home visit's threshold. */
  unexcusedRun: { days: number; from: string; to: string; stage: string } | null;
  /** Whether the school where a transferred child went has confirmed it (就学取证). */
  arrivalConfirmedOn: string | null;
}

export interface DropoutRecordView {
  foundOn: string;
  returnedOn: string | null;
  reason: string;
  whereabouts: string;
  responsiblePerson: string | null;
}
