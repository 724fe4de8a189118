import "reflect-metadata";
import { Directive, Field, ID, ObjectType } from "type-graphql";
import type { PersonId } from "../../../schema/person-id";

/** The federated child, as far as letters know it: a key, on which its letters hang. */
@ObjectType({
  simpleResolvers: true,
  description: "A child of the county, joined across departments. 县域内一名儿童，跨部门关联。",
})
@Directive('@key(fields: "id")')
export class Child {
  @Field(() => ID, { description: "Person id; discloses no ID number. 人员标识，不含证件号码。" })
  id: PersonId;
}
