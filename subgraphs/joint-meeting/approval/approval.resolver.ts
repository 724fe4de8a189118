import "reflect-metadata";
import { Args, Ctx, Directive, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { type ConnectionOf, readPage, toConnection } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import type { JointMeetingContext } from "../context";
import type { ApprovalRow } from "./approval.rows";
import {
  Approval,
  ApprovalConnection,
  ApprovalsArguments,
  AskApprovalArguments,
  AskApprovalOutcome,
  DecideApprovalArguments,
  DecideApprovalOutcome,
  toApproval,
} from "./approval.type";

@Resolver(() => Approval)
export class ApprovalResolver {
  @Query(() => ApprovalConnection, {
    nullable: true,
    description:
      "Approvals, the latest first: to the leader all of the county, to others those of their desk. 审批：领导可见全县，其他岗位仅见本岗位申请。",
  })
  @Directive('@requiresScopes(scopes: [["approval:decide"], ["approval:ask"]])')
  async approvals(
    @Args(() => ApprovalsArguments) { states = null, ...page }: ApprovalsArguments,
    @Ctx() { approvals }: JointMeetingContext,
  ): Promise<ConnectionOf<Approval>> {
    const wanted = readPage(page, 2);
    const rows = await approvals.list(states, wanted);
    return toConnection(rows, wanted, ({ askedAt, id }) => [askedAt.toISOString(), id], toApproval);
  }

  @Mutation(() => AskApprovalOutcome, {
    nullable: true,
    description: "Asks the leader for an approval within a case. 就案件事项申请领导审批。",
  })
  @Directive('@requiresScopes(scopes: [["approval:ask"]])')
  async askApproval(
    @Args(() => AskApprovalArguments) { kind, subjectId, reason }: AskApprovalArguments,
    @Ctx() { approvalActs }: JointMeetingContext,
  ): Promise<Approval | Refusal> {
    return toOutcome(await approvalActs.ask(kind, subjectId, reason));
  }

  @Mutation(() => DecideApprovalOutcome, {
    nullable: true,
    description: "Decides on an approval as the leader, once. 领导审批。",
  })
  @Directive('@requiresScopes(scopes: [["approval:decide"]])')
  async decideApproval(
    @Args(() => DecideApprovalArguments) { id, approve, note = null }: DecideApprovalArguments,
    @Ctx() { approvalActs }: JointMeetingContext,
  ): Promise<Approval | Refusal> {
    return toOutcome(await approvalActs.decide(id, approve, note));
  }

  @FieldResolver(() => String, { description: "Why it is asked. 申请理由。" })
  reason(@Root() { reasonSealed }: Approval, @Ctx() { vault }: JointMeetingContext): string {
    return vault.open(reasonSealed);
  }

  @FieldResolver(() => String, { nullable: true, description: "Remark of the decision. 审批意见。" })
  note(@Root() { noteSealed }: Approval, @Ctx() { vault }: JointMeetingContext): string | null {
    return noteSealed && vault.open(noteSealed);
  }
}

const toOutcome = (done: ApprovalRow | Refusal): Approval | Refusal =>
  done instanceof Refusal ? done : toApproval(done);
