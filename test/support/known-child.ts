import type { GatewayAnswer } from "./answering-gateway";
import { childId } from "./sweep-rows";

const SCHOOL = { id: "2145020401", name: "第01小学" };
const GUARDIAN = { guardianName: "韦大明", guardianRelation: "父亲" };
const TOWNSHIP = { code: "450204001" };
const COUNTY = { code: "450204" };
const IDENTITY = { name: "韦小明", sex: "MALE", birthDate: "2009-03-05" };
const STAY = { foundOn: "2018-12-03", returnedOn: null };
const ENTRY = { ...STAY, reason: "家庭经济困难", whereabouts: "外出务工", responsiblePerson: "杨老师" };

const PERSONS = [
  { level: "BUREAU_LEADER", grade: null, className: null, name: "覃局长", post: "副局长", enrolment: null },
  { level: "PRINCIPAL", grade: null, className: null, name: "黄校长", post: "校长", enrolment: null },
  { level: "CLASS_TEACHER", grade: 3, className: "1班", name: "甘老师", post: "班主任", enrolment: null },
];

const ENROLMENT = {
  id: "enrolment",
  recordedName: "韦小明",
  recordedSex: "MALE",
  recordedBirthDate: "2009-03-05",
  guardianName: "韦大明",
  state: "TRANSFERRED_OUT",
  stateDate: "2018-12-10",
  arrivalConfirmedOn: "2018-12-20",
  entryMonth: "2015-09-01",
  grade: 3,
  className: "1班",
  school: { ...SCHOOL, township: TOWNSHIP, responsiblePersons: PERSONS },
};

/** A child whom every department knows, as each trusted document shows it. */
const CHILD = {
  identity: IDENTITY,
  household: { ...GUARDIAN, county: COUNTY, township: TOWNSHIP, state: "NORMAL" },
  residence: null,
  residences: [],
  enrolments: [ENROLMENT],
};

const LAST_PAGE = { hasNextPage: false, endCursor: null };
const SCHOOL_LINE = { ...SCHOOL, township: TOWNSHIP, principal: "黄校长", responsiblePersons: PERSONS };
const OTHER_SCHOOL = {
  id: "2145020402",
  name: "第02小学",
  township: TOWNSHIP,
  principal: null,
  responsiblePersons: [],
};
const SCHOOLS = { schools: { edges: [{ node: SCHOOL_LINE }, { node: OTHER_SCHOOL }], pageInfo: LAST_PAGE } };

const LATE = { due: 3, onTime: 1 };
const PUNCTUALITY = { ...LATE, byTownship: [], bySchool: [{ ...LATE, school: SCHOOL }] };

/** Children of the page of the ledger that {@link answerOfKnownChild} gives. */
export const LEDGER_CHILDREN = ["小明", "小红"];

/** What a gateway answers of that child and its school; to all else, that education is away. */
export function answerOfKnownChild(documentId: string, variables: Record<string, unknown>): GatewayAnswer {
  const { childId: id, caseId } = variables;
  switch (documentId) {
    case "case-opening":
      return { data: { child: { ...CHILD, id, dropoutRecords: [ENTRY] } } };
    case "case-ledger": {
      const children = LEDGER_CHILDREN.map((name) => ({ ...CHILD, id: childId(name), dropoutRecords: [STAY] }));
      return {
        data: { ledger: { edges: children.map((child) => ({ node: { ...ENTRY, child } })), pageInfo: LAST_PAGE } },
      };
    }
    case "case-child":
      return { data: { case: { id: caseId, child: CHILD } } };
    case "case-paper":
      return { data: { child: { ...CHILD, id } } };
    case "task-part":
      return { data: { child: { ...CHILD, dropoutRecords: [] } } };
    case "schools":
    case "responsible-persons":
      return { data: SCHOOLS };
    case "report-punctuality":
      return { data: { monthlyReportPunctuality: PUNCTUALITY } };
    case "unit-statistics":
      return { data: { unitStatistics: [] } };
    default:
      return { missing: "education" };
  }
}
