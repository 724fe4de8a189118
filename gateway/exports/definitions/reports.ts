import type { ExportColumn, ExportDefinition, Row } from "../export-definition";
import { CHILD_NAME, CHILD_NUMBER } from "./child-columns";
import { plain, SCHOOL, title, TOWNSHIP } from "./columns";

const figure = (header: string, field: string): ExportColumn => ({
  header,
  width: 10,
  selections: [`figures { ${field} }`],
  read: ({ figures }: Row) => figures?.[field] ?? null,
});

const entry = (header: string, width: number, selection: string, read: ExportColumn["read"]): ExportColumn => ({
  header,
  width,
  selections: [`finding { ${selection} }`],
  read: (row: Row, titleOf) => read(row.finding, titleOf),
});

const ofFinding = ({ selections, ...column }: ExportColumn): ExportColumn => ({
  ...column,
  selections: selections.map((selection) => `finding { ${selection} }`),
  read: ({ finding }: Row, titleOf) => column.read(finding, titleOf),
});

/** 学校月报、劝返周报、县季度复核、辍学劝返汇总表. */
export const reports: Readonly<Record<string, ExportDefinition>> = {
  "monthly-reports": {
    title: "学校月报",
    variables: "$regionCode: RegionCode!, $month: Month!, $state: MonthlyReportState",
    field: { name: "monthlyReports", arguments: "regionCode: $regionCode, month: $month, state: $state" },
    parent: null,
    form: "connection",
    columns: [
      SCHOOL,
      plain("月份", "month", 10),
      title("状态", "state", "MonthlyReportState", 10),
      plain("上报日期", "submittedOn"),
      figure("月初在籍", "onRollAtStart"),
      figure("新生", "entered"),
      figure("转入", "transferredIn"),
      figure("转出", "transferredOut"),
      figure("休学", "suspended"),
      figure("复学", "resumed"),
      figure("辍学", "droppedOut"),
      figure("劝返", "back"),
      figure("死亡", "deceased"),
      figure("毕业", "graduated"),
      figure("月末在籍", "onRollAtEnd"),
      figure("旷课天数", "unexcusedDays"),
      figure("疑似辍学", "suspected"),
    ],
  },
  "late-monthly-reports": {
    title: "迟报月报",
    variables: "$regionCode: RegionCode!, $month: Month!",
    field: { name: "lateMonthlyReports", arguments: "regionCode: $regionCode, month: $month" },
    parent: null,
    form: "connection",
    columns: [
      SCHOOL,
      plain("月份", "month", 10),
      plain("应报日期", "dueOn"),
      plain("上报日期", "submittedOn"),
      plain("迟报天数", "daysLate", 10),
    ],
  },
  "persuasion-report": {
    title: "劝返周报",
    variables: "$regionCode: RegionCode!, $week: IsoWeek!",
    parent: { name: "persuasionReport", arguments: "regionCode: $regionCode, week: $week" },
    field: { name: "entries", arguments: "" },
    form: "connection",
    columns: [
      CHILD_NUMBER,
      CHILD_NAME,
      TOWNSHIP,
      SCHOOL,
      plain("发现日期", "foundOn"),
      plain("返校日期", "returnedOn"),
    ],
  },
  "quarterly-review": {
    title: "季度复核",
    variables: "$id: ID!",
    parent: { name: "quarterlyReview", arguments: "id: $id" },
    field: { name: "entries", arguments: "" },
    form: "connection",
    columns: [
      entry("情形", 14, "kind", ({ kind }: Row, titleOf) => titleOf("FindingKind", kind)),
      ofFinding(CHILD_NUMBER),
      ofFinding(CHILD_NAME),
      ofFinding(TOWNSHIP),
      ofFinding(SCHOOL),
      title("复核结果", "result", "ReviewResult"),
      plain("差异", "difference", 40),
      plain("复核日期", "checkedOn"),
      plain("复核人职务", "checkedPost", 20),
    ],
  },
  "dropout-summary": {
    title: "辍学劝返汇总表",
    variables: "$regionCode: RegionCode!, $asOf: Date!",
    parent: { name: "dropoutSummary", arguments: "regionCode: $regionCode, asOf: $asOf" },
    field: { name: "byHomeRegion", arguments: "" },
    form: "list",
    columns: [
      {
        header: "户籍地",
        width: 14,
        selections: ["region { code name }"],
        read: ({ region }: Row) => region?.name ?? "不明",
      },
      plain("排查发现", "found"),
      plain("已劝返", "returned"),
      plain("仍辍学", "out"),
      plain("其中贫困户", "outFromPoorHouseholds"),
    ],
  },
};
