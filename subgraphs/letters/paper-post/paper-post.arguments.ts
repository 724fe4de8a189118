import "reflect-metadata";
import { ArgsType, Field, ID, InputType, Int } from "type-graphql";
import { Sex } from "../../../infra/runtime/sex";
import { DateScalar } from "../../../schema/scalars";
import { LetterOutcome, ReturnReason } from "../letter/letter-outcome";
import { PaperAnswerKind } from "./paper-answer-kind";

@ArgsType()
export class MarkPostedArguments {
  @Field(() => ID, { description: "The letter. 函件编号。" })
  id: string;

  @Field(() => Int, { description: "Its version as it was read. 所读函件版本号。" })
  version: number;

  @Field(() => DateScalar, { description: "Day on which it was posted. 寄出日期。" })
  on: Date;

  @Field(() => String, {
    nullable: true,
    description: "Tracking number, 5 to 40 letters and digits; null for one handed over. 邮件号；当面送达为空。",
  })
  trackingNumber?: string | null;
}

@InputType({ description: "What a paper of the other county says of one child. 对方来文所述某学生情况。" })
export class PaperAnswerItemInput {
  @Field(() => ID, { description: "Id of the child within the letter. 函内学生编号。" })
  itemId: string;

  @Field(() => ReturnReason, { nullable: true, description: "Why it is given back; of a return. 退函原因。" })
  reason?: ReturnReason | null;

  @Field(() => String, {
    nullable: true,
    description: "Code of the county to which the household has moved; of a return or forwarding. 迁往或转往县区代码。",
  })
  movedTo?: string | null;

  @Field(() => LetterOutcome, { nullable: true, description: "What came of it; of a reply or outcome. 办理结果。" })
  outcome?: LetterOutcome | null;

  @Field(() => DateScalar, { nullable: true, description: "Its day. 结果日期。" })
  outcomeOn?: Date | null;

  @Field(() => String, { nullable: true, description: "School to which the child is back. 复学学校。" })
  school?: string | null;

  @Field(() => String, { nullable: true, description: "Steps taken, in words. 办理情况。" })
  account?: string | null;
}

@ArgsType()
export class RecordPaperAnswerArguments {
  @Field(() => ID, { description: "The letter that it answers. 所答函件编号。" })
  id: string;

  @Field(() => Int, { description: "Its version as it was read. 所读函件版本号。" })
  version: number;

  @Field(() => PaperAnswerKind, { description: "What it says. 来文内容。" })
  kind: PaperAnswerKind;

  @Field(() => DateScalar, { description: "Date of the paper. 来文日期。" })
  on: Date;

  @Field(() => String, { nullable: true, description: "Its number; a reply has one. 来文文号；复函必填。" })
  number?: string | null;

  @Field(() => [PaperAnswerItemInput], { description: "What it says of each child, 1 to 500. 各学生情况，1至500名。" })
  items: PaperAnswerItemInput[];

  @Field(() => [ID], {
    defaultValue: [],
    description: "Scans of it among the letter's; of all but progress at least one. 扫描件编号；除处理中外至少一件。",
  })
  scanIds: string[];

  @Field(() => String, { nullable: true, description: "Note. 备注。" })
  note?: string | null;
}

@InputType({ description: "A child that a letter on paper is about. 纸质来函所涉学生。" })
export class PaperLetterChildInput {
  @Field(() => String, { description: "Name. 姓名。" })
  name: string;

  @Field(() => Sex, { nullable: true, description: "Sex. 性别。" })
  sex?: Sex | null;

  @Field(() => DateScalar, { nullable: true, description: "Date of birth. 出生日期。" })
  birthDate?: Date | null;

  @Field(() => String, { nullable: true, description: "ID number. 公民身份号码。" })
  idNumber?: string | null;

  @Field(() => String, { nullable: true, description: "Address of the household. 户籍地址。" })
  homeAddress?: string | null;

  @Field(() => String, { nullable: true, description: "Guardian. 监护人。" })
  guardian?: string | null;

  @Field(() => String, { nullable: true, description: "Phone. 联系电话。" })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: "Last school. 原就读学校。" })
  school?: string | null;

  @Field(() => String, { nullable: true, description: "Grade. 年级。" })
  grade?: string | null;

  @Field(() => DateScalar, { description: "First day out of school. 辍学日期。" })
  outSince: Date;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the household is registered poor; no by default. 是否建档立卡，默认否。",
  })
  isPoor?: boolean | null;
}

@ArgsType()
export class RegisterPaperLetterArguments {
  @Field(() => String, { description: "Code of the county that wrote. 来函县区代码。" })
  fromCounty: string;

  @Field(() => String, { description: "Its number. 发文字号。" })
  number: string;

  @Field(() => String, { description: "Title. 标题。" })
  title: string;

  @Field(() => DateScalar, { description: "Its date. 成文日期。" })
  issuedOn: Date;

  @Field(() => DateScalar, {
    nullable: true,
    description: "By when it asks for an answer; the own rule's day by default. 答复期限；默认按本县规则。",
  })
  dueOn?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: "Organ that issued it; the education bureau by default. 发文机关。",
  })
  organ?: string | null;

  @Field(() => String, { nullable: true, description: "Words of its body, a paragraph a line. 正文（每段一行）。" })
  text?: string | null;

  @Field(() => String, { nullable: true, description: "Whom to call. 附注（联系人、电话）。" })
  contact?: string | null;

  @Field(() => [PaperLetterChildInput], { description: "Children that it is about, 1 to 500. 所涉学生，1至500名。" })
  children: PaperLetterChildInput[];
}
