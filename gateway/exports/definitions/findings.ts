import { departmentTitle } from "../../../schema/departments";
import type { ExportColumn, ExportDefinition, Row } from "../export-definition";
import { CHILD_NAME, CHILD_NUMBER } from "./child-columns";
import { HOME_CODE, owner, SCHOOL, title, yesOrNo } from "./columns";

const EVIDENCE: ExportColumn = {
  header: "证据",
  width: 60,
  selections: ["evidence { department record statement asOf }"],
  read: ({ evidence }: Row) =>
    evidence
      .map((line: Row) => `${departmentTitle(line.department)}${line.record}（${line.asOf}）：${line.statement}`)
      .join("；"),
};

/** 问题清单: findings of sweeps, one a line. */
export const findings: ExportDefinition = {
  title: "问题清单",
  variables:
    "$regionCode: RegionCode!, $schoolYear: SchoolYear, $sweepId: ID, $kinds: [FindingKind!], $states: [FindingState!]",
  field: {
    name: "findings",
    arguments: "regionCode: $regionCode, schoolYear: $schoolYear, sweepId: $sweepId, kinds: $kinds, states: $states",
  },
  parent: null,
  form: "connection",
  columns: [
    { ...title("问题类别", "kind", "FindingKind", 18), csvHeader: "kind", readCsv: ({ kind }: Row) => kind },
    CHILD_NUMBER,
    CHILD_NAME,
    HOME_CODE,
    SCHOOL,
    yesOrNo("贫困户", "poorHousehold"),
    owner("责任单位", "owner"),
    EVIDENCE,
  ],
};
