import "reflect-metadata";
import { ArgsType, createUnionType, Field, Float, Int, ObjectType } from "type-graphql";
import { Connection } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { Region } from "../../../infra/runtime/region.type";
import { DateScalar, MonthScalar, RegionCodeScalar } from "../../../schema/scalars";
import type { Month } from "../../../schema/scalars/month";
import type { RegionCode } from "../../../schema/scalars/region-code";
import { MonthlyReportState } from "./monthly-report-state";

@ObjectType({ simpleResolvers: true, description: "A monthly report that was not submitted in time. 逾期月报。" })
export class LateMonthlyReport {
  @Field(() => MonthScalar, { description: "The month reported on. 月份。" })
  month: Month;

  @Field(() => DateScalar, { description: "Day by which it was due. 应报日期。" })
  dueOn: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Day on which it was submitted after all; null while it is missing. 实际上报日期；仍未报为空。",
  })
  submittedOn: string | null;

  @Field(() => Int, { description: "Days over the due day, up to now or to the submission. 逾期天数。" })
  daysLate: number;

  @Field(() => MonthlyReportState, {
    nullable: true,
    description: "State of the report; null when none has been drawn up. 月报状态；未生成为空。",
  })
  state: MonthlyReportState | null;

  schoolId: string;
}

export const LateMonthlyReportConnection = Connection(LateMonthlyReport, "LateMonthlyReport");

@ObjectType({ simpleResolvers: true, description: "Schools reminded of a month's report. 月报催报结果。" })
export class LateReportReminders {
  @Field(() => MonthScalar, { description: "The month. 月份。" })
  month: Month;

  @Field(() => Int, { description: "Schools whose report is missing. 未报学校数。" })
  missing: number;

  @Field(() => Int, {
    description: "Of them, reminded now; the others had been reminded today. 其中本次催报的学校数，其余当日已催报。",
  })
  reminded: number;
}

export const RemindLateReportsOutcome = createUnionType({
  name: "RemindLateReportsOutcome",
  description: "Whom the reminder went to, or why to nobody. 催报结果；或未予办理的原因。",
  types: () => [LateReportReminders, Refusal] as const,
  resolveType: (value) => (value instanceof Refusal ? Refusal : LateReportReminders),
});

/** How many reports were due, and how they came; no type of its own in the SDL. */
@ObjectType({ simpleResolvers: true })
class PunctualityCounts {
  @Field(() => Int, { description: "Reports due. 应报份数。" })
  due: number;

  @Field(() => Int, { description: "Submitted by the due day. 按时上报份数。" })
  onTime: number;

  @Field(() => Int, { description: "Submitted later. 逾期上报份数。" })
  late: number;

  @Field(() => Int, { description: "Not submitted. 未报份数。" })
  missing: number;

  @Field(() => Float, {
    nullable: true,
    description: "Share submitted in time, 0 to 1; null when none was due. 按时上报率（0至1）；无应报时为空。",
  })
  rate: number | null;
}

@ObjectType({
  simpleResolvers: true,
  description: "Monthly reports in time, of a township's schools. 乡镇月报按时率。",
})
export class TownshipPunctuality extends PunctualityCounts {
  @Field(() => Region, { description: "The township. 乡镇（街道）。" })
  township: Region;
}

@ObjectType({ simpleResolvers: true, description: "Monthly reports in time, of a school. 学校月报按时率。" })
export class SchoolPunctuality extends PunctualityCounts {
  schoolId: string;
}

@ObjectType({ simpleResolvers: true, description: "Monthly reports in time, of a region's schools. 月报按时率。" })
export class MonthlyReportPunctuality extends PunctualityCounts {
  @Field(() => [TownshipPunctuality], { description: "By township of the school. 分乡镇（街道）。" })
  byTownship: TownshipPunctuality[];

  @Field(() => [SchoolPunctuality], { description: "By school. 分学校。" })
  bySchool: SchoolPunctuality[];
}

@ArgsType()
export class PunctualityArguments {
  @Field(() => RegionCodeScalar, {
    description:
      "Region of the schools; narrowed to the caller's own where it is wider. 学校所在区划代码；超出管辖范围时收窄至本辖区。",
  })
  regionCode: RegionCode;

  @Field(() => MonthScalar, { description: "First month. 起始月份。" })
  from: Month;

  @Field(() => MonthScalar, { description: "Last month. 截止月份。" })
  to: Month;
}

@ArgsType()
export class RemindLateReportsArguments {
  @Field(() => RegionCodeScalar, { description: "Region of the schools. 学校所在区划代码。" })
  regionCode: RegionCode;

  @Field(() => MonthScalar, { description: "The month. 月份。" })
  month: Month;
}
