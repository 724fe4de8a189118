import "reflect-metadata";
import { Field, ObjectType } from "type-graphql";
import { InstantScalar } from "../../../schema/scalars/instant";

@ObjectType({ simpleResolvers: true, description: "Who did something, in which post, and when. 经办记录。" })
export class ActRecord {
  @Field(() => String, { description: "Account. 经办账号。" })
  actor: string;

  @Field(() => String, { description: "Post on the day. 经办人职务。" })
  post: string;

  @Field(() => InstantScalar, { description: "When. 经办时间。" })
  at: Date;
}
