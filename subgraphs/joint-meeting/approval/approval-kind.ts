import "reflect-metadata";
import { registerEnumType } from "type-graphql";

/** What is asked of the leader (审批事项). */
export enum ApprovalKind {
  SKIP_STEP = "SKIP_STEP",
  REOPEN_CASE = "REOPEN_CASE",
  OPEN_CHILD = "OPEN_CHILD",
}

registerEnumType(ApprovalKind, {
  name: "ApprovalKind",
  description: "What is asked of the leader. 审批事项。",
  valuesConfig: {
    SKIP_STEP: { description: "To skip a step of a case. 跳过案件步骤。" },
    REOPEN_CASE: { description: "To open a concluded case again. 重新打开已结案件。" },
    OPEN_CHILD: { description: "To open a child's sensitive data outside a case. 案外调阅儿童敏感信息。" },
  },
});

/** How far an approval has come (审批状态). */
export enum ApprovalState {
  ASKED = "ASKED",
  APPROVED = "APPROVED",
  REFUSED = "REFUSED",
  USED = "USED",
  LAPSED = "LAPSED",
}

registerEnumType(ApprovalState, {
  name: "ApprovalState",
  description: "How far an approval has come. 审批状态。",
  valuesConfig: {
    ASKED: { description: "Waits for the leader. 待审批。" },
    APPROVED: { description: "Approved, not used yet. 已批准，未使用。" },
    REFUSED: { description: "Refused. 不予批准。" },
    USED: { description: "Approved and used; serves nobody a second time. 已批准并使用。" },
    LAPSED: { description: "Not decided or not used in time. 逾期失效。" },
  },
});
