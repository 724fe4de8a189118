import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** How far a change has come (异动申请状态). */
export enum ChangeRequestState {
  REQUESTED = "REQUESTED",
  SENDING_SCHOOL_AGREED = "SENDING_SCHOOL_AGREED",
  APPROVED = "APPROVED",
  COMPLETED = "COMPLETED",
  REFUSED = "REFUSED",
  WITHDRAWN = "WITHDRAWN",
  LAPSED = "LAPSED",
}

registerEnumType(ChangeRequestState, {
  name: "ChangeRequestState",
  description: "How far a change of enrolment has come. 学籍异动申请状态。",
  valuesConfig: {
    REQUESTED: { description: "Asked for. 已申请。" },
    SENDING_SCHOOL_AGREED: { description: "The school that the child leaves has agreed. 转出学校已同意。" },
    APPROVED: { description: "Both bureaus have approved; the child is to arrive. 双方教育局已核准，待到校。" },
    COMPLETED: { description: "Carried out, and on the roll. 已办结，学籍已变更。" },
    REFUSED: { description: "Refused, with the reason. 不同意。" },
    WITHDRAWN: { description: "Withdrawn by the school that asked. 已撤回。" },
    LAPSED: { description: "Stopped by the bureau after a step was overdue; it stays listed. 逾期中止，仍列名单。" },
  },
});

/** The states in Chinese, as refusals say them. */
export const CHANGE_STATE_TITLES: Readonly<Record<ChangeRequestState, string>> = {
  REQUESTED: "已申请",
  SENDING_SCHOOL_AGREED: "转出学校已同意",
  APPROVED: "已核准待到校",
  COMPLETED: "已办结",
  REFUSED: "不同意",
  WITHDRAWN: "已撤回",
  LAPSED: "逾期中止",
};

/** States in which nothing more happens. A lapsed request is not among them: somebody has to settle it. */
export const CLOSED_STATES: ReadonlySet<ChangeRequestState> = new Set([
  ChangeRequestState.COMPLETED,
  ChangeRequestState.REFUSED,
  ChangeRequestState.WITHDRAWN,
]);
