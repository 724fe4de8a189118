import "reflect-metadata";
import { Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { type ConnectionOf, readPage, toConnection } from "../../../infra/runtime/page";
import { MonthScalar } from "../../../schema/scalars";
import type { Month } from "../../../schema/scalars/month";
import { Child } from "../child/child.type";
import type { EducationContext } from "../context";
import { Enrolment, toEnrolment } from "../enrolment/enrolment.type";
import { HomeTeachingPlansArguments } from "./home-teaching.arguments";
import {
  HomeTeachingPlan,
  HomeTeachingPlanConnection,
  HomeTeachingVisit,
  toHomeTeachingPlan,
} from "./home-teaching-plan.type";

@Resolver(() => Child)
export class ChildHomeTeachingPlanResolver {
  @FieldResolver(() => [HomeTeachingPlan], {
    nullable: true,
    description: "Plans of teaching the child at home, the latest first; empty without any. 送教计划，最近者在前。",
  })
  @Directive('@requiresScopes(scopes: [["home-teaching:read"]])')
  async homeTeachingPlans(
    @Root() child: Child,
    @Ctx() { homeTeaching }: EducationContext,
  ): Promise<HomeTeachingPlan[]> {
    return (await homeTeaching.plans.findOfChild(child.id)).map(toHomeTeachingPlan);
  }
}

@Resolver(() => HomeTeachingPlan)
export class HomeTeachingPlanResolver {
  @Query(() => HomeTeachingPlanConnection, {
    nullable: true,
    description: "Plans of teaching at home, by their first day. 送教计划列表，按起始日期。",
  })
  @Directive('@requiresScopes(scopes: [["home-teaching:read"]])')
  async homeTeachingPlans(
    @Args(() => HomeTeachingPlansArguments)
    { regionCode, schoolId = null, lateOnly, ...page }: HomeTeachingPlansArguments,
    @Ctx() { homeTeaching }: EducationContext,
  ): Promise<ConnectionOf<HomeTeachingPlan>> {
    const wanted = readPage(page, 2);
    const rows = await homeTeaching.plans.list({ regionCode, schoolId, lateOnly }, wanted);
    return toConnection(rows, wanted, ({ startsOn, id }) => [startsOn, id], toHomeTeachingPlan);
  }

  @FieldResolver(() => Enrolment, { nullable: true, description: "Enrolment of the child. 学籍。" })
  async enrolment(
    @Root() { enrolmentId }: HomeTeachingPlan,
    @Ctx() { enrolments }: EducationContext,
  ): Promise<Enrolment | null> {
    const row = await enrolments.find(enrolmentId);
    return row && toEnrolment(row);
  }

  @FieldResolver(() => Child, { nullable: true, description: "The child. 儿童。" })
  async child(
    @Root() { enrolmentId }: HomeTeachingPlan,
    @Ctx() { enrolments }: EducationContext,
  ): Promise<Child | null> {
    const row = await enrolments.find(enrolmentId);
    return row && { id: row.personId };
  }

  @FieldResolver(() => String, { description: "Subjects and goals. 教学科目与目标。" })
  goals(@Root() { goalsSealed }: HomeTeachingPlan, @Ctx() { vault }: EducationContext): string {
    return vault.open(goalsSealed);
  }

  @FieldResolver(() => String, { nullable: true, description: "Why it was ended. 结束原因。" })
  endReason(@Root() { endReasonSealed }: HomeTeachingPlan, @Ctx() { vault }: EducationContext): string | null {
    return endReasonSealed && vault.open(endReasonSealed);
  }

  @FieldResolver(() => [HomeTeachingVisit], { description: "Visits held, oldest first. 送教记录，由远及近。" })
  visits(@Root() { id }: HomeTeachingPlan, @Ctx() { homeTeaching }: EducationContext): Promise<HomeTeachingVisit[]> {
    return homeTeaching.plans.visitsOf(id);
  }

  @FieldResolver(() => [MonthScalar], {
    description:
      "Months with fewer visits than planned or than the county asks for, oldest first; a month is judged when it is over. 送教次数不足的月份，由远及近；月末后核定。",
  })
  missedMonths(@Root() plan: HomeTeachingPlan, @Ctx() { homeTeaching }: EducationContext): Promise<Month[]> {
    return homeTeaching.plans.missedMonthsOf(plan);
  }
}

@Resolver(() => HomeTeachingVisit)
export class HomeTeachingVisitResolver {
  @FieldResolver(() => String, { description: "What was taught. 教案与授课内容。" })
  lesson(@Root() { lessonSealed }: HomeTeachingVisit, @Ctx() { vault }: EducationContext): string {
    return vault.open(lessonSealed);
  }

  @FieldResolver(() => String, { description: "How the child took it. 学生学习情况。" })
  response(@Root() { responseSealed }: HomeTeachingVisit, @Ctx() { vault }: EducationContext): string {
    return vault.open(responseSealed);
  }
}
