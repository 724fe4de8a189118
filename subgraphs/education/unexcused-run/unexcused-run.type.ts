import "reflect-metadata";
import { Field, Int, ObjectType } from "type-graphql";
import { DateScalar } from "../../../schema/scalars";
import { AttendanceRule } from "../attendance-rule/attendance-rule.type";
import { AbsenceStage } from "./absence-stage";

@ObjectType({
  simpleResolvers: true,
  description:
    "School days in a row missed without leave; free days between them neither count nor end it. 连续旷课（上课日）；其间的休息日不计入也不中断。",
})
export class UnexcusedRun {
  @Field(() => Int, { description: "How many days. 天数。" })
  days: number;

  @Field(() => DateScalar, { description: "First of the days. 起始日期。" })
  from: string;

  @Field(() => DateScalar, { description: "Last of the days. 截止日期。" })
  to: string;

  @Field(() => AbsenceStage, { description: "What it calls for. 预警阶段。" })
  stage: AbsenceStage;

  @Field(() => AttendanceRule, { description: "The rule that says so. 适用规则。" })
  rule: AttendanceRule;
}
