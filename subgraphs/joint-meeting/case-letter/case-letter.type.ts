import "reflect-metadata";
import { ArgsType, createUnionType, Field, ID, ObjectType } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { DateScalar } from "../../../schema/scalars";
import { CaseAlreadyOpen } from "../case/case-acts.type";
import { Case } from "../case/case.type";
import { DropoutCause } from "../case/dropout-cause";
import { Whereabouts } from "../case/whereabouts";
import { CaseLetterDirection, CaseLetterEventKind, CaseLetterState } from "./case-letter-enums";

@ObjectType({
  simpleResolvers: true,
  description: "A letter about the child of a case, as far as the case knows it. 案件往来函件（办理情况）。",
})
export class CaseLetter {
  @Field(() => ID, { description: "Id of the child within the letter. 函件所列儿童编号。" })
  id: string;

  @Field(() => ID, { description: "Id of the letter. 函件编号。" })
  letterId: string;

  @Field(() => CaseLetterDirection, { description: "Which way it went. 方向。" })
  direction: CaseLetterDirection;

  @Field(() => String, { nullable: true, description: "Number of the letter. 发文字号。" })
  number: string | null;

  @Field(() => String, { description: "Code of the other county. 对方县区代码。" })
  peerCode: string;

  @Field(() => String, { description: "Name of the other county's bureau, as then. 对方单位名称。" })
  peerName: string;

  @Field(() => CaseLetterState, { description: "How far it has come. 办理状态。" })
  state: CaseLetterState;

  @Field(() => DateScalar, { description: "Since when. 进入该状态日期。" })
  stateSince: string;

  @Field(() => DateScalar, { nullable: true, description: "By when an answer is asked for. 答复期限。" })
  dueOn: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Since when it is overdue; null while it is not. 逾期起始日期；未逾期为空。",
  })
  overdueOn: string | null;

  @Field(() => String, { nullable: true, description: "Number of the reply. 复函文号。" })
  replyNumber: string | null;
}

@ObjectType({ simpleResolvers: true, description: "An event of a letter that was told. 已入案的函件进展。" })
export class CaseLetterEvent {
  @Field(() => ID, { description: "Id of the event. 进展编号。" })
  eventId: string;

  @Field(() => Case, {
    nullable: true,
    description: "The case that it went to; null without one. 所涉案件；无则为空。",
  })
  case: Case | null;
}

export const RecordLetterEventOutcome = createUnionType({
  name: "RecordLetterEventOutcome",
  description: "The event as told, or why it was not. 函件进展入案的结果。",
  types: () => [CaseLetterEvent, Refusal] as const,
  resolveType: (value) => (value instanceof Refusal ? Refusal : CaseLetterEvent),
});

export const OpenCaseByLetterOutcome = createUnionType({
  name: "OpenCaseByLetterOutcome",
  description: "The case of an accepted letter: opened, or the one that the child has. 受理来函建案的结果。",
  types: () => [Case, CaseAlreadyOpen, Refusal] as const,
});

/** What is told of a letter, whichever way. */
@ArgsType()
class LetterArguments {
  @Field(() => ID, { description: "Id of the event, the same whenever it is told. 进展编号（重复上报不变）。" })
  eventId: string;

  @Field(() => ID, { description: "Id of the letter. 函件编号。" })
  letterId: string;

  @Field(() => String, { nullable: true, description: "Number of the letter. 发文字号。" })
  number?: string | null;

  // As text: a county may have been dissolved since, or be known to the other side alone.
  @Field(() => String, { description: "Code of the other county, six digits. 对方县区代码（六位）。" })
  peerCode: string;

  @Field(() => String, { description: "Name of the other county's bureau. 对方单位名称。" })
  peerName: string;

  @Field(() => DateScalar, { nullable: true, description: "By when an answer is asked for. 答复期限。" })
  dueOn?: Date | null;

  @Field(() => DateScalar, { description: "Day of the event. 发生日期。" })
  on: Date;

  @Field(() => String, { nullable: true, description: "What the history says of it. 情况说明。" })
  words?: string | null;
}

@ArgsType()
export class RecordLetterEventArguments extends LetterArguments {
  @Field(() => CaseLetterEventKind, { description: "What has come of the letter. 进展类别。" })
  kind: CaseLetterEventKind;

  @Field(() => CaseLetterDirection, { description: "Which way it went. 方向。" })
  direction: CaseLetterDirection;

  @Field(() => ID, {
    nullable: true,
    description: "Child of the letter; absent for the letter as a whole. 函件所列儿童编号；涉及全函为空。",
  })
  itemId?: string | null;

  @Field(() => ID, { nullable: true, description: "Case of the child, if it has one. 所涉案件编号。" })
  caseId?: string | null;

  @Field(() => String, { nullable: true, description: "Number of the reply. 复函文号。" })
  paperNumber?: string | null;
}

@ArgsType()
export class OpenCaseByLetterArguments extends LetterArguments {
  @Field(() => ID, { description: "Child of the letter. 函件所列儿童编号。" })
  itemId: string;

  @Field(() => ID, { description: "Person id of the child. 儿童人员标识。" })
  childId: string;

  @Field(() => DateScalar, { description: "First day out of school, as the letter says. 来函所载辍学起始日期。" })
  since: Date;

  @Field(() => DropoutCause, { nullable: true, description: "Why the child left, if known. 辍学原因。" })
  cause?: DropoutCause | null;

  @Field(() => Whereabouts, { nullable: true, description: "Where the child is, if known. 目前去向。" })
  whereabouts?: Whereabouts | null;
}
