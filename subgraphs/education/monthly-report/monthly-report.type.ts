import "reflect-metadata";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { Connection } from "../../../infra/runtime/page";
import { DateScalar, MonthScalar } from "../../../schema/scalars";
import { type Month, monthOf } from "../../../schema/scalars/month";
import type { MonthlyReportEntity } from "./monthly-report.entity";
import { MonthlyFigures } from "./monthly-figures.type";
import { MonthlyReportState } from "./monthly-report-state";

@ObjectType({ simpleResolvers: true, description: "Figures of one grade in a monthly report. 月报分年级数据。" })
export class MonthlyGradeFigures {
  @Field(() => Int, { description: "Grade, 1 to 9. 年级，1至9。" })
  grade: number;

  @Field(() => MonthlyFigures, { description: "As the school reports them. 上报数。" })
  figures: MonthlyFigures;

  @Field(() => MonthlyFigures, { description: "As the system found them. 系统数。" })
  systemFigures: MonthlyFigures;
}

@ObjectType({ simpleResolvers: true, description: "A school's report of one month. 学校月报。" })
export class MonthlyReport {
  @Field(() => ID, { description: "Id. 标识。" })
  id: string;

  @Field(() => MonthScalar, { description: "The month reported on. 月份。" })
  month: Month;

  @Field(() => MonthlyReportState, { description: "State. 状态。" })
  state: MonthlyReportState;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Day on which it was first submitted. 首次上报日期；未上报为空。",
  })
  submittedOn: string | null;

  /** The rest is resolved from the row. */
  row: MonthlyReportEntity;
}

export const MonthlyReportConnection = Connection(MonthlyReport, "MonthlyReport");

/** The report of a row that the caller may read. */
export function toMonthlyReport(row: MonthlyReportEntity): MonthlyReport {
  return { id: row.id, month: monthOf(row.month), state: row.state, submittedOn: row.submittedOn, row };
}
