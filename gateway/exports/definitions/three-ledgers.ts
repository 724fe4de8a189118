import type { ExportColumn, ExportDefinition, Row } from "../export-definition";
import type { TitleOf } from "../enum-titles";
import { CHILD_NAME, CHILD_NUMBER } from "./child-columns";
import { HOME_NAME, owner, plain, SCHOOL, title, titles, TOWNSHIP, yesOrNo } from "./columns";

const DONE: ExportColumn = {
  header: "已采取措施",
  width: 28,
  selections: ["done { kind at post note }"],
  read: ({ done }: Row, titleOf: TitleOf) =>
    done
      .map((act: Row) =>
        [act.at.slice(0, 10), act.post, titleOf("FindingEventKind", act.kind), act.note].filter(Boolean).join(" "),
      )
      .join("；"),
};

const STRUCK_OFF: ExportColumn = {
  header: "销号",
  width: 18,
  selections: ["struckOff { on reason paper }"],
  read: ({ struckOff }: Row, titleOf: TitleOf) =>
    struckOff === null
      ? null
      : [struckOff.on, struckOff.reason && titleOf("SettleReason", struckOff.reason), struckOff.paper]
          .filter(Boolean)
          .join(" "),
};

/** One of the three ledgers (三本台账), as the last sweep left it and with the names that the registers have today. */
function ledger(name: string, sheet: string, columns: readonly ExportColumn[]): ExportDefinition {
  return {
    title: sheet,
    variables:
      "$regionCode: RegionCode!, $schoolYear: SchoolYear!, $townshipCode: RegionCode, $schoolId: SchoolCode, $struckOff: Boolean! = false",
    field: {
      name: "threeLedgers",
      arguments: `ledger: ${name}, regionCode: $regionCode, schoolYear: $schoolYear, townshipCode: $townshipCode, schoolId: $schoolId, struckOff: $struckOff`,
    },
    parent: null,
    form: "connection",
    columns: [CHILD_NUMBER, CHILD_NAME, HOME_NAME, TOWNSHIP, SCHOOL, plain("年级", "grade", 6), ...columns],
  };
}

const GROUPS = [
  yesOrNo("随迁", "migrant"),
  yesOrNo("贫困户", "poorHousehold"),
  titles("重点人群", "watchGroups", "WatchGroup"),
];

const OUT_OF_SCHOOL = [
  title("情形", "kind", "FindingKind"),
  plain("起始日期", "since"),
  plain("原因", "reason", 34),
  ...GROUPS,
  owner("责任单位", "responsible"),
  DONE,
  STRUCK_OFF,
];

export const threeLedgers: Readonly<Record<string, ExportDefinition>> = {
  "ledger-school-age": ledger("SCHOOL_AGE", "适龄儿童台账", [
    plain("班级", "className", 8),
    title("就学状态", "schoolingState", "SchoolingState"),
    ...GROUPS,
  ]),
  "ledger-suspected": ledger("SUSPECTED", "疑似辍学台账", OUT_OF_SCHOOL),
  "ledger-dropout": ledger("DROPOUT", "辍学台账", OUT_OF_SCHOOL),
  "ledger-differences": {
    title: "人账核对差异",
    variables: "$regionCode: RegionCode!, $schoolYear: SchoolYear!",
    parent: { name: "ledgerReconciliation", arguments: "regionCode: $regionCode, schoolYear: $schoolYear" },
    field: { name: "differences", arguments: "" },
    form: "connection",
    columns: [
      title("差异类别", "kind", "LedgerDifferenceKind", 24),
      CHILD_NUMBER,
      CHILD_NAME,
      TOWNSHIP,
      SCHOOL,
      plain("台账", "ledgerSays", 30),
      plain("学籍", "rollSays", 30),
    ],
  },
};
