import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** Where a case stands: nothing taken yet, or the last step taken, by the name of its `StepKind`. */
export enum CaseStage {
  OPENED = "OPENED",
  CONFIRM_DROPOUT = "CONFIRM_DROPOUT",
  PERSUASION = "PERSUASION",
  WRITTEN_REPORT = "WRITTEN_REPORT",
  RETURN_NOTICE = "RETURN_NOTICE",
  ORDER_NOTICE = "ORDER_NOTICE",
  PENALTY_NOTICE = "PENALTY_NOTICE",
  PENALTY_HEARING = "PENALTY_HEARING",
  PENALTY_DECISION = "PENALTY_DECISION",
  PENALTY_SERVICE = "PENALTY_SERVICE",
  DEMAND = "DEMAND",
  ENFORCEMENT = "ENFORCEMENT",
  LAWSUIT = "LAWSUIT",
}

registerEnumType(CaseStage, {
  name: "CaseStage",
  description: "Where a case stands: opened, or the last step taken. 案件所处阶段（已建案或最近办结的步骤）。",
  valuesConfig: {
    OPENED: { description: "Opened, no step taken yet. 已建案。" },
    CONFIRM_DROPOUT: { description: "The dropout is confirmed. 已确认辍学。" },
    PERSUASION: { description: "Both lines have persuaded at the home. 已双向劝学。" },
    WRITTEN_REPORT: { description: "The school has reported in writing. 已书面报告。" },
    RETURN_NOTICE: { description: "Notice to return by a date was given. 已发限期返校通知书。" },
    ORDER_NOTICE: { description: "The order to send the child to school was given. 已发责令通知书。" },
    PENALTY_NOTICE: { description: "A penalty was announced. 已告知拟处罚。" },
    PENALTY_HEARING: { description: "Statement, defence or hearing is done. 已陈述申辩或听证。" },
    PENALTY_DECISION: { description: "The penalty is decided. 已作出处罚决定。" },
    PENALTY_SERVICE: { description: "The decision is served. 处罚决定已送达。" },
    DEMAND: { description: "Demand before enforcement was made. 已催告。" },
    ENFORCEMENT: { description: "Enforcement was applied for at the court. 已申请强制执行。" },
    LAWSUIT: { description: "The township has sued. 已起诉。" },
  },
});
