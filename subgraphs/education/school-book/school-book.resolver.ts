import "reflect-metadata";
import { Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { type Month, monthOf } from "../../../schema/scalars/month";
import type { EducationContext } from "../context";
import { Enrolment, toEnrolment } from "../enrolment/enrolment.type";
import { MonthlyReport, toMonthlyReport } from "../monthly-report/monthly-report.type";
import { daysBetween } from "../monthly-report/report-duty.service";
import { LateMonthlyReport } from "../monthly-report/report-duty.type";
import { ResponsiblePerson, toResponsiblePerson } from "../responsibility/responsible-person.type";
import { SchoolBook, SchoolBookArguments } from "./school-book.type";
import { SchoolBookAlert, SchoolBookChange, SchoolBookDropout } from "./school-book-entry.type";

@Resolver(() => SchoolBook)
export class SchoolBookResolver {
  @Query(() => SchoolBook, {
    nullable: true,
    description:
      "The book that a school keeps of its school year; null when there is no such school. 一校一册；无此学校为空。",
  })
  @Directive(
    '@requiresScopes(scopes: [["school:read", "enrolment:read", "attendance:read", "dropout-ledger:read", "school-report:read"]])',
  )
  schoolBook(
    @Args(() => SchoolBookArguments) { schoolId, schoolYear }: SchoolBookArguments,
    @Ctx() { schoolPapers }: EducationContext,
  ): Promise<SchoolBook | null> {
    return schoolPapers.books.find(schoolId, schoolYear);
  }

  @FieldResolver(() => [ResponsiblePerson], {
    nullable: true,
    description: "Who answers for it on the day, from the bureau down. 截至日的责任人，自局领导而下。",
  })
  async responsiblePersons(
    @Root() { content, asOf }: SchoolBook,
    @Ctx() { schoolPapers }: EducationContext,
  ): Promise<ResponsiblePerson[]> {
    return (await schoolPapers.responsibilities.listOfSchool(content.schoolId, asOf)).map(toResponsiblePerson);
  }

  @FieldResolver(() => [SchoolBookDropout], {
    nullable: true,
    description: "Dropouts of the year and those not over when it began. 辍学劝返（含往年未返校）。",
  })
  dropouts(@Root() { content }: SchoolBook): SchoolBookDropout[] {
    return content.dropouts;
  }

  @FieldResolver(() => [SchoolBookChange], { nullable: true, description: "Children on leave. 休学学生。" })
  suspended(@Root() { content }: SchoolBook): SchoolBookChange[] {
    return content.suspended;
  }

  @FieldResolver(() => [SchoolBookChange], { nullable: true, description: "Transfers of the year. 本学年转入转出。" })
  transfers(@Root() { content }: SchoolBook): SchoolBookChange[] {
    return content.transfers;
  }

  @FieldResolver(() => [Enrolment], { nullable: true, description: "Children taught at home. 送教上门学生。" })
  homeTeaching(@Root() { content }: SchoolBook, @Ctx() context: EducationContext): Promise<Enrolment[]> {
    return enrolmentsOf(content.homeTeaching, context);
  }

  @FieldResolver(() => [Enrolment], {
    nullable: true,
    description: "Disabled children in ordinary classes or schools of their own. 随班就读及特教就读学生。",
  })
  disabledPlacements(@Root() { content }: SchoolBook, @Ctx() context: EducationContext): Promise<Enrolment[]> {
    return enrolmentsOf(content.disabledPlacements, context);
  }

  @FieldResolver(() => [SchoolBookAlert], {
    nullable: true,
    description: "Absences without leave that call for something. 旷课预警。",
  })
  absentAlerts(@Root() { content }: SchoolBook): SchoolBookAlert[] {
    return content.alerts;
  }

  @FieldResolver(() => [MonthlyReport], { nullable: true, description: "Its monthly reports. 本学年月报。" })
  async monthlyReports(
    @Root() { content, schoolYear, asOf }: SchoolBook,
    @Ctx() { schoolPapers }: EducationContext,
  ): Promise<MonthlyReport[]> {
    const from = `${schoolYear.slice(0, 4)}-09-01`;
    return (await schoolPapers.reports.listOfSchool(content.schoolId, from, asOf)).map(toMonthlyReport);
  }

  @FieldResolver(() => [LateMonthlyReport], {
    nullable: true,
    description: "Its reports that were late. 本学年逾期月报。",
  })
  async lateReports(
    @Root() { content, schoolYear, asOf }: SchoolBook,
    @Ctx() { clock, schoolPapers }: EducationContext,
  ): Promise<LateMonthlyReport[]> {
    const from = `${schoolYear.slice(0, 4)}-09` as Month;
    const late = await schoolPapers.duties.listLateOfSchool(content.schoolId, from, monthOf(asOf));
    return late.map((duty) => ({
      ...duty,
      month: monthOf(duty.month),
      daysLate: daysBetween(duty.dueOn, duty.submittedOn ?? clock.today()),
    }));
  }
}

async function enrolmentsOf(ids: readonly string[], { enrolments }: EducationContext): Promise<Enrolment[]> {
  const rows = await Promise.all(ids.map((id) => enrolments.find(id)));
  return rows.filter((row) => row !== null).map(toEnrolment);
}
