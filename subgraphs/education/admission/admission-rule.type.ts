import "reflect-metadata";
import { Field, Int, ObjectType } from "type-graphql";
import { DateScalar } from "../../../schema/scalars";

@ObjectType({
  simpleResolvers: true,
  description: "Who is to enter school in a school year, and by when. 某学年入学年龄与注册期限。",
})
export class AdmissionRule {
  @Field(() => Int, { description: "Age at entry on 31 August. 入学年龄（8月31日周岁）。" })
  entryAge: number;

  @Field(() => DateScalar, {
    description: "First birth date of those who come to that age. 当年达到入学年龄者的最早出生日期。",
  })
  bornFrom: string;

  @Field(() => DateScalar, {
    description: "Last birth date of those who come to that age. 当年达到入学年龄者的最晚出生日期。",
  })
  bornTo: string;

  @Field(() => DateScalar, { description: "First day of school. 开学日期。" })
  termStartsOn: string;

  @Field(() => DateScalar, { description: "Last day to register. 注册截止日期。" })
  registerBy: string;
}
