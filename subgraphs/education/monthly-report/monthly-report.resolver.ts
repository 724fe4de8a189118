import "reflect-metadata";
import { Args, Ctx, Directive, Mutation, Query, Resolver } from "type-graphql";
import { type ConnectionOf, readPage, toConnection } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import type { EducationContext } from "../context";
import {
  AcceptMonthlyReportOutcome,
  CorrectMonthlyReportArguments,
  CorrectMonthlyReportOutcome,
  DrawUpMonthlyReportOutcome,
  MonthlyReportIdArguments,
  MonthlyReportsArguments,
  ReturnMonthlyReportArguments,
  ReturnMonthlyReportOutcome,
  SchoolMonthArguments,
  SubmitMonthlyReportOutcome,
} from "./monthly-report.arguments";
import type { MonthlyReportEntity } from "./monthly-report.entity";
import { MonthlyReport, MonthlyReportConnection, toMonthlyReport } from "./monthly-report.type";

@Resolver(() => MonthlyReport)
export class MonthlyReportResolver {
  @Query(() => MonthlyReport, {
    nullable: true,
    description: "A school's report of a month; null when none has been drawn up. 学校月报；未生成为空。",
  })
  @Directive('@requiresScopes(scopes: [["school-report:read"]])')
  async monthlyReport(
    @Args(() => SchoolMonthArguments) { schoolId, month }: SchoolMonthArguments,
    @Ctx() { schoolPapers }: EducationContext,
  ): Promise<MonthlyReport | null> {
    const row = await schoolPapers.reports.find(schoolId, month);
    return row && toMonthlyReport(row);
  }

  @Query(() => MonthlyReportConnection, {
    nullable: true,
    description: "Reports of a region's schools, of one month. 区域内学校月报。",
  })
  @Directive('@requiresScopes(scopes: [["school-report:read"]])')
  async monthlyReports(
    @Args(() => MonthlyReportsArguments) { regionCode, month, state = null, ...page }: MonthlyReportsArguments,
    @Ctx() { schoolPapers }: EducationContext,
  ): Promise<ConnectionOf<MonthlyReport>> {
    const wanted = readPage(page, 1);
    const rows = await schoolPapers.reports.list({ regionCode, month, state }, wanted);
    return toConnection(rows, wanted, ({ schoolId }) => [schoolId], toMonthlyReport);
  }

  @Mutation(() => DrawUpMonthlyReportOutcome, {
    nullable: true,
    description: "Draws up a school's report of a month from its roll. 由学籍生成学校月报。",
  })
  @Directive('@requiresScopes(scopes: [["school-report:write"], ["school-report:review"]])')
  async drawUpMonthlyReport(
    @Args(() => SchoolMonthArguments) { schoolId, month }: SchoolMonthArguments,
    @Ctx() { schoolPapers }: EducationContext,
  ): Promise<MonthlyReport | Refusal> {
    return outcomeOf(await schoolPapers.drafter.drawUp(schoolId, month));
  }

  @Mutation(() => CorrectMonthlyReportOutcome, {
    nullable: true,
    description: "Puts figures of the school's own report right. 学校修改月报数据。",
  })
  @Directive('@requiresScopes(scopes: [["school-report:write"]])')
  async correctMonthlyReport(
    @Args(() => CorrectMonthlyReportArguments) { reportId, corrections }: CorrectMonthlyReportArguments,
    @Ctx() { schoolPapers }: EducationContext,
  ): Promise<MonthlyReport | Refusal> {
    return outcomeOf(await schoolPapers.acts.correct(reportId, corrections));
  }

  @Mutation(() => SubmitMonthlyReportOutcome, {
    nullable: true,
    description: "Submits the school's own report to the bureau. 学校上报月报。",
  })
  @Directive('@requiresScopes(scopes: [["school-report:write"]])')
  async submitMonthlyReport(
    @Args(() => MonthlyReportIdArguments) { reportId }: MonthlyReportIdArguments,
    @Ctx() { schoolPapers }: EducationContext,
  ): Promise<MonthlyReport | Refusal> {
    return outcomeOf(await schoolPapers.acts.submit(reportId));
  }

  @Mutation(() => ReturnMonthlyReportOutcome, {
    nullable: true,
    description: "Returns a report to its school, with reasons. 教育局退回月报。",
  })
  @Directive('@requiresScopes(scopes: [["school-report:review"]])')
  async returnMonthlyReport(
    @Args(() => ReturnMonthlyReportArguments) { reportId, reasons }: ReturnMonthlyReportArguments,
    @Ctx() { schoolPapers }: EducationContext,
  ): Promise<MonthlyReport | Refusal> {
    return outcomeOf(await schoolPapers.acts.return(reportId, reasons));
  }

  @Mutation(() => AcceptMonthlyReportOutcome, {
    nullable: true,
    description: "Accepts a report, which is frozen from then on. 教育局审核通过月报，此后不再更改。",
  })
  @Directive('@requiresScopes(scopes: [["school-report:review"]])')
  async acceptMonthlyReport(
    @Args(() => MonthlyReportIdArguments) { reportId }: MonthlyReportIdArguments,
    @Ctx() { schoolPapers }: EducationContext,
  ): Promise<MonthlyReport | Refusal> {
    return outcomeOf(await schoolPapers.acts.accept(reportId));
  }
}

function outcomeOf(outcome: MonthlyReportEntity | Refusal): MonthlyReport | Refusal {
  return outcome instanceof Refusal ? outcome : toMonthlyReport(outcome);
}
