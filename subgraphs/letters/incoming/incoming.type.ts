import "reflect-metadata";
import { ArgsType, createUnionType, Field, ID, InputType, Int } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { DateScalar } from "../../../schema/scalars";
import { LetterOutcome, ReturnReason } from "../letter/letter-outcome";
import { Letter } from "../letter/letter.type";

const act = (name: string, description: string) =>
  createUnionType({ name, description, types: () => [Letter, Refusal] as const });

export const AcceptChildrenOutcome = act(
  "AcceptChildrenOutcome",
  "The letter whose children were accepted, or why not. 受理的结果。",
);
export const ReturnChildrenOutcome = act(
  "ReturnChildrenOutcome",
  "The letter whose children were given back, or why not. 退函的结果。",
);
export const ReportProgressOutcome = act(
  "ReportProgressOutcome",
  "The letter whose sender was told, or why not. 反馈进展的结果。",
);
export const ForwardChildrenOutcome = act(
  "ForwardChildrenOutcome",
  "The draft of the letter that sends children on, or why there is none. 转办拟稿的结果。",
);
export const DraftReplyOutcome = act(
  "DraftReplyOutcome",
  "The draft of the reply, or why there is none. 复函拟稿的结果。",
);
export const MatchChildrenOutcome = act(
  "MatchChildrenOutcome",
  "The letter whose children are looked for again, or why not. 重新核对的结果。",
);

@ArgsType()
export class LetterItemsArguments {
  @Field(() => ID, { description: "Id of the letter that came in. 来函编号。" })
  letterId: string;

  @Field(() => [ID], { description: "Ids of the children within it. 儿童条目编号。" })
  itemIds: string[];
}

@ArgsType()
export class LetterChildrenArguments extends LetterItemsArguments {
  @Field(() => Int, { description: "Version of the letter as it was read. 读取时的版本号。" })
  version: number;
}

@ArgsType()
export class ReturnChildrenArguments extends LetterChildrenArguments {
  @Field(() => ReturnReason, { description: "Why. 退函原因。" })
  reason: ReturnReason;

  @Field(() => String, {
    nullable: true,
    description:
      "Code of the county to which the household has moved; of a retired code its successor is told. 户籍迁往县区代码（已撤并者转为现行代码）。",
  })
  movedTo?: string | null;

  @Field(() => String, { nullable: true, description: "Further words; needed for OTHER. 说明；原因为其他时必填。" })
  note?: string | null;
}

@ArgsType()
export class ForwardChildrenArguments extends LetterChildrenArguments {
  @Field(() => String, {
    description: "Code of the county to which the household has moved. 户籍迁往县区代码（已撤并者转为现行代码）。",
  })
  toCounty: string;
}

@ArgsType()
export class ReportProgressArguments extends LetterChildrenArguments {
  @Field(() => String, { nullable: true, description: "How far it is, in words. 进展说明。" })
  note?: string | null;
}

@InputType({ description: "What a clerk answers of a child in the place of its case. 人工填写的答复。" })
export class LetterAnswerInput {
  @Field(() => ID, { description: "Id of the child within the letter. 儿童条目编号。" })
  itemId: string;

  @Field(() => LetterOutcome, { description: "What came of it. 办理结果。" })
  outcome: LetterOutcome;

  @Field(() => DateScalar, { description: "Since when, not to come. 结果日期。" })
  on: Date;

  @Field(() => String, { nullable: true, description: "School to which it is back. 就读学校。" })
  school?: string | null;

  @Field(() => String, { nullable: true, description: "Steps taken, in words. 措施与情况。" })
  account?: string | null;
}

@ArgsType()
export class DraftReplyArguments extends LetterItemsArguments {
  @Field(() => [LetterAnswerInput], {
    defaultValue: [],
    description: "What is answered in the place of what the case says. 代替案件记载的答复（可空）。",
  })
  answers: LetterAnswerInput[];
}
