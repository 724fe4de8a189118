import "reflect-metadata";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { DateScalar, InstantScalar } from "../../../schema/scalars";
import { CaseResponsibleLevel, ResponsibleLine } from "../responsible/responsible-level";
import { StepKind } from "../case-step/step-kind";
import { CaseEventKind } from "./case-event-kind";

@ObjectType({ simpleResolvers: true, description: "Until when the next act of a case is due. 案件期限。" })
export class CaseDeadline {
  @Field(() => DateScalar, { description: "Day by which it is due. 到期日。" })
  dueOn: string;

  @Field(() => Int, { description: "Days past the due day; 0 when it has not passed. 逾期天数；未逾期为0。" })
  overdueDays: number;
}

@ObjectType({
  simpleResolvers: true,
  description: "Who answers for the child at a level, as on the day of opening. 双线责任人（建案日）。",
})
export class CaseResponsible {
  @Field(() => ResponsibleLine, { description: "Line. 责任线。" })
  line: ResponsibleLine;

  @Field(() => CaseResponsibleLevel, { description: "Level. 责任层级。" })
  level: CaseResponsibleLevel;

  @Field(() => String, { nullable: true, description: "Name; null where nobody was entered. 姓名；未登记为空。" })
  name: string | null;

  @Field(() => String, { nullable: true, description: "Post. 职务。" })
  post: string | null;
}

@ObjectType({ simpleResolvers: true, description: "Something that happened to a case. 案件办理经过。" })
export class CaseEvent {
  @Field(() => ID, { description: "Id. 记录编号。" })
  id: string;

  @Field(() => CaseEventKind, { description: "What happened. 经过类别。" })
  kind: CaseEventKind;

  @Field(() => StepKind, { nullable: true, description: "The step it was about. 所涉步骤。" })
  step: StepKind | null;

  @Field(() => InstantScalar, { description: "When. 时间。" })
  at: Date;

  @Field(() => String, { nullable: true, description: "Account; null where the county's round acted. 经办账号。" })
  actor: string | null;

  @Field(() => String, { nullable: true, description: "Post, as of then. 经办人职务。" })
  post: string | null;

  @Field(() => String, { nullable: true, description: "Department, as of then. 经办部门。" })
  department: string | null;

  /** Opened only for a request that asks for it. */
  noteSealed: Buffer | null;
}
