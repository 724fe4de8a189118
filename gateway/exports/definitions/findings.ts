import { departmentTitle } from "../../../schema/departments";
import type { ExportDefinition, Row } from "../export-definition";
import { CHILD_NAME, CHILD_NUMBER, HOME_CODE, yesOrNo } from "./child-columns";

/** 问题清单: findings of sweeps, one a line. */
export const findings: ExportDefinition = {
  title: "问题清单",
  variables:
    "$regionCode: RegionCode!, $schoolYear: SchoolYear, $sweepId: ID, $kinds: [FindingKind!], $states: [FindingState!]",
  field: {
    name: "findings",
    arguments: "regionCode: $regionCode, schoolYear: $schoolYear, sweepId: $sweepId, kinds: $kinds, states: $states",
  },
  form: "connection",
  columns: [
    {
      header: "问题类别",
      csvHeader: "kind",
      width: 16,
      selection: "kind",
      read: ({ kind }: Row, titleOf) => titleOf("FindingKind", kind),
      readCsv: ({ kind }: Row) => kind,
    },
    CHILD_NUMBER,
    CHILD_NAME,
    HOME_CODE,
    {
      header: "学校",
      width: 24,
      selection: "school { name }",
      read: ({ school }: Row) => school?.name ?? null,
    },
    {
      header: "贫困户",
      width: 8,
      selection: "poorHousehold",
      read: ({ poorHousehold }: Row) => yesOrNo(poorHousehold),
    },
    {
      header: "责任单位",
      width: 24,
      selection: "owner { kind code school { name } township { name } department }",
      read: ({ owner }: Row) =>
        owner.school?.name ??
        owner.township?.name ??
        (owner.department === null ? owner.code : departmentTitle(owner.code)),
    },
    {
      header: "证据",
      width: 60,
      selection: "evidence { department record statement asOf }",
      read: ({ evidence }: Row) =>
        evidence
          .map((line: Row) => `${departmentTitle(line.department)}${line.record}（${line.asOf}）：${line.statement}`)
          .join("；"),
    },
  ],
};
