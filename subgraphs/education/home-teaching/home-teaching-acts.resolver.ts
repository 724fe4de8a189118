import "reflect-metadata";
import { Args, Ctx, Directive, Mutation, Resolver } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { isoDate } from "../../../schema/scalars/date";
import type { EducationContext } from "../context";
import {
  EndHomeTeachingPlanArguments,
  HomeTeachingVisitArguments,
  PlanHomeTeachingArguments,
} from "./home-teaching.arguments";
import {
  EndHomeTeachingPlanOutcome,
  PlanHomeTeachingOutcome,
  RecordHomeTeachingVisitOutcome,
} from "./home-teaching-outcome.type";
import type { HomeTeachingPlanEntity } from "./home-teaching-plan.entity";
import { type HomeTeachingPlan, toHomeTeachingPlan } from "./home-teaching-plan.type";

@Resolver()
export class HomeTeachingActsResolver {
  @Mutation(() => PlanHomeTeachingOutcome, {
    nullable: true,
    description: "Plans to teach a child at home; its school, or the bureau. 制定送教计划（学校或教育局）。",
  })
  @Directive('@requiresScopes(scopes: [["home-teaching:write"]])')
  async planHomeTeaching(
    @Args(() => PlanHomeTeachingArguments) { startsOn, endsOn, ...given }: PlanHomeTeachingArguments,
    @Ctx() { homeTeaching }: EducationContext,
  ): Promise<HomeTeachingPlan | Refusal> {
    const days = { startsOn: isoDate(startsOn), endsOn: endsOn ? isoDate(endsOn) : null };
    return planOr(await homeTeaching.planning.plan({ ...given, ...days }));
  }

  @Mutation(() => RecordHomeTeachingVisitOutcome, {
    nullable: true,
    description:
      "Records a visit with its lesson; the child's school, or the bureau. 登记送教及教案记录（学校或教育局）。",
  })
  @Directive('@requiresScopes(scopes: [["home-teaching:write"]])')
  async recordHomeTeachingVisit(
    @Args(() => HomeTeachingVisitArguments) { visitedOn, nextOn, ...given }: HomeTeachingVisitArguments,
    @Ctx() { homeTeaching }: EducationContext,
  ): Promise<HomeTeachingPlan | Refusal> {
    const days = { visitedOn: isoDate(visitedOn), nextOn: nextOn ? isoDate(nextOn) : null };
    return planOr(await homeTeaching.visits.record({ ...given, ...days }));
  }

  @Mutation(() => EndHomeTeachingPlanOutcome, {
    nullable: true,
    description: "Ends a plan of teaching at home; the child's school, or the bureau. 结束送教计划（学校或教育局）。",
  })
  @Directive('@requiresScopes(scopes: [["home-teaching:write"]])')
  async endHomeTeachingPlan(
    @Args(() => EndHomeTeachingPlanArguments) { planId, endsOn, reason }: EndHomeTeachingPlanArguments,
    @Ctx() { homeTeaching }: EducationContext,
  ): Promise<HomeTeachingPlan | Refusal> {
    return planOr(await homeTeaching.planning.end(planId, isoDate(endsOn), reason));
  }
}

function planOr(outcome: HomeTeachingPlanEntity | Refusal): HomeTeachingPlan | Refusal {
  return outcome instanceof Refusal ? outcome : toHomeTeachingPlan(outcome);
}
