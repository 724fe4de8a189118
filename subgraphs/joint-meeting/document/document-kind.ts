import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** What a paper is (文书种类). */
export enum DocumentKind {
  WRITTEN_REPORT = "WRITTEN_REPORT",
  RETURN_NOTICE = "RETURN_NOTICE",
  ORDER_NOTICE = "ORDER_NOTICE",
  PENALTY_NOTICE = "PENALTY_NOTICE",
  PENALTY_DECISION = "PENALTY_DECISION",
  SERVICE_RECORD = "SERVICE_RECORD",
  DEMAND = "DEMAND",
  ENFORCEMENT_APPLICATION = "ENFORCEMENT_APPLICATION",
  LAWSUIT_PETITION = "LAWSUIT_PETITION",
  MEETING_NOTICE = "MEETING_NOTICE",
  MINUTES = "MINUTES",
  TALK_NOTICE = "TALK_NOTICE",
  RECTIFICATION_NOTICE = "RECTIFICATION_NOTICE",
  CIRCULAR = "CIRCULAR",
  RESPONSIBILITY_STATEMENT = "RESPONSIBILITY_STATEMENT",
}

registerEnumType(DocumentKind, {
  name: "DocumentKind",
  description: "What a paper is. 文书种类。",
  valuesConfig: {
    WRITTEN_REPORT: { description: "Written report of a dropout to the bureau and the township. 书面报告。" },
    RETURN_NOTICE: { description: "Notice to return to school by a day. 限期返校通知书。" },
    ORDER_NOTICE: {
      description: "Order to a guardian to have the child schooled. 责令送被监护人接受义务教育通知书。",
    },
    PENALTY_NOTICE: { description: "Notice of a penalty before it is decided. 行政处罚告知书。" },
    PENALTY_DECISION: { description: "Decision on a penalty. 行政处罚决定书。" },
    SERVICE_RECORD: { description: "Record that a paper was served. 送达回证。" },
    DEMAND: { description: "Demand to perform before enforcement. 履行义务催告书。" },
    ENFORCEMENT_APPLICATION: { description: "Application to the court to enforce. 强制执行申请书。" },
    LAWSUIT_PETITION: { description: "Petition of a civil suit. 民事起诉状。" },
    MEETING_NOTICE: { description: "Notice of a meeting. 会议通知。" },
    MINUTES: { description: "Minutes of a meeting. 会议纪要。" },
    TALK_NOTICE: { description: "Call to a talk. 约谈通知书。" },
    RECTIFICATION_NOTICE: { description: "Order to put right by a day. 限期整改通知书。" },
    CIRCULAR: { description: "Circular. 通报。" },
    RESPONSIBILITY_STATEMENT: { description: "Statement of responsibility. 责任状。" },
  },
});
