import type { TitleOf } from "../enum-titles";
import type { Cell, ExportColumn, ExportDefinition, Row } from "../export-definition";
import { CHILD_NAME, CHILD_NUMBER } from "./child-columns";
import { plain, SCHOOL, title, titles } from "./columns";

/** An amount in yuan with two places, as vouchers have it. */
const yuan = (fen: number | null | undefined): Cell =>
  fen === null || fen === undefined ? null : (fen / 100).toFixed(2);

const SCHOOL_OF_ENROLMENT: ExportColumn = {
  header: "学校",
  width: 24,
  selections: ["enrolment { school { name } grade className }"],
  read: ({ enrolment }: Row) => enrolment?.school?.name ?? null,
};

const money = (header: string, field: string): ExportColumn => ({
  header,
  width: 12,
  selections: [field],
  read: (row: Row) => yuan(row[field]),
});

const payment = (header: string, selection: string, read: (payment: Row) => Cell, width = 12): ExportColumn => ({
  header,
  width,
  selections: [`payment { ${selection} }`],
  read: (row: Row) => (row.payment === null || row.payment === undefined ? null : read(row.payment)),
});

const GAP = "child { subsidyGap { term grounds received missing } }";
const gap = (header: string, read: (gap: Row, titleOf: TitleOf) => Cell, width = 10): ExportColumn => ({
  header,
  width,
  selections: [GAP],
  read: ({ child }: Row, titleOf) => (child?.subsidyGap ? read(child.subsidyGap, titleOf) : null),
});

/** The application for the very term that the gap is of. */
const APPLICATION = "child { subsidyApplications { term state appliedOn approvedFen payment { paidOn amountFen } } }";
const application = (header: string, read: (application: Row, titleOf: TitleOf) => Cell, width = 12): ExportColumn => ({
  header,
  width,
  selections: [APPLICATION],
  read: ({ child }: Row, titleOf) => {
    const ofTerm = ({ term }: Row) => term === child.subsidyGap.term;
    const one = child?.subsidyApplications?.find(ofTerm);
    return one === undefined ? null : read(one, titleOf);
  },
});

const PUPIL: readonly ExportColumn[] = [
  SCHOOL,
  plain("年级", "grade", 6),
  plain("班级", "className", 8),
  CHILD_NUMBER,
  CHILD_NAME,
  gap("学期", ({ term }) => term, 12),
  gap("资助依据", ({ grounds }, titleOf) => grounds.map((one: string) => titleOf("SubsidyGround", one)).join("、"), 24),
  gap("是否已助", ({ received }) => (received ? "是" : "否")),
  gap("应助未助", ({ missing }) => (missing ? "是" : "否")),
  application("申请状态", ({ state }, titleOf) => titleOf("SubsidyApplicationState", state), 14),
  application("申请日期", ({ appliedOn }) => appliedOn),
  application("核定金额（元）", ({ approvedFen }) => yuan(approvedFen), 14),
  application("发放日期", (one) => one.payment?.paidOn ?? null),
  application("发放金额（元）", (one) => yuan(one.payment?.amountFen), 14),
];

/** Pupils on the roll, those that `when` picks by what they are due and got. */
function pupils(sheet: string, when: (gap: Row) => boolean): ExportDefinition {
  return {
    title: sheet,
    variables: "$regionCode: RegionCode!, $schoolId: SchoolCode",
    field: { name: "students", arguments: "regionCode: $regionCode, schoolId: $schoolId, state: ENROLLED" },
    parent: null,
    form: "connection",
    keep: { selection: GAP, when: ({ child }: Row) => Boolean(child?.subsidyGap) && when(child.subsidyGap) },
    columns: PUPIL,
  };
}

/** 应助未助名单、应助尽助台账 (of the current term)、资助申请台账. */
export const subsidies: Readonly<Record<string, ExportDefinition>> = {
  "subsidy-gaps": pupils("应助未助名单", ({ missing }) => missing),
  "subsidies-due": pupils("应助尽助台账", ({ grounds }) => grounds.length > 0),
  "subsidy-applications": {
    title: "资助申请台账",
    variables: "$regionCode: RegionCode!, $schoolId: SchoolCode, $term: String, $states: [SubsidyApplicationState!]",
    field: {
      name: "subsidyApplications",
      arguments: "regionCode: $regionCode, schoolId: $schoolId, term: $term, states: $states",
    },
    parent: null,
    form: "connection",
    columns: [
      SCHOOL_OF_ENROLMENT,
      CHILD_NUMBER,
      CHILD_NAME,
      plain("学期", "term"),
      titles("资助依据", "grounds", "SubsidyGround", 24),
      plain("申请理由", "reason", 24),
      plain("佐证材料", "paper", 24),
      plain("申请日期", "appliedOn"),
      money("标准金额（元）", "ruleFen"),
      title("状态", "state", "SubsidyApplicationState"),
      plain("审定日期", "decidedOn"),
      money("核定金额（元）", "approvedFen"),
      payment("发放日期", "paidOn", ({ paidOn }) => paidOn),
      payment("中央（元）", "centreFen", ({ centreFen }) => yuan(centreFen)),
      payment("县级（元）", "countyFen", ({ countyFen }) => yuan(countyFen)),
      payment("发放凭证", "voucher", ({ voucher }) => voucher, 20),
    ],
  },
};
