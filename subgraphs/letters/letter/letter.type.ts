import "reflect-metadata";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { Connection } from "../../../infra/runtime/page";
import { Region, toRegion } from "../../../infra/runtime/region.type";
import { DateScalar, InstantScalar } from "../../../schema/scalars";
import { LetterDirection, LetterKind, LetterVia } from "./letter-kind";
import { LetterState } from "./letter-state";
import type { LetterRow } from "./letter.rows";

@ObjectType({ simpleResolvers: true, description: "A county through which a letter has come. 函件流转县区。" })
export class LetterStation {
  @Field(() => Region, { description: "County. 县区。" })
  county: Region;

  @Field(() => String, { description: "Number that it gave the letter. 该县发文字号。" })
  number: string;
}

@ObjectType({
  simpleResolvers: true,
  description: "A letter to or from the education bureau of another county. 往来函件。",
})
export class Letter {
  @Field(() => ID, { description: "Id; the same in both counties for an inquiry. 函件编号（函两县一致）。" })
  id: string;

  @Field(() => LetterDirection, { description: "Sent or received. 发文或收文。" })
  direction: LetterDirection;

  @Field(() => LetterKind, { description: "What it is for. 函件种类。" })
  kind: LetterKind;

  @Field(() => Region, { description: "County that keeps it. 本县区。" })
  county: Region;

  @Field(() => String, {
    description: "Code of the other county, or of the superior that is asked. 对方县区（或上级）区划代码。",
  })
  peerCode: string;

  @Field(() => String, { description: "Bureau of the other county, as it was called then. 对方教育局名称。" })
  peerName: string;

  @Field(() => String, { description: "Addressee. 主送机关。" })
  addressee: string;

  @Field(() => LetterState, { description: "State. 函件状态。" })
  state: LetterState;

  @Field(() => LetterVia, { description: "How it goes. 送达方式。" })
  via: LetterVia;

  @Field(() => [String], {
    description:
      "Departments that issue it, the leading one first; none of a letter received. 发文部门代号（首位主办）。",
  })
  organs: string[];

  @Field(() => String, {
    nullable: true,
    description: "Number, such as 柳南教函〔2018〕12号; null before it is signed. 发文字号；签发前为空。",
  })
  number: string | null;

  @Field(() => String, { description: "Title. 标题。" })
  title: string;

  @Field(() => [LetterStation], { description: "Counties that it came through before, in order. 先前流转县区。" })
  chain: LetterStation[];

  @Field(() => DateScalar, { nullable: true, description: "Date of the letter; null before. 成文日期。" })
  issuedOn: string | null;

  @Field(() => DateScalar, { nullable: true, description: "By when it is to be accepted or returned. 受理期限。" })
  acceptBy: string | null;

  @Field(() => DateScalar, { nullable: true, description: "By when it is to be answered. 答复期限。" })
  dueOn: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "When the addressee's receipt was here. 送达时间。" })
  deliveredAt: Date | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Day on which the addressee was asked to give it back. 申请撤回日期。",
  })
  withdrawalAskedOn: string | null;

  @Field(() => DateScalar, { nullable: true, description: "Day on which it was withdrawn. 撤回日期。" })
  withdrawnOn: string | null;

  @Field(() => DateScalar, { nullable: true, description: "Day on which its last child came to its end. 办结日期。" })
  closedOn: string | null;

  @Field(() => DateScalar, { nullable: true, description: "Day on which it was posted. 寄出日期。" })
  postedOn: string | null;

  @Field(() => String, { nullable: true, description: "Account that noted the posting. 登记寄出账号。" })
  postedBy: string | null;

  @Field(() => String, { nullable: true, description: "Tracking number. 邮件号。" })
  trackingNumber: string | null;

  @Field(() => Int, { description: "Counts up with every act; given back with the next. 版本号，办理时须回传。" })
  version: number;

  @Field(() => String, {
    nullable: true,
    description: "Account that drew it up; null for the county's round, and of a letter received. 拟稿人账号。",
  })
  draftedBy: string | null;

  @Field(() => String, { nullable: true, description: "Post of who drew it up, as of then. 拟稿人职务。" })
  draftedPost: string | null;

  @Field(() => InstantScalar, { description: "When it was drawn up or came in. 拟稿或收函时间。" })
  draftedAt: Date;

  @Field(() => String, { nullable: true, description: "Account that approved it. 审核人账号。" })
  reviewedBy: string | null;

  @Field(() => String, { nullable: true, description: "Post of who approved it. 审核人职务。" })
  reviewedPost: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "When it was approved. 审核时间。" })
  reviewedAt: Date | null;

  @Field(() => DateScalar, { description: "Day on which it was drawn up or came in. 拟稿或收函日期。" })
  createdOn: string;

  /** What field resolvers work with; opened only for a request that asks for it. */
  row: LetterRow;
}

export const LetterConnection = Connection(Letter, "Letter");

/** The letter of a row that the caller may read; an instance, so that outcomes of several types are told apart. */
export function toLetter(row: LetterRow): Letter {
  const { contentSealed: _content, reasonSealed: _reason, serial: _serial, year: _year, chain, countyCode } = row;
  const { aboutId: _about, originId: _origin, messageId: _message, countyCode: _county, ...shown } = row;
  return Object.assign(new Letter(), {
    ...shown,
    county: toRegion(countyCode),
    chain: chain.map((station) => ({ county: toRegion(station.countyCode), number: station.number })),
    row,
  });
}
