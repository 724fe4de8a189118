import "reflect-metadata";
import { Field, Int, ObjectType } from "type-graphql";

@ObjectType({ simpleResolvers: true, description: "A subsidy that a child got. 资助。" })
export class Subsidy {
  @Field(() => String, { description: "Term, such as 2018-2019-1. 学期。" })
  term: string;

  @Field(() => String, { description: "What it is for. 资助项目。" })
  item: string;

  @Field(() => Int, { description: "Amount in hundredths of a yuan. 金额（分）。" })
  amountFen: number;
}
