import "reflect-metadata";
import { Args, Ctx, Directive, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { type ConnectionOf, readPage, toConnection } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { monthOf } from "../../../schema/scalars/month";
import type { EducationContext } from "../context";
import { School, toSchool } from "../school/school.type";
import { RegionMonthArguments } from "./monthly-report.arguments";
import { MonthlyReportReminder } from "./monthly-report-paper.type";
import { punctualityOf } from "./punctuality";
import { daysBetween } from "./report-duty.service";
import {
  LateMonthlyReport,
  LateMonthlyReportConnection,
  LateReportReminders,
  MonthlyReportPunctuality,
  PunctualityArguments,
  RemindLateReportsArguments,
  RemindLateReportsOutcome,
  SchoolPunctuality,
} from "./report-duty.type";

@Resolver(() => LateMonthlyReport)
export class ReportDutyResolver {
  @Query(() => LateMonthlyReportConnection, {
    nullable: true,
    description: "Reports of a month that were not submitted by their day. 逾期月报。",
  })
  @Directive('@requiresScopes(scopes: [["school-report:read"]])')
  async lateMonthlyReports(
    @Args(() => RegionMonthArguments) { regionCode, month, ...page }: RegionMonthArguments,
    @Ctx() { clock, schoolPapers }: EducationContext,
  ): Promise<ConnectionOf<LateMonthlyReport>> {
    const wanted = readPage(page, 1);
    return toConnection(
      await schoolPapers.duties.listLate(regionCode, month, wanted),
      wanted,
      ({ schoolId }) => [schoolId],
      (duty) => ({ ...duty, month, daysLate: daysBetween(duty.dueOn, duty.submittedOn ?? clock.today()) }),
    );
  }

  @Query(() => MonthlyReportPunctuality, {
    nullable: true,
    description: "How many monthly reports came in time. 月报按时率。",
  })
  @Directive('@requiresScopes(scopes: [["indicator:read"], ["school-statistics:read"]])')
  async monthlyReportPunctuality(
    @Args(() => PunctualityArguments) { regionCode, from, to }: PunctualityArguments,
    @Ctx() { schoolPapers }: EducationContext,
  ): Promise<MonthlyReportPunctuality> {
    return punctualityOf(await schoolPapers.duties.list(regionCode, from, to));
  }

  @Mutation(() => RemindLateReportsOutcome, {
    nullable: true,
    description: "Reminds every school whose report of a month is missing, once a day. 催报：每校每日一次。",
  })
  @Directive('@requiresScopes(scopes: [["school-report:review"]])')
  async remindLateReports(
    @Args(() => RemindLateReportsArguments) { regionCode, month }: RemindLateReportsArguments,
    @Ctx() { schoolPapers }: EducationContext,
  ): Promise<LateReportReminders | Refusal> {
    const outcome = await schoolPapers.duties.remind(regionCode, month);
    return outcome instanceof Refusal ? outcome : { month, ...outcome };
  }

  @FieldResolver(() => School, { nullable: true, description: "The school. 学校。" })
  async school(@Root() { schoolId }: LateMonthlyReport, @Ctx() { schools }: EducationContext): Promise<School | null> {
    const school = await schools.find(schoolId);
    return school && toSchool(school);
  }

  @FieldResolver(() => [MonthlyReportReminder], {
    nullable: true,
    description: "Reminders of it, oldest first. 催报记录，由远及近。",
  })
  async reminders(
    @Root() { schoolId, month: late }: LateMonthlyReport,
    @Ctx() { schoolPapers }: EducationContext,
  ): Promise<MonthlyReportReminder[]> {
    const rows = await schoolPapers.remindersOf.load(schoolId);
    return rows
      .filter(({ month }) => monthOf(month) === late)
      .map(({ remindedOn, actor, post, at }) => ({ on: remindedOn, by: { actor, post, at } }));
  }
}

@Resolver(() => SchoolPunctuality)
export class SchoolPunctualityResolver {
  @FieldResolver(() => School, { nullable: true, description: "The school. 学校。" })
  async school(@Root() { schoolId }: SchoolPunctuality, @Ctx() { schools }: EducationContext): Promise<School | null> {
    const school = await schools.find(schoolId);
    return school && toSchool(school);
  }
}
