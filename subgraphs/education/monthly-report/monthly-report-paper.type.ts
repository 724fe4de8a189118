import "reflect-metadata";
import { Field, Int, ObjectType } from "type-graphql";
import { DateScalar } from "../../../schema/scalars";
import { ActRecord } from "../act/act.type";
import { Enrolment } from "../enrolment/enrolment.type";
import { MonthlyFigure } from "./monthly-figures.type";
import { MonthlyReportChildKind } from "./monthly-report-child-kind";
import { MonthlyReportAct } from "./monthly-report-state";

@ObjectType({ simpleResolvers: true, description: "A child that a monthly report lists. 月报列名学生。" })
export class MonthlyReportChild {
  @Field(() => Enrolment, {
    nullable: true,
    description: "The child's enrolment; null when it may not be seen. 学籍；无权查看时为空。",
  })
  enrolment: Enrolment | null;

  @Field(() => MonthlyReportChildKind, { description: "Why it is listed. 列名原因。" })
  kind: MonthlyReportChildKind;

  @Field(() => DateScalar, { description: "Since when. 起始日期。" })
  since: string;

  @Field(() => Int, {
    nullable: true,
    description: "School days missed in a row without leave; null for a child who is out. 连续旷课天数；已辍学为空。",
  })
  days: number | null;
}

@ObjectType({ simpleResolvers: true, description: "A figure that the school has corrected. 学校修改记录。" })
export class MonthlyReportCorrection {
  @Field(() => Int, { description: "Grade, 1 to 9. 年级，1至9。" })
  grade: number;

  @Field(() => MonthlyFigure, { description: "Which figure. 指标。" })
  figure: MonthlyFigure;

  @Field(() => Int, { description: "What it was. 原值。" })
  from: number;

  @Field(() => Int, { description: "What it is now. 现值。" })
  to: number;

  @Field(() => String, { description: "Why. 修改原因。" })
  reason: string;

  @Field(() => ActRecord, { description: "By whom and when. 经办记录。" })
  by: ActRecord;
}

@ObjectType({ simpleResolvers: true, description: "What was done with a monthly report. 月报办理记录。" })
export class MonthlyReportEvent {
  @Field(() => MonthlyReportAct, { description: "What was done. 办理事项。" })
  act: MonthlyReportAct;

  @Field(() => String, { nullable: true, description: "Reasons of a return. 退回原因；无则为空。" })
  note: string | null;

  @Field(() => ActRecord, { description: "By whom and when. 经办记录。" })
  by: ActRecord;
}

@ObjectType({ simpleResolvers: true, description: "A reminder of a report that was late. 月报催报记录。" })
export class MonthlyReportReminder {
  @Field(() => DateScalar, { description: "Day of the reminder. 催报日期。" })
  on: string;

  @Field(() => ActRecord, { description: "By whom and when. 经办记录。" })
  by: ActRecord;
}
