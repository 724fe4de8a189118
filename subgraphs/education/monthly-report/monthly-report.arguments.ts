import "reflect-metadata";
import { ArgsType, createUnionType, Field, ID, InputType, Int } from "type-graphql";
import { PageArguments } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { MonthScalar, RegionCodeScalar, SchoolCodeScalar } from "../../../schema/scalars";
import type { Month } from "../../../schema/scalars/month";
import type { RegionCode } from "../../../schema/scalars/region-code";
import type { SchoolCode } from "../../../schema/scalars/school-code";
import { MonthlyFigure } from "./monthly-figures.type";
import { MonthlyReport } from "./monthly-report.type";
import { MonthlyReportState } from "./monthly-report-state";

const outcomeOf = (name: string, english: string, chinese: string) =>
  createUnionType({
    name,
    description: `The report ${english}, or why not. ${chinese}；或未予办理的原因。`,
    types: () => [MonthlyReport, Refusal] as const,
    resolveType: (value) => (value instanceof Refusal ? Refusal : MonthlyReport),
  });

export const DrawUpMonthlyReportOutcome = outcomeOf("DrawUpMonthlyReportOutcome", "drawn up", "已生成的月报");
export const CorrectMonthlyReportOutcome = outcomeOf("CorrectMonthlyReportOutcome", "corrected", "已修改的月报");
export const SubmitMonthlyReportOutcome = outcomeOf("SubmitMonthlyReportOutcome", "submitted", "已上报的月报");
export const ReturnMonthlyReportOutcome = outcomeOf("ReturnMonthlyReportOutcome", "returned", "已退回的月报");
export const AcceptMonthlyReportOutcome = outcomeOf("AcceptMonthlyReportOutcome", "accepted", "已审核的月报");

@ArgsType()
export class SchoolMonthArguments {
  @Field(() => SchoolCodeScalar, { description: "The school. 学校标识码。" })
  schoolId: SchoolCode;

  @Field(() => MonthScalar, { description: "The month. 月份。" })
  month: Month;
}

@ArgsType()
export class RegionMonthArguments extends PageArguments {
  @Field(() => RegionCodeScalar, {
    description:
      "Region of the schools; narrowed to the caller's own where it is wider. 学校所在区划代码；超出管辖范围时收窄至本辖区。",
  })
  regionCode: RegionCode;

  @Field(() => MonthScalar, { description: "The month. 月份。" })
  month: Month;
}

@ArgsType()
export class MonthlyReportsArguments extends RegionMonthArguments {
  @Field(() => MonthlyReportState, { nullable: true, description: "Only this state. 仅此状态。" })
  state?: MonthlyReportState | null;
}

@InputType({ description: "A figure to be put right. 月报数据修改。" })
export class MonthlyFigureCorrection {
  @Field(() => Int, { description: "Grade, 1 to 9. 年级，1至9。" })
  grade: number;

  @Field(() => MonthlyFigure, { description: "Which figure. 指标。" })
  figure: MonthlyFigure;

  @Field(() => Int, { description: "What it should be. 应为数值。" })
  to: number;

  @Field(() => String, { description: "Why. 修改原因。" })
  reason: string;
}

@ArgsType()
export class MonthlyReportIdArguments {
  @Field(() => ID, { description: "The report. 月报标识。" })
  reportId: string;
}

@ArgsType()
export class CorrectMonthlyReportArguments extends MonthlyReportIdArguments {
  @Field(() => [MonthlyFigureCorrection], { description: "What to put right, at least one. 修改项，至少一项。" })
  corrections: MonthlyFigureCorrection[];
}

@ArgsType()
export class ReturnMonthlyReportArguments extends MonthlyReportIdArguments {
  @Field(() => String, { description: "What the school is to put right. 退回原因。" })
  reasons: string;
}
