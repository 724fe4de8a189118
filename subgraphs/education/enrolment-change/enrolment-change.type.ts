import "reflect-metadata";
import { Field, ObjectType } from "type-graphql";
import { DateScalar } from "../../../schema/scalars";
import { EnrolmentChangeKind } from "./change-kind";

@ObjectType({ simpleResolvers: true, description: "A dated change of an enrolment. 学籍异动。" })
export class EnrolmentChange {
  @Field(() => EnrolmentChangeKind, { description: "Kind of the change. 异动类型。" })
  kind: EnrolmentChangeKind;

  @Field(() => DateScalar, { description: "Date of the change. 异动日期。" })
  changedOn: string;

  @Field(() => String, { nullable: true, description: "The paper it rests on. 异动凭证。" })
  paper: string | null;
}
