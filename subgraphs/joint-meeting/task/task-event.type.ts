import "reflect-metadata";
import { Field, ID, ObjectType } from "type-graphql";
import { DateScalar, InstantScalar } from "../../../schema/scalars";
import { TaskEventKind } from "./task-event-kind";

@ObjectType({ simpleResolvers: true, description: "A step of a task's history. 任务办理经过。" })
export class TaskEvent {
  @Field(() => ID, { description: "Id of the step. 记录编号。" })
  id: string;

  @Field(() => TaskEventKind, { description: "What happened. 经过类别。" })
  kind: TaskEventKind;

  @Field(() => InstantScalar, { description: "When. 时间。" })
  at: Date;

  @Field(() => String, {
    nullable: true,
    description: "Account that acted; null where the county's round did. 经办账号。",
  })
  actor: string | null;

  @Field(() => String, { nullable: true, description: "Post of who acted, as of then. 经办人职务。" })
  post: string | null;

  @Field(() => String, { nullable: true, description: "Department of who acted. 经办部门。" })
  department: string | null;

  @Field(() => DateScalar, { description: "Day by which it was due from then on. 当时的办理期限。" })
  dueOn: string;

  /** Opened only for a request that asks for it, and for whoever may read it; null otherwise. */
  noteSealed: Buffer | null;
}
