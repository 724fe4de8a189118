import "reflect-metadata";
import { Field, ObjectType } from "type-graphql";
import type * as content from "./paper-content";

@ObjectType({ simpleResolvers: true, description: "Who signs a paper. 签发人。" })
export class PaperSignatory implements content.Signatory {
  @Field(() => String, { description: "Name. 姓名。" })
  name: string;

  @Field(() => String, { description: "Post. 职务。" })
  post: string;
}

@ObjectType({ simpleResolvers: true, description: "A table in a paper. 文书中的表格。" })
export class PaperTable implements content.PaperTable {
  @Field(() => [String], { description: "Headers. 表头。" })
  headers: string[];

  @Field(() => [[String]], { description: "Rows. 各行。" })
  rows: string[][];
}

@ObjectType({ simpleResolvers: true, description: "A part of a paper's body. 正文的一部分。" })
export class PaperSection implements content.PaperSection {
  @Field(() => String, { nullable: true, description: "Heading, where it has one. 小标题。" })
  heading: string | null;

  @Field(() => [String], { description: "Paragraphs. 各段。" })
  paragraphs: string[];

  @Field(() => PaperTable, { nullable: true, description: "Table under them. 表格。" })
  table: PaperTable | null;
}

@ObjectType({
  simpleResolvers: true,
  description: "What a paper says, word for word as it was drawn up. 文书内容（制发时原文）。",
})
export class PaperContent {
  @Field(() => String, { description: "Full name of the organ over the title. 制发机关全称。" })
  heading: string;

  @Field(() => String, { nullable: true, description: "To whom it is addressed. 主送机关或受送达人。" })
  addressee: string | null;

  @Field(() => [PaperSection], { description: "Body. 正文。" })
  sections: PaperSection[];

  @Field(() => [String], { description: "Enclosures by name. 附件名称。" })
  enclosures: string[];

  @Field(() => PaperSignatory, { nullable: true, description: "Who signs, as far as it names one. 签发人。" })
  signatory: PaperSignatory | null;

  @Field(() => String, { nullable: true, description: "Whom to ask. 联系人及电话。" })
  contact: string | null;

  @Field(() => [String], { description: "Who gets a copy. 抄送。" })
  copies: string[];

  @Field(() => String, {
    nullable: true,
    description: "On whom it is served with a receipt at its end; null for none. 送达回执的受送达人；无回执为空。",
  })
  receiptRecipient: string | null;
}

/** As the schema shows it. */
export function toPaperContent({ receipt, ...shown }: content.PaperContent): PaperContent {
  return { ...(shown as Omit<PaperContent, "receiptRecipient">), receiptRecipient: receipt?.recipient ?? null };
}
