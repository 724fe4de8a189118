import "reflect-metadata";
import { ArgsType, createUnionType, Field, ID, Int, ObjectType } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { DateScalar, InstantScalar } from "../../../schema/scalars";
import { Case } from "../case/case.type";
import { CaseOutcomeKind } from "./case-outcome-kind";
import { ConfirmedBy } from "./confirmed-by";

@ObjectType({ simpleResolvers: true, description: "What a case came to, with its paper. 案件去向及佐证。" })
export class CaseOutcome {
  @Field(() => ID, { description: "Id. 去向编号。" })
  id: string;

  @Field(() => CaseOutcomeKind, { description: "What it came to. 去向。" })
  outcome: CaseOutcomeKind;

  @Field(() => DateScalar, { description: "Since when. 去向日期。" })
  on: string;

  @Field(() => String, { nullable: true, description: "Number of the paper. 文号。" })
  paperNumber: string | null;

  @Field(() => ID, { nullable: true, description: "Document of the case that shows it. 所据文书编号。" })
  documentId: string | null;

  @Field(() => [ID], { description: "Attachments of the case that show it. 佐证附件。" })
  attachmentIds: string[];

  @Field(() => DateScalar, { nullable: true, description: "Day of the confirmation; null before. 确认日期。" })
  confirmedOn: string | null;

  @Field(() => ConfirmedBy, { nullable: true, description: "What has confirmed it. 确认依据。" })
  confirmedBy: ConfirmedBy | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Since when the child is out of school again; null while it is not. 二次辍学起始日期。",
  })
  relapsedOn: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Day on which it was undone, after which the case went on; null of one in force. 撤销日期。",
  })
  undoneOn: string | null;

  @Field(() => String, { description: "Account that entered it. 登记账号。" })
  enteredBy: string;

  @Field(() => String, { description: "Post, as of then. 登记人职务。" })
  enteredPost: string;

  @Field(() => InstantScalar, { description: "When it was entered. 登记时间。" })
  enteredAt: Date;

  /** Opened only for a request that asks for it, and for whoever may work the case: null for others. */
  sealed: { paper: Buffer | null; note: Buffer | null; reply: Buffer | null; undoneReason: Buffer | null } | null;
}

/** A case as it was read. */
@ArgsType()
class VersionedCaseArguments {
  @Field(() => ID, { description: "Id of the case. 案件编号。" })
  caseId: string;

  @Field(() => Int, { description: "Version of the case as it was read. 读取时的版本号。" })
  version: number;
}

/** What something is shown by. */
@ArgsType()
class PaperArguments extends VersionedCaseArguments {
  @Field(() => String, { nullable: true, description: "What paper shows it, such as 返校确认书. 佐证材料名称。" })
  paper?: string | null;

  @Field(() => String, { nullable: true, description: "Number of the paper. 文号。" })
  paperNumber?: string | null;

  @Field(() => ID, { nullable: true, description: "Document drawn up in this case. 本案制发的文书编号。" })
  documentId?: string | null;

  @Field(() => [ID], { nullable: true, description: "Attachments of this case that show it. 本案佐证附件编号。" })
  attachmentIds?: string[] | null;

  @Field(() => String, { nullable: true, description: "Note; the reason of a false report. 备注；误报须填理由。" })
  note?: string | null;
}

@ArgsType()
export class ConcludeCaseArguments extends PaperArguments {
  @Field(() => CaseOutcomeKind, { description: "What it came to. 去向。" })
  outcome: CaseOutcomeKind;

  @Field(() => DateScalar, { description: "Since when, not before the last step and not to come. 去向日期。" })
  on: Date;
}

@ArgsType()
export class AnswerHandoverArguments extends PaperArguments {
  @Field(() => Boolean, {
    description:
      "Whether the home county has taken the child over; if not, the case goes on. 户籍地是否接收；未接收则继续办理。",
  })
  accepted: boolean;

  @Field(() => DateScalar, { description: "Day of the answer. 复函日期。" })
  on: Date;
}

@ArgsType()
export class ReopenCaseArguments extends VersionedCaseArguments {
  @Field(() => String, { description: "Why the outcome does not hold. 恢复办理的理由。" })
  reason: string;
}

const caseOrRefusal = (name: string, description: string) =>
  createUnionType({ name, description, types: () => [Case, Refusal] as const });

export const ConcludeCaseOutcome = caseOrRefusal(
  "ConcludeCaseOutcome",
  "The case with its outcome, or why it was not entered. 登记去向的结果。",
);
export const AnswerHandoverOutcome = caseOrRefusal(
  "AnswerHandoverOutcome",
  "The case after the answer, or why it was not recorded. 登记复函的结果。",
);
export const ReopenCaseOutcome = caseOrRefusal(
  "ReopenCaseOutcome",
  "The case that goes on, or why it does not. 恢复办理的结果。",
);
