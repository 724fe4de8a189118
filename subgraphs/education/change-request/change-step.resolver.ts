import "reflect-metadata";
import { Args, Ctx, Directive, Mutation, Resolver } from "type-graphql";
import type { Refusal } from "../../../infra/runtime/refusal.type";
import { isoDate } from "../../../schema/scalars/date";
import type { EducationContext } from "../context";
import {
  AgreeToChangeOutcome,
  ApproveChangeOutcome,
  CompleteTransferOutcome,
  LapseChangeOutcome,
  RefuseChangeOutcome,
  ReopenChangeOutcome,
  WithdrawChangeOutcome,
} from "./change-outcome.type";
import { ChangeActKind } from "./change-party";
import {
  AgreeArguments,
  ApproveArguments,
  CompleteTransferArguments,
  ReasonedChangeArguments,
  ReopenArguments,
} from "./change-request.arguments";
import type { ChangeRequest } from "./change-request.type";
import type { GivenStep } from "./change-step.service";
import { changeOr, day } from "./start-change.resolver";

type Outcome = Promise<ChangeRequest | Refusal>;

@Resolver()
export class ChangeStepResolver {
  @Mutation(() => AgreeToChangeOutcome, {
    nullable: true,
    description:
      "Agrees to a transfer as the school that the child leaves, or records that school's paper. 转出学校同意转学，或登记外县学校意见。",
  })
  @Directive('@requiresScopes(scopes: [["enrolment-change:write"]])')
  agreeToChange(
    @Args(() => AgreeArguments) { paperOn, ...given }: AgreeArguments,
    @Ctx() context: EducationContext,
  ): Outcome {
    return take(context, { ...given, act: ChangeActKind.AGREED, paperOn: day(paperOn) });
  }

  @Mutation(() => ApproveChangeOutcome, {
    nullable: true,
    description:
      "Approves a change for one side, or records the other bureau's paper; the bureau. 核准异动，或登记外县教育局意见（教育局）。",
  })
  @Directive('@requiresScopes(scopes: [["enrolment-change:approve"]])')
  approveChange(
    @Args(() => ApproveArguments) { paperOn, ...given }: ApproveArguments,
    @Ctx() context: EducationContext,
  ): Outcome {
    return take(context, { ...given, act: ChangeActKind.APPROVED, paperOn: day(paperOn) });
  }

  @Mutation(() => CompleteTransferOutcome, {
    nullable: true,
    description:
      "Completes an approved transfer on the roll: the receiving school, when the child has arrived; of a transfer to another county, the school it leaves. 办结转学（转入学校；跨县转出由转出学校）。",
  })
  @Directive('@requiresScopes(scopes: [["enrolment-change:write"]])')
  completeTransfer(
    @Args(() => CompleteTransferArguments) { on, ...given }: CompleteTransferArguments,
    @Ctx() context: EducationContext,
  ): Outcome {
    return take(context, { ...given, act: ChangeActKind.COMPLETED, on: isoDate(on) });
  }

  @Mutation(() => RefuseChangeOutcome, {
    nullable: true,
    description: "Refuses a change, with the reason; whoever is asked. 不同意异动（待办方）。",
  })
  @Directive('@requiresScopes(scopes: [["enrolment-change:write"], ["enrolment-change:approve"]])')
  refuseChange(
    @Args(() => ReasonedChangeArguments) { id, reason }: ReasonedChangeArguments,
    @Ctx() context: EducationContext,
  ): Outcome {
    return take(context, { id, act: ChangeActKind.REFUSED, note: reason });
  }

  @Mutation(() => WithdrawChangeOutcome, {
    nullable: true,
    description: "Withdraws a change, with the reason; the school that asked. 撤回异动（申请学校）。",
  })
  @Directive('@requiresScopes(scopes: [["enrolment-change:write"]])')
  withdrawChange(
    @Args(() => ReasonedChangeArguments) { id, reason }: ReasonedChangeArguments,
    @Ctx() context: EducationContext,
  ): Outcome {
    return take(context, { id, act: ChangeActKind.WITHDRAWN, note: reason });
  }

  @Mutation(() => LapseChangeOutcome, {
    nullable: true,
    description:
      "Stops a change whose step is overdue, with the reason; it stays listed. 中止逾期异动，仍列名单（教育局）。",
  })
  @Directive('@requiresScopes(scopes: [["enrolment-change:approve"]])')
  lapseChange(
    @Args(() => ReasonedChangeArguments) { id, reason }: ReasonedChangeArguments,
    @Ctx() context: EducationContext,
  ): Outcome {
    return take(context, { id, act: ChangeActKind.LAPSED, note: reason });
  }

  @Mutation(() => ReopenChangeOutcome, {
    nullable: true,
    description:
      "Takes up a change that was stopped, from its beginning; the school that asked. 重新启动已中止的异动（申请学校）。",
  })
  @Directive('@requiresScopes(scopes: [["enrolment-change:write"]])')
  reopenChange(@Args(() => ReopenArguments) { id }: ReopenArguments, @Ctx() context: EducationContext): Outcome {
    return take(context, { id, act: ChangeActKind.REOPENED });
  }
}

async function take(context: EducationContext, given: GivenStep): Outcome {
  return changeOr(context, await context.changes.steps.take(given));
}
