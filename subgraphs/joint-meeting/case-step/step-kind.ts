import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** The steps of a case: the third to eighth of the eight gates (八关), rungs one to four of the ladder (四步法). */
export enum StepKind {
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

registerEnumType(StepKind, {
  name: "StepKind",
  description: "A step of a case, by the eight gates and the four-step ladder. 案件步骤（八关、四步法）。",
  valuesConfig: {
    CONFIRM_DROPOUT: { description: "The dropout is confirmed. 确认辍学。" },
    PERSUASION: { description: "Persuasion by both lines at the home. 双向劝学。" },
    WRITTEN_REPORT: { description: "The school reports in writing. 书面报告。" },
    RETURN_NOTICE: { description: "Notice to return by a date. 限期返校通知书。" },
    ORDER_NOTICE: { description: "Order to send the child to school. 责令送被监护人接受义务教育通知书。" },
    PENALTY_NOTICE: { description: "Notice of an intended penalty. 行政处罚事先告知。" },
    PENALTY_HEARING: { description: "Statement, defence or hearing. 陈述申辩或听证。" },
    PENALTY_DECISION: { description: "Decision on the penalty. 行政处罚决定。" },
    PENALTY_SERVICE: { description: "The decision is served. 处罚决定送达。" },
    DEMAND: { description: "Demand before enforcement. 催告。" },
    ENFORCEMENT: { description: "Enforcement is applied for at the court. 申请法院强制执行。" },
    LAWSUIT: { description: "The township sues. 提起民事诉讼。" },
  },
});
