import "reflect-metadata";
import { ArgsType, createUnionType, Field, ID, ObjectType } from "type-graphql";
import { Connection, PageArguments } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { DateScalar, InstantScalar } from "../../../schema/scalars";
import { LegalBasisKind } from "./legal-basis-kind";

@ObjectType({
  simpleResolvers: true,
  description: "A statute or regulation by which the county may impose a penalty. 行政处罚依据。",
})
export class LegalBasis {
  @Field(() => ID, { description: "Id. 依据编号。" })
  id: string;

  @Field(() => LegalBasisKind, { description: "What it allows. 依据类别。" })
  kind: LegalBasisKind;

  @Field(() => String, { description: "Title of the statute. 法规名称。" })
  title: string;

  @Field(() => String, { description: "Article and what it says. 条款及内容。" })
  citation: string;

  @Field(() => DateScalar, { description: "First day in force. 生效日期。" })
  validFrom: string;

  @Field(() => DateScalar, { nullable: true, description: "Last day in force; null of one that is. 失效日期。" })
  validTo: string | null;

  @Field(() => String, { description: "Account that entered it. 登记账号。" })
  enteredBy: string;

  @Field(() => String, { description: "Post, as of then. 登记人职务。" })
  enteredPost: string;

  @Field(() => InstantScalar, { description: "When it was entered. 登记时间。" })
  enteredAt: Date;
}

export const LegalBasisConnection = Connection(LegalBasis, "LegalBasis");

@ArgsType()
export class LegalBasesArguments extends PageArguments {
  @Field(() => DateScalar, { nullable: true, description: "Only those in force on a day. 仅某日有效的依据。" })
  on?: Date | null;
}

@ArgsType()
export class EnterLegalBasisArguments {
  @Field(() => LegalBasisKind, { description: "What it allows. 依据类别。" })
  kind: LegalBasisKind;

  @Field(() => String, { description: "Title of the statute. 法规名称。" })
  title: string;

  @Field(() => String, { description: "Article and what it says. 条款及内容。" })
  citation: string;

  @Field(() => DateScalar, { description: "First day in force. 生效日期。" })
  validFrom: Date;
}

export const EnterLegalBasisOutcome = createUnionType({
  name: "EnterLegalBasisOutcome",
  description: "The legal basis, or why it was not entered. 登记处罚依据的结果。",
  types: () => [LegalBasis, Refusal] as const,
});

export const EndLegalBasisOutcome = createUnionType({
  name: "EndLegalBasisOutcome",
  description: "The legal basis with its last day, or why it was not ended. 终止处罚依据的结果。",
  types: () => [LegalBasis, Refusal] as const,
});
