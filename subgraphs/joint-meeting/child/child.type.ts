import "reflect-metadata";
import { Directive, Field, ID, ObjectType } from "type-graphql";
import type { PersonId } from "../../../schema/person-id";
import { Disability, Enrolment, WelfareRecord } from "../watch-group/foreign-records.type";

/**
 * The federated child, as far as this department knows it: a key, and the records of other departments that the gateway
 * brings along for `watchGroups`. They are absent or null when their department did not answer. What else hangs on a child
 * is resolved per kind of record.
 */
@ObjectType({
  simpleResolvers: true,
  description: "A child of the county, joined across departments. 县域内一名儿童，跨部门关联。",
})
@Directive('@key(fields: "id")')
export class Child {
  @Field(() => ID, { description: "Person id; discloses no ID number. 人员标识，不含证件号码。" })
  id: PersonId;

  @Field(() => [WelfareRecord], { nullable: true, description: "Kept by civil affairs. 由民政部门维护。" })
  @Directive("@external")
  welfare?: WelfareRecord[] | null;

  @Field(() => [Disability], { nullable: true, description: "Kept by the disabled persons' federation. 由残联维护。" })
  @Directive("@external")
  disabilityCertificates?: Disability[] | null;

  @Field(() => [Enrolment], { nullable: true, description: "Kept by education. 由教育部门维护。" })
  @Directive("@external")
  enrolments?: Enrolment[] | null;
}
