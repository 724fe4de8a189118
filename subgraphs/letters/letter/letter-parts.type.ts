import "reflect-metadata";
import { Field, ID, ObjectType } from "type-graphql";
import { DateScalar, InstantScalar } from "../../../schema/scalars";
import { LetterEventKind } from "./letter-event-kind";
import { LetterOutcome } from "./letter-outcome";

@ObjectType({
  simpleResolvers: true,
  description: "An organ that issues a letter, and who signed for it. 发文机关与签发人。",
})
export class LetterIssuer {
  @Field(() => String, {
    nullable: true,
    description: "Name of the department; null of another county's. 部门代号；外县机关为空。",
  })
  organ: string | null;

  @Field(() => String, { description: "Full name, as it stands on the letter. 发文机关全称。" })
  organName: string;

  @Field(() => String, { nullable: true, description: "Who signed, by name; null before. 签发人姓名；签发前为空。" })
  name: string | null;

  @Field(() => String, { nullable: true, description: "Post on that day. 签发人职务。" })
  post: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Day of the signature; null before, and of another county's. 签发日期。",
  })
  signedOn: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Electronic seal as a data URI; null where none is pressed. 电子印章；未用印为空。",
  })
  seal: string | null;
}

@ObjectType({ simpleResolvers: true, description: "What a reply says of a child. 复函答复的办理结果。" })
export class LetterAnswer {
  @Field(() => ID, { description: "Id of the child within the exchange. 条目编号。" })
  itemId: string;

  @Field(() => LetterOutcome, { description: "What came of it. 办理结果。" })
  outcome: LetterOutcome;

  @Field(() => DateScalar, { description: "Day of that. 日期。" })
  on: string;

  @Field(() => String, { nullable: true, description: "School to which the child is back. 复学学校。" })
  school: string | null;

  @Field(() => String, { nullable: true, description: "Steps taken. 工作情况。" })
  account: string | null;
}

@ObjectType({ simpleResolvers: true, description: "Something that happened to a letter. 函件办理经过。" })
export class LetterEvent {
  @Field(() => ID, { description: "Id. 记录编号。" })
  id: string;

  @Field(() => LetterEventKind, { description: "What happened. 经过类别。" })
  kind: LetterEventKind;

  @Field(() => ID, {
    nullable: true,
    description: "Id of the child that it was about; null for the letter as a whole. 所涉儿童条目编号。",
  })
  itemId: string | null;

  @Field(() => InstantScalar, { description: "When. 时间。" })
  at: Date;

  @Field(() => String, {
    nullable: true,
    description: "Account; null where the county's round or the other county acted. 经办账号。",
  })
  actor: string | null;

  @Field(() => String, { nullable: true, description: "Post, as of then. 经办人职务。" })
  post: string | null;

  @Field(() => String, { nullable: true, description: "Department, as of then. 经办部门。" })
  department: string | null;

  @Field(() => String, { nullable: true, description: "County that acted by a message. 对方县区区划代码。" })
  peerCode: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Number, code or name that it was about. 相关文号、代码或名称。",
  })
  detail: string | null;

  /** Opened only for a request that asks for it. */
  noteSealed: Buffer | null;
}
