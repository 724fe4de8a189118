import "reflect-metadata";
import { Args, Ctx, Directive, Mutation, Resolver } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { isoDate } from "../../../schema/scalars/date";
import type { EducationContext } from "../context";
import {
  ApplyForSubsidyOutcome,
  DecideSubsidyOutcome,
  RecordSubsidyPaymentOutcome,
  WithdrawSubsidyApplicationOutcome,
} from "./application-outcome.type";
import {
  ApplyForSubsidyArguments,
  DecideSubsidyArguments,
  RecordSubsidyPaymentArguments,
  WithdrawSubsidyApplicationArguments,
} from "./subsidy-application.arguments";
import type { SubsidyApplicationEntity } from "./subsidy-application.entity";
import { type SubsidyApplication, toSubsidyApplication } from "./subsidy-application.type";

const EITHER = '@requiresScopes(scopes: [["subsidy-application:write"], ["subsidy-application:decide"]])';
const BUREAU = '@requiresScopes(scopes: [["subsidy-application:decide"]])';

@Resolver()
export class ApplicationActsResolver {
  @Mutation(() => ApplyForSubsidyOutcome, {
    nullable: true,
    description: "Applies for a child's subsidy in a term; its school, or the bureau. 申请资助（学校或教育局）。",
  })
  @Directive(EITHER)
  async applyForSubsidy(
    @Args(() => ApplyForSubsidyArguments) given: ApplyForSubsidyArguments,
    @Ctx() { subsidyApplications }: EducationContext,
  ): Promise<SubsidyApplication | Refusal> {
    return applicationOr(await subsidyApplications.apply.apply(given));
  }

  @Mutation(() => DecideSubsidyOutcome, {
    nullable: true,
    description: "Decides on an application; the bureau. 审定资助申请（教育局）。",
  })
  @Directive(BUREAU)
  async decideSubsidy(
    @Args(() => DecideSubsidyArguments) { amountFen = null, reason = null, ...given }: DecideSubsidyArguments,
    @Ctx() { subsidyApplications }: EducationContext,
  ): Promise<SubsidyApplication | Refusal> {
    return applicationOr(await subsidyApplications.decide.decide({ ...given, amountFen, reason }));
  }

  @Mutation(() => RecordSubsidyPaymentOutcome, {
    nullable: true,
    description:
      "Records the payment of what was approved, with the shares of centre and county; the bureau. 登记资助发放及中央、县级分担（教育局）。",
  })
  @Directive(BUREAU)
  async recordSubsidyPayment(
    @Args(() => RecordSubsidyPaymentArguments) { paidOn, ...given }: RecordSubsidyPaymentArguments,
    @Ctx() { subsidyApplications }: EducationContext,
  ): Promise<SubsidyApplication | Refusal> {
    return applicationOr(await subsidyApplications.decide.pay({ ...given, paidOn: isoDate(paidOn) }));
  }

  @Mutation(() => WithdrawSubsidyApplicationOutcome, {
    nullable: true,
    description:
      "Withdraws an application: the school before the decision, the bureau until it is paid. 撤回资助申请（审定前学校可撤回，发放前教育局可撤回）。",
  })
  @Directive(EITHER)
  async withdrawSubsidyApplication(
    @Args(() => WithdrawSubsidyApplicationArguments) given: WithdrawSubsidyApplicationArguments,
    @Ctx() { subsidyApplications }: EducationContext,
  ): Promise<SubsidyApplication | Refusal> {
    return applicationOr(await subsidyApplications.decide.withdraw(given));
  }
}

function applicationOr(outcome: SubsidyApplicationEntity | Refusal): SubsidyApplication | Refusal {
  return outcome instanceof Refusal ? outcome : toSubsidyApplication(outcome);
}
