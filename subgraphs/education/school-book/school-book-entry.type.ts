import "reflect-metadata";
import { Field, ObjectType } from "type-graphql";
import { DateScalar } from "../../../schema/scalars";
import { PersuasionState } from "../dropout-record/persuasion-state";
import { EnrolmentChangeKind } from "../enrolment-change/change-kind";
import { UnexcusedRun } from "../unexcused-run/unexcused-run.type";

/** An entry of a school's book is of a child's enrolment. */
export interface BookEntry {
  enrolmentId: string;
}

@ObjectType({
  simpleResolvers: true,
  description: "A dropout in a school's book, with its persuasion. 一校一册辍学劝返记录。",
})
export class SchoolBookDropout implements BookEntry {
  @Field(() => DateScalar, {
    description: "Day on which the child was found out, or left by the roll. 发现（辍学）日期。",
  })
  foundOn: string;

  @Field(() => String, {
    nullable: true,
    description: "Why it left; null without a ledger line. 辍学原因；无台账为空。",
  })
  reason: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Where it is; null without a ledger line. 目前去向；无台账为空。",
  })
  whereabouts: string | null;

  @Field(() => PersuasionState, { description: "How the persuasion stands on the day of the book. 截至日的劝返状态。" })
  state: PersuasionState;

  @Field(() => DateScalar, { nullable: true, description: "Day of the return. 返校日期；未返校为空。" })
  returnedOn: string | null;

  @Field(() => String, { nullable: true, description: "Who persuades. 劝返责任人。" })
  responsiblePerson: string | null;

  enrolmentId: string;
}

@ObjectType({ simpleResolvers: true, description: "A change of enrolment in a school's book. 一校一册异动记录。" })
export class SchoolBookChange implements BookEntry {
  @Field(() => EnrolmentChangeKind, { description: "Kind of the change. 异动类型。" })
  kind: EnrolmentChangeKind;

  @Field(() => DateScalar, { description: "Day of the change. 异动日期。" })
  on: string;

  @Field(() => String, { nullable: true, description: "The paper it rests on. 异动凭证。" })
  paper: string | null;

  enrolmentId: string;
}

@ObjectType({ simpleResolvers: true, description: "An absence without leave in a school's book. 一校一册旷课预警。" })
export class SchoolBookAlert implements BookEntry {
  @Field(() => UnexcusedRun, { description: "The absence, and what it calls for. 连续旷课及预警阶段。" })
  run: UnexcusedRun;

  enrolmentId: string;
}
