import "reflect-metadata";
import { Field, Int, ObjectType } from "type-graphql";
import { DateScalar } from "../../../schema/scalars";

@ObjectType({
  simpleResolvers: true,
  description: "From how many unexcused school days in a row what is done. 缺勤预警规则（连续旷课的上课日数）。",
})
export class AttendanceRule {
  @Field(() => DateScalar, { description: "First day on which it applies. 生效日期。" })
  validFrom: string;

  @Field(() => Int, { description: "Days from which the home is visited. 家访起始天数。" })
  homeVisitDays: number;

  @Field(() => Int, { description: "Days from which a dropout is suspected. 疑似辍学起始天数。" })
  suspectedDays: number;

  @Field(() => Int, { description: "Days from which a dropout is to be confirmed. 辍学待确认起始天数。" })
  dropoutDays: number;
}
