import "reflect-metadata";
import { ArgsType, createUnionType, Field, ID, ObjectType } from "type-graphql";
import { Connection, PageArguments } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { DateScalar, InstantScalar } from "../../../schema/scalars";
import { StepKind } from "../case-step/step-kind";
import { Child } from "../child/child.type";
import { Desk, toDeskType } from "../desk/desk.type";
import { ApprovalKind, ApprovalState } from "./approval-kind";
import { type ApprovalRow, childOfApproval } from "./approval.rows";
import { readCaseSubject } from "./approval-subject";

@ObjectType({ simpleResolvers: true, description: "What a desk asks of the leader, and the decision. 审批。" })
export class Approval {
  @Field(() => ID, { description: "Id of the approval. 审批编号。" })
  id: string;

  @Field(() => ApprovalKind, { description: "What is asked. 审批事项。" })
  kind: ApprovalKind;

  @Field(() => ApprovalState, { description: "How far it has come. 审批状态。" })
  state: ApprovalState;

  @Field(() => ID, { nullable: true, description: "Id of the case that it is about. 所涉案件编号。" })
  caseId: string | null;

  @Field(() => String, { nullable: true, description: "Number of that case. 所涉案号。" })
  caseNumber: string | null;

  @Field(() => StepKind, { nullable: true, description: "The step to be skipped to. 拟跳至的步骤。" })
  step: StepKind | null;

  @Field(() => Child, { nullable: true, description: "The child to be opened. 拟调阅的儿童。" })
  child: Child | null;

  @Field(() => Desk, { description: "Desk that asks. 申请岗位。" })
  desk: Desk;

  @Field(() => InstantScalar, { description: "When it was asked. 申请时间。" })
  askedAt: Date;

  @Field(() => String, { description: "Account that asked. 申请人账号。" })
  askedBy: string;

  @Field(() => String, { description: "Post on the day. 申请人职务。" })
  askedPost: string;

  @Field(() => DateScalar, { description: "Last day for the decision, then for the use. 审批（批准后为使用）期限。" })
  lapsesOn: string;

  @Field(() => InstantScalar, { nullable: true, description: "When it was decided. 审批时间。" })
  decidedAt: Date | null;

  @Field(() => String, { nullable: true, description: "Account that decided. 审批人账号。" })
  decidedBy: string | null;

  @Field(() => String, { nullable: true, description: "Post on the day. 审批人职务。" })
  decidedPost: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "When it was used. 使用时间。" })
  usedAt: Date | null;

  @Field(() => ID, { nullable: true, description: "Id of the opening that it gave, for x-case. 所开调阅编号。" })
  openingId: string | null;

  /** Opened only for a request that asks for them. */
  reasonSealed: Buffer;
  noteSealed: Buffer | null;
}

export const ApprovalConnection = Connection(Approval, "Approval");

@ArgsType()
export class ApprovalsArguments extends PageArguments {
  @Field(() => [ApprovalState], { nullable: true, description: "Only these states. 仅限这些状态。" })
  states?: ApprovalState[] | null;
}

@ArgsType()
export class AskApprovalArguments {
  @Field(() => ApprovalKind, { description: "SKIP_STEP or REOPEN_CASE. 审批事项：跳过步骤或重新办理。" })
  kind: ApprovalKind;

  @Field(() => ID, { description: "The case's id, for a step <case id>:<step>. 案件编号；跳步为“案件编号:步骤”。" })
  subjectId: string;

  @Field(() => String, { description: "Why. 申请理由。" })
  reason: string;
}

@ArgsType()
export class DecideApprovalArguments {
  @Field(() => ID, { description: "Id of the approval. 审批编号。" })
  id: string;

  @Field(() => Boolean, { description: "Whether it is approved. 是否批准。" })
  approve: boolean;

  @Field(() => String, { nullable: true, description: "Remark; why, when it is refused. 审批意见；不予批准时必填。" })
  note?: string | null;
}

export const AskApprovalOutcome = createUnionType({
  name: "AskApprovalOutcome",
  description: "What was put before the leader, or why it was not. 申请审批的结果。",
  types: () => [Approval, Refusal] as const,
});

export const DecideApprovalOutcome = createUnionType({
  name: "DecideApprovalOutcome",
  description: "The decision, or why none was taken. 审批的结果。",
  types: () => [Approval, Refusal] as const,
});

/** The approval of a row that the caller may read. */
export function toApproval({ subjectId, desk, ...row }: ApprovalRow): Approval {
  const child = childOfApproval({ ...row, subjectId });
  return {
    ...row,
    desk: toDeskType(desk),
    step: readCaseSubject(row.kind, subjectId)?.step ?? null,
    child: child && { id: child },
  };
}
