import "reflect-metadata";
import { ArgsType, createUnionType, Field, ID, Int, ObjectType } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { DateScalar, InstantScalar } from "../../../schema/scalars";
import { Case } from "../case/case.type";
import { Desk } from "../desk/desk.type";
import { DocumentKind } from "../document/document-kind";
import { StepKind } from "./step-kind";

@ObjectType({ simpleResolvers: true, description: "A step that was taken in a case. 已办理的步骤。" })
export class CaseStep {
  @Field(() => ID, { description: "Id. 步骤编号。" })
  id: string;

  @Field(() => StepKind, { description: "Which step. 步骤。" })
  kind: StepKind;

  @Field(() => Int, { description: "Gate of the eight, 3 to 8. 八关之第几关，3至8。" })
  gate: number;

  @Field(() => Int, { description: "Rung of the ladder, 1 to 4. 四步法之第几步，1至4。" })
  rung: number;

  @Field(() => Int, { description: "1, and one more with each time that the case goes on after an outcome. 轮次。" })
  round: number;

  @Field(() => DateScalar, { description: "Day on which it was taken. 办理日期。" })
  takenOn: string;

  @Field(() => Desk, { description: "Organ that took it. 办理机关。" })
  organ: Desk;

  @Field(() => String, { nullable: true, description: "Number of its paper. 文号。" })
  paperNumber: string | null;

  @Field(() => ID, { nullable: true, description: "Document of the case that it was taken by. 所据文书编号。" })
  documentId: string | null;

  @Field(() => DateScalar, { nullable: true, description: "Until when the family has time. 期限截止日期。" })
  answerUntil: string | null;

  @Field(() => [ID], { description: "Attachments of the case that show it. 佐证附件。" })
  attachmentIds: string[];

  @Field(() => [StepKind], { description: "Steps that were left out to come here. 跳过的步骤。" })
  skipped: StepKind[];

  @Field(() => ID, { nullable: true, description: "The leader's approval to leave them out. 批准编号。" })
  approvalId: string | null;

  @Field(() => String, { description: "Account that took it. 办理账号。" })
  takenBy: string;

  @Field(() => String, { description: "Post, as of then. 办理人职务。" })
  takenPost: string;

  @Field(() => InstantScalar, { description: "When it was entered. 登记时间。" })
  enteredAt: Date;

  /** Opened only for a request that asks for it, and for whoever may work the case. */
  noteSealed: Buffer | null;
}

@ObjectType({ simpleResolvers: true, description: "Whether a step may come next, and why not. 下一步骤是否可办。" })
export class NextStep {
  @Field(() => StepKind, { description: "Which step. 步骤。" })
  kind: StepKind;

  @Field(() => Int, { description: "Gate of the eight, 3 to 8. 八关之第几关，3至8。" })
  gate: number;

  @Field(() => Int, { description: "Rung of the ladder, 1 to 4. 四步法之第几步，1至4。" })
  rung: number;

  @Field(() => Boolean, { description: "Whether it may be taken today without an approval. 今日可否直接办理。" })
  mayCome: boolean;

  @Field(() => String, { nullable: true, description: "Why it may not, in English and Chinese. 不可办理的原因。" })
  whyNot: string | null;

  @Field(() => [StepKind], {
    description: "Steps that the leader may approve to leave out, so that it may come. 经批准可跳过的步骤。",
  })
  skips: StepKind[];

  @Field(() => String, {
    nullable: true,
    description: "Subject of that approval (SKIP_STEP); null where none helps or is needed. 申请跳过的审批事项。",
  })
  approvalSubject: string | null;

  @Field(() => [Desk], { description: "Who is competent, the one that ordinarily acts first. 有权办理的岗位。" })
  organs: Desk[];

  @Field(() => Boolean, { description: "Whether it needs a paper. 是否须有文书。" })
  needsPaper: boolean;

  @Field(() => DocumentKind, { nullable: true, description: "Document that is drawn up for it. 所需文书种类。" })
  documentKind: DocumentKind | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Until when the family has time if it is taken today; null where it sets no term. 今日办理时的期限。",
  })
  answerUntil: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Day by which it is due; null while what it is counted from has not come. 应办结日期。",
  })
  dueOn: string | null;
}

@ArgsType()
export class TakeStepArguments {
  @Field(() => ID, { description: "Id of the case. 案件编号。" })
  caseId: string;

  @Field(() => Int, { description: "Version of the case as it was read. 读取时的版本号。" })
  version: number;

  @Field(() => StepKind, { description: "Which step. 步骤。" })
  kind: StepKind;

  @Field(() => DateScalar, {
    description: "Day on which it was taken, not before the step before it and not to come. 办理日期。",
  })
  on: Date;

  @Field(() => String, {
    nullable: true,
    description: "Number of a paper that was made outside; its copy among the attachments. 外部文书文号，须附扫描件。",
  })
  paperNumber?: string | null;

  @Field(() => ID, { nullable: true, description: "Document drawn up in this case. 本案制发的文书编号。" })
  documentId?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      "Until when the family has time; by the county's setting where none is given. 期限截止日期，默认按设定。",
  })
  answerUntil?: Date | null;

  @Field(() => String, { nullable: true, description: "Note. 备注。" })
  note?: string | null;

  @Field(() => [ID], { nullable: true, description: "Attachments of this case that show it. 本案佐证附件编号。" })
  attachmentIds?: string[] | null;
}

export const TakeStepOutcome = createUnionType({
  name: "TakeStepOutcome",
  description: "The case after the step, or why it was not taken. 办理步骤的结果。",
  types: () => [Case, Refusal] as const,
});
