import "reflect-metadata";
import { Field, ObjectType } from "type-graphql";
import { SubsidyGround } from "./subsidy-ground";

@ObjectType({
  simpleResolvers: true,
  description: "What a child is due in the current term beside what it got. 当前学期应助与已助对照。",
})
export class SubsidyGap {
  @Field(() => String, { description: "The current term, such as 2018-2019-1. 当前学期。" })
  term: string;

  @Field(() => [SubsidyGround], { description: "Grounds in force in the term. 本学期有效的资助依据。" })
  grounds: SubsidyGround[];

  @Field(() => Boolean, { description: "Whether a subsidy was received in the term. 本学期是否已获资助。" })
  received: boolean;

  @Field(() => Boolean, { description: "Whether one is due and was not received. 是否应助未助。" })
  missing: boolean;
}
