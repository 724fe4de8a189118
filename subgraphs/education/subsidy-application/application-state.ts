import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** How far an application for a subsidy has come (资助申请状态). */
export enum SubsidyApplicationState {
  APPLIED = "APPLIED",
  APPROVED = "APPROVED",
  REFUSED = "REFUSED",
  PAID = "PAID",
  WITHDRAWN = "WITHDRAWN",
}

registerEnumType(SubsidyApplicationState, {
  name: "SubsidyApplicationState",
  description: "How far an application for a subsidy has come. 资助申请状态。",
  valuesConfig: {
    APPLIED: { description: "With the bureau. 待审定。" },
    APPROVED: { description: "Approved, not yet paid. 已审定待发放。" },
    REFUSED: { description: "Refused; it may be made again. 未通过，可重新申请。" },
    PAID: { description: "Paid. 已发放。" },
    WITHDRAWN: { description: "Withdrawn; it may be made again. 已撤回，可重新申请。" },
  },
});

/** The states in Chinese, as refusals say them. */
export const STATE_TITLES: Readonly<Record<SubsidyApplicationState, string>> = {
  APPLIED: "待审定",
  APPROVED: "已审定待发放",
  REFUSED: "未通过",
  PAID: "已发放",
  WITHDRAWN: "已撤回",
};

/** What is done about an application (资助办理环节). */
export enum SubsidyApplicationAct {
  APPLY = "APPLY",
  APPROVE = "APPROVE",
  REFUSE = "REFUSE",
  PAY = "PAY",
  WITHDRAW = "WITHDRAW",
}

registerEnumType(SubsidyApplicationAct, {
  name: "SubsidyApplicationAct",
  description: "What is done about an application for a subsidy. 资助申请办理环节。",
  valuesConfig: {
    APPLY: { description: "Applied for, the first time or again. 申请。" },
    APPROVE: { description: "Approved. 审定通过。" },
    REFUSE: { description: "Refused. 审定不通过。" },
    PAY: { description: "Payment recorded. 登记发放。" },
    WITHDRAW: { description: "Withdrawn. 撤回。" },
  },
});

/** What the bureau decides. */
export enum SubsidyDecision {
  APPROVED = "APPROVED",
  REFUSED = "REFUSED",
}

registerEnumType(SubsidyDecision, {
  name: "SubsidyDecision",
  description: "What the bureau decides on an application. 审定结论。",
  valuesConfig: {
    APPROVED: { description: "It is paid. 通过。" },
    REFUSED: { description: "It is not paid. 不通过。" },
  },
});
