import "reflect-metadata";
import { ArgsType, createUnionType, Field, ID, Int, ObjectType } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { RegionCodeScalar } from "../../../schema/scalars";
import type { RegionCode } from "../../../schema/scalars/region-code";
import { Letter } from "../letter/letter.type";
import { LetterGapReason } from "./letter-gap-reason";
import { LetterGrouping } from "./letter-grouping";

@ObjectType({
  simpleResolvers: true,
  description: "A case for which no letter was drawn up, and why. 未拟函的案件及原因。",
})
export class LetterDraftGap {
  @Field(() => ID, { description: "Id of the case. 案件编号。" })
  caseId: string;

  @Field(() => LetterGapReason, { description: "Why. 原因。" })
  reason: LetterGapReason;

  @Field(() => ID, { nullable: true, description: "Id of the letter that is under way about it. 在办函件编号。" })
  letterId: string | null;
}

@ObjectType({ simpleResolvers: true, description: "Letters drawn up, and the cases that got none. 拟函结果。" })
export class LettersDrafted {
  @Field(() => [Letter], { description: "The drafts, in the order of their cases. 拟成的函件。" })
  letters: Letter[];

  @Field(() => [LetterDraftGap], { description: "Cases for which none was drawn up. 未拟函的案件。" })
  gaps: LetterDraftGap[];
}

export const DraftLettersOutcome = createUnionType({
  name: "DraftLettersOutcome",
  description: "The drafts, or why there are none. 拟函的结果。",
  types: () => [LettersDrafted, Refusal] as const,
});

export const EditLetterOutcome = createUnionType({
  name: "EditLetterOutcome",
  description: "The draft as changed, or why it was not. 修改稿件的结果。",
  types: () => [Letter, Refusal] as const,
});

@ArgsType()
export class DraftLettersArguments {
  @Field(() => RegionCodeScalar, { description: "The county that writes. 发函县区区划代码。" })
  regionCode: RegionCode;

  @Field(() => [ID], { description: "Ids of the cases, 1 to 500. 案件编号，1至500个。" })
  caseIds: string[];

  @Field(() => LetterGrouping, { description: "A letter for each child, or for each county. 一生一函或一县一函。" })
  grouping: LetterGrouping;
}

@ArgsType()
export class EditLetterArguments {
  @Field(() => ID, { description: "Id of the letter. 函件编号。" })
  id: string;

  @Field(() => Int, { description: "Version that was read. 所读版本号。" })
  version: number;

  @Field(() => String, { nullable: true, description: "Addressee; as it was by default. 主送机关；缺省不变。" })
  addressee?: string | null;

  @Field(() => [String], { nullable: true, description: "All paragraphs, in order. 正文各段（全部）。" })
  paragraphs?: string[] | null;

  @Field(() => [String], { nullable: true, description: "All who get a copy. 抄送机关（全部）。" })
  copies?: string[] | null;

  @Field(() => String, { nullable: true, description: "Whom to call. 附注（联系人、电话）。" })
  contact?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: "Departments that issue it, education first, 1 to 3. 发文部门代号，教育局在首位，1至3个。",
  })
  organs?: string[] | null;
}
