import "reflect-metadata";
import { ArgsType, createUnionType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { InstantScalar, DateScalar } from "../../../schema/scalars";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { Case } from "../case/case.type";
import { Desk } from "../desk/desk.type";
import { ResponsibleLine } from "../responsible/responsible-level";

@ObjectType({ simpleResolvers: true, description: "Somebody who went to the home. 走访人员。" })
export class CaseVisitor {
  @Field(() => ResponsibleLine, { description: "Line. 所属责任线。" })
  line: ResponsibleLine;

  @Field(() => String, { description: "Name. 姓名。" })
  name: string;

  @Field(() => String, { description: "Post. 职务。" })
  post: string;
}

@ObjectType({ simpleResolvers: true, description: "A visit at a child's home. 家访。" })
export class CaseVisit {
  @Field(() => ID, { description: "Id. 走访编号。" })
  id: string;

  @Field(() => DateScalar, { description: "Day of the visit. 走访日期。" })
  visitedOn: string;

  @Field(() => [ResponsibleLine], { description: "Lines that took part. 参加的责任线。" })
  lines: ResponsibleLine[];

  @Field(() => Desk, { description: "Who recorded it. 登记岗位。" })
  organ: Desk;

  @Field(() => DateScalar, { nullable: true, description: "Day of the next one. 下次走访日期。" })
  nextOn: string | null;

  @Field(() => [ID], { description: "Attachments of the case that show it. 佐证附件。" })
  attachmentIds: string[];

  @Field(() => String, { description: "Account that recorded it. 登记账号。" })
  recordedBy: string;

  @Field(() => String, { description: "Post, as of then. 登记人职务。" })
  recordedPost: string;

  @Field(() => InstantScalar, { description: "When it was recorded. 登记时间。" })
  recordedAt: Date;

  /** Opened only for a request that asks for it, and for whoever may work the case: null for others. */
  sealed: { visitors: Buffer; met: Buffer; said: Buffer } | null;
}

@InputType({ description: "Somebody who went to the home. 走访人员。" })
export class CaseVisitorInput {
  @Field(() => ResponsibleLine, { description: "Line. 所属责任线。" })
  line: ResponsibleLine;

  @Field(() => String, { description: "Name. 姓名。" })
  name: string;

  @Field(() => String, { description: "Post. 职务。" })
  post: string;
}

@ArgsType()
export class RecordVisitArguments {
  @Field(() => ID, { description: "Id of the case. 案件编号。" })
  caseId: string;

  @Field(() => Int, { description: "Version of the case as it was read. 读取时的版本号。" })
  version: number;

  @Field(() => DateScalar, { description: "Day of the visit. 走访日期。" })
  visitedOn: Date;

  @Field(() => [CaseVisitorInput], { description: "Who went there, 1 to 20, of one line or both. 走访人员，1至20人。" })
  visitors: CaseVisitorInput[];

  @Field(() => String, { description: "Whom they met. 所见人员。" })
  met: string;

  @Field(() => String, { description: "What was said. 谈话情况。" })
  said: string;

  @Field(() => DateScalar, { nullable: true, description: "Day of the next visit. 下次走访日期。" })
  nextOn?: Date | null;

  @Field(() => [ID], { nullable: true, description: "Attachments of this case that show it. 本案佐证附件编号。" })
  attachmentIds?: string[] | null;
}

export const RecordVisitOutcome = createUnionType({
  name: "RecordVisitOutcome",
  description: "The case with the visit, or why it was not recorded. 登记走访的结果。",
  types: () => [Case, Refusal] as const,
});
