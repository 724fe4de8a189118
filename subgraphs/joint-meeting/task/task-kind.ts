import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** What the joint meeting asks a department for (任务类别). */
export enum TaskKind {
  FIND_WHEREABOUTS = "FIND_WHEREABOUTS",
  ASSESS_RELIEF = "ASSESS_RELIEF",
  ASSESS_DISABILITY = "ASSESS_DISABILITY",
  CHECK_HOUSEHOLD = "CHECK_HOUSEHOLD",
  VISIT = "VISIT",
  SERVE_NOTICE = "SERVE_NOTICE",
  LEGAL_AID = "LEGAL_AID",
  CHILD_LABOUR = "CHILD_LABOUR",
  HEALTH_CHECK = "HEALTH_CHECK",
  PLACE = "PLACE",
  DECISION = "DECISION",
}

registerEnumType(TaskKind, {
  name: "TaskKind",
  description: "What a department is asked for. 任务类别。",
  valuesConfig: {
    FIND_WHEREABOUTS: { description: "Find where the child is; public security. 查找去向（公安）。" },
    ASSESS_RELIEF: { description: "Assess whether relief is due; civil affairs. 评估救助（民政）。" },
    ASSESS_DISABILITY: {
      description:
        "Assess disability and what school fits; the disabled persons' federation or health. 残疾与安置评估（残联、卫健）。",
    },
    CHECK_HOUSEHOLD: { description: "Check the household's register; poverty relief. 核查脱贫监测户（扶贫）。" },
    VISIT: { description: "Visit the home; school or township. 家访（学校、乡镇）。" },
    SERVE_NOTICE: { description: "Serve a notice; township. 送达文书（乡镇）。" },
    LEGAL_AID: { description: "Explain the law, give legal aid; justice. 普法与法律援助（司法）。" },
    CHILD_LABOUR: { description: "Look for child labour; human resources. 查处童工（人社）。" },
    HEALTH_CHECK: { description: "Assess the child's health; health. 健康评估（卫健）。" },
    PLACE: { description: "Find a place at a school; education. 安置入学（教育）。" },
    DECISION: { description: "Carry out what a meeting decided; anybody. 落实会议议定事项。" },
  },
});
