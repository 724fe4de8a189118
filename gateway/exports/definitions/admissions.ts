import type { ExportColumn, ExportDefinition, Row } from "../export-definition";
import { CHILD_NAME, CHILD_NUMBER } from "./child-columns";
import { plain, SCHOOL, title, TOWNSHIP, yesOrNo } from "./columns";

const SERVED: ExportColumn = {
  header: "送达日期",
  width: 12,
  selections: ["service { servedOn }"],
  read: ({ service }: Row) => service?.servedOn ?? null,
};

const REGISTERED: ExportColumn = {
  header: "注册日期",
  width: 12,
  selections: ["registration { registeredOn }"],
  read: ({ registration }: Row) => registration?.registeredOn ?? null,
};

const NOTICE = [
  plain("通知书文号", "number", 20),
  CHILD_NUMBER,
  CHILD_NAME,
  TOWNSHIP,
  SCHOOL,
  title("状态", "state", "AdmissionNoticeState"),
  plain("发放日期", "drawnUpOn"),
  SERVED,
  plain("应注册日期", "registerBy"),
  REGISTERED,
];

/** 入学通知、未注册学生、开学核查、未到校学生. */
export const admissions: Readonly<Record<string, ExportDefinition>> = {
  "admission-notices": {
    title: "入学通知书台账",
    variables: "$regionCode: RegionCode!, $schoolYear: SchoolYear!, $state: AdmissionNoticeState",
    field: { name: "admissionNotices", arguments: "regionCode: $regionCode, schoolYear: $schoolYear, state: $state" },
    parent: null,
    form: "connection",
    columns: NOTICE,
  },
  "unregistered-entrants": {
    title: "应入学未注册名单",
    variables: "$regionCode: RegionCode!, $schoolYear: SchoolYear!, $asOf: Date",
    field: { name: "unregisteredEntrants", arguments: "regionCode: $regionCode, schoolYear: $schoolYear, asOf: $asOf" },
    parent: null,
    form: "connection",
    columns: NOTICE,
  },
  "entry-checks": {
    title: "开学核查",
    variables: "$regionCode: RegionCode!, $term: String!",
    field: { name: "entryChecks", arguments: "regionCode: $regionCode, term: $term" },
    parent: null,
    form: "connection",
    columns: [
      SCHOOL,
      plain("学期", "term"),
      title("状态", "state", "EntryCheckState"),
      plain("截止日期", "deadline"),
      plain("上报日期", "submittedOn"),
      yesOrNo("是否迟报", "isLate"),
      ...(["expected", "arrived", "noShows"] as const).map((field, index): ExportColumn => ({
        header: ["应到", "实到", "未到"][index] ?? field,
        width: 8,
        selections: [`grades { ${field} }`],
        read: ({ grades }: Row) => grades.reduce((sum: number, grade: Row) => sum + grade[field], 0),
      })),
    ],
  },
  "no-shows": {
    title: "未到校学生",
    variables: "$regionCode: RegionCode!, $term: String!, $open: Boolean",
    field: { name: "noShows", arguments: "regionCode: $regionCode, term: $term, open: $open" },
    parent: null,
    form: "connection",
    columns: [
      SCHOOL,
      plain("年级", "grade", 6),
      CHILD_NUMBER,
      CHILD_NAME,
      title("原因", "reason", "NoShowReason"),
      plain("去向", "whereabouts", 24),
      plain("措施", "measure", 30),
      title("结果", "resolution", "NoShowResolution"),
      plain("办结日期", "resolvedOn"),
    ],
  },
};
