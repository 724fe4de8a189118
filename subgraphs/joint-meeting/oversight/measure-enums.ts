import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** How a school or township that fails is looked after (seed 002: 约谈、限期整改; seed 003: 督促检查、通报批评). */
export enum MeasureKind {
  TALK = "TALK",
  INSPECTION = "INSPECTION",
  RECTIFICATION = "RECTIFICATION",
  CIRCULAR = "CIRCULAR",
}

registerEnumType(MeasureKind, {
  name: "MeasureKind",
  description: "A measure of oversight. 督导措施。",
  valuesConfig: {
    TALK: { description: "A talk with those in charge. 约谈。" },
    INSPECTION: { description: "An inspection on the spot. 督查。" },
    RECTIFICATION: { description: "An order to put right by a day. 限期整改。" },
    CIRCULAR: { description: "A circular of criticism. 通报。" },
  },
});

/** How far a measure has come. */
export enum MeasureState {
  ORDERED = "ORDERED",
  HELD = "HELD",
  REPORTED = "REPORTED",
  RETURNED = "RETURNED",
  ACCEPTED = "ACCEPTED",
  ISSUED = "ISSUED",
  CANCELLED = "CANCELLED",
}

registerEnumType(MeasureState, {
  name: "MeasureState",
  description: "How far a measure has come. 措施状态。",
  valuesConfig: {
    ORDERED: { description: "Ordered. 已下达。" },
    HELD: { description: "Held, with its record. 已开展。" },
    REPORTED: { description: "The unit reports that it is put right. 已上报整改。" },
    RETURNED: { description: "Not put right enough; to be reported again. 整改退回。" },
    ACCEPTED: { description: "Put right. 整改验收通过。" },
    ISSUED: { description: "Issued. 已印发。" },
    CANCELLED: { description: "Taken back, with the reason. 已撤销。" },
  },
});

/** What is done with a measure. */
export enum MeasureAct {
  ORDER = "ORDER",
  HOLD = "HOLD",
  REPORT = "REPORT",
  ACCEPT = "ACCEPT",
  RETURN = "RETURN",
  CANCEL = "CANCEL",
}

registerEnumType(MeasureAct, {
  name: "MeasureAct",
  description: "What was done with a measure. 措施办理。",
  valuesConfig: {
    ORDER: { description: "Ordered or issued. 下达。" },
    HOLD: { description: "Held. 开展。" },
    REPORT: { description: "Reported as put right. 上报整改。" },
    ACCEPT: { description: "Accepted. 验收。" },
    RETURN: { description: "Returned. 退回。" },
    CANCEL: { description: "Taken back. 撤销。" },
  },
});
