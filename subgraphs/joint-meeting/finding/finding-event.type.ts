import "reflect-metadata";
import { Field, ID, ObjectType } from "type-graphql";
import { InstantScalar } from "../../../schema/scalars";
import { FindingEventKind } from "./finding-event-kind";
import { SettleReason } from "./settle-reason";

@ObjectType({ simpleResolvers: true, description: "A step of a finding's history. 问题办理经过。" })
export class FindingEvent {
  @Field(() => ID, { description: "Id of the step. 记录编号。" })
  id: string;

  @Field(() => FindingEventKind, { description: "What happened. 经过类别。" })
  kind: FindingEventKind;

  @Field(() => InstantScalar, { description: "When. 时间。" })
  at: Date;

  @Field(() => String, { nullable: true, description: "Account that acted; null where a sweep did. 经办账号。" })
  actor: string | null;

  @Field(() => String, { nullable: true, description: "Post of who acted, as of then. 经办人职务。" })
  post: string | null;

  @Field(() => String, { nullable: true, description: "Department of who acted. 经办部门。" })
  department: string | null;

  @Field(() => ID, { nullable: true, description: "The sweep that did it. 所属比对编号。" })
  sweepId: string | null;

  @Field(() => SettleReason, { nullable: true, description: "Why it was struck off. 销号原因。" })
  reason: SettleReason | null;

  /** Opened only for a request that asks for them. */
  noteSealed: Buffer | null;
  paperSealed: Buffer | null;
}
