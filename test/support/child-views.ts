import type {
  CertificateView,
  ChildView,
  DropoutRecordView,
  EnrolmentView,
  HouseholdView,
  PovertyReliefView,
  ResidenceView,
} from "../../subgraphs/joint-meeting/examination/child-view";
import type { ExaminationRules } from "../../subgraphs/joint-meeting/examination/examination";
import type { PersonId } from "../../schema/person-id";

/** The rules of the tests' sweep: the demo county on the last day of 2018. */
export const RULES: ExaminationRules = { countyCode: "450204", schoolYear: "2018-2019", asOf: "2018-12-31" };

export const SCHOOL = { id: "2145000001", name: "柳南一小", kind: "PRIMARY", township: { code: "450204001" } };
export const SECOND_SCHOOL = { id: "2145000002", name: "柳南二小", kind: "PRIMARY", township: { code: "450204002" } };

/** A child of whom no department knows anything but what is given. */
export function viewOf(parts: Partial<ChildView> = {}): ChildView {
  return {
    id: "a".repeat(52) as PersonId,
    identity: null,
    household: null,
    residences: [],
    enrolments: [],
    dropoutRecords: [],
    subsidyGap: null,
    welfare: [],
    disabilityCertificates: [],
    povertyReliefs: [],
    ...parts,
  };
}

/** A child of ten with its 户籍 here, and on no roll. */
export function localChild(parts: Partial<ChildView> = {}, birthDate = "2008-05-01"): ChildView {
  return viewOf({ identity: { name: "张小明", sex: "MALE", birthDate }, household: household(), ...parts });
}

export function household(parts: Partial<HouseholdView> = {}): HouseholdView {
  return {
    county: { code: "450204" },
    township: { code: "450204003" },
    state: "NORMAL",
    guardianName: "张大",
    warnings: [],
    ...parts,
  };
}

export function residence(parts: Partial<ResidenceView> = {}): ResidenceView {
  return {
    homeCounty: { code: "451302" },
    township: { code: "450204004" },
    registeredOn: "2017-03-01",
    cancelledOn: null,
    recordedName: "张小明",
    recordedBirthDate: "2008-05-01",
    guardianName: "张大",
    ...parts,
  };
}

export function enrolment(parts: Partial<EnrolmentView> = {}): EnrolmentView {
  return {
    id: "e1",
    recordedName: "张小明",
    recordedSex: "MALE",
    recordedBirthDate: "2008-05-01",
    school: SCHOOL,
    grade: 4,
    className: "1班",
    entryMonth: "2015-09-01",
    state: "ENROLLED",
    stateDate: null,
    studyMode: "IN_SCHOOL",
    migrantChild: false,
    leftBehind: false,
    guardianName: "张大",
    warnings: [],
    unexcusedRun: null,
    arrivalConfirmedOn: null,
    ...parts,
  };
}

/** A run of unexcused days with the stage that education's default thresholds give it. */
export function run(days: number, from = "2018-10-08", to = "2018-11-02"): EnrolmentView["unexcusedRun"] {
  const stage = days >= 20 ? "DROPOUT_TO_CONFIRM" : days >= 5 ? "SUSPECTED" : "HOME_VISIT";
  return { days, from, to, stage };
}

export function dropoutRecord(parts: Partial<DropoutRecordView> = {}): DropoutRecordView {
  return {
    foundOn: "2018-05-11",
    returnedOn: null,
    reason: "厌学",
    whereabouts: "外出务工",
    responsiblePerson: "李老师",
    ...parts,
  };
}

export function certificate(parts: Partial<CertificateView> = {}): CertificateView {
  return {
    category: "PHYSICAL",
    grade: 2,
    issuedOn: "2016-01-05",
    expiresOn: null,
    recordedName: "张小明",
    ...parts,
  };
}

export function poorHousehold(parts: Partial<PovertyReliefView> = {}): PovertyReliefView {
  return { category: "MARGINAL", identifiedOn: "2016-01-01", liftedOn: null, recordedName: "张小明", ...parts };
}
