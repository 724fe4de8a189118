import type { ExportColumn, ExportDefinition, Row } from "../export-definition";
import { CHILD_NAME, CHILD_NUMBER } from "./child-columns";
import { plain, title, yesOrNo } from "./columns";

/** A school of the county by its name, one of elsewhere as the paper has it. */
const schoolOf = (header: string, school: string, written: string): ExportColumn => ({
  header,
  width: 24,
  selections: [`${school} { name }`, written],
  read: (row: Row) => row[school]?.name ?? row[written] ?? null,
});

const REQUEST = [
  title("类别", "kind", "ChangeRequestKind"),
  CHILD_NUMBER,
  CHILD_NAME,
  schoolOf("原学校", "fromSchool", "fromSchoolName"),
  schoolOf("转入学校", "toSchool", "toSchoolName"),
  title("状态", "state", "ChangeRequestState"),
  title("待办单位", "awaits", "ChangeParty", 20),
  plain("办理期限", "dueOn"),
  yesOrNo("是否逾期", "isOverdue"),
  plain("申请日期", "requestedOn"),
  plain("休学期满", "endsOn"),
  plain("事由", "reason", 24),
  plain("凭证", "paper", 24),
];

/** 学籍异动、期满未复学、在途学生. */
export const changes: Readonly<Record<string, ExportDefinition>> = {
  "change-requests": {
    title: "学籍异动台账",
    variables: "$regionCode: RegionCode!, $kind: ChangeRequestKind, $state: ChangeRequestState",
    field: { name: "changeRequests", arguments: "regionCode: $regionCode, kind: $kind, state: $state" },
    parent: null,
    form: "connection",
    columns: REQUEST,
  },
  "overdue-suspensions": {
    title: "休学期满未复学",
    variables: "$regionCode: RegionCode!, $asOf: Date",
    field: { name: "overdueSuspensions", arguments: "regionCode: $regionCode, asOf: $asOf" },
    parent: null,
    form: "connection",
    columns: REQUEST,
  },
  "between-schools": {
    title: "在途学生",
    variables: "$regionCode: RegionCode!",
    field: { name: "betweenSchools", arguments: "regionCode: $regionCode" },
    parent: null,
    form: "connection",
    columns: [
      title("情形", "cause", "BetweenSchoolsCause", 18),
      CHILD_NUMBER,
      CHILD_NAME,
      {
        header: "学校",
        width: 24,
        selections: ["enrolment { school { name } }"],
        read: ({ enrolment }: Row) => enrolment?.school?.name ?? null,
      },
      plain("起始日期", "since"),
    ],
  },
};
