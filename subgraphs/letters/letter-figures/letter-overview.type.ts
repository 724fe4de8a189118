import "reflect-metadata";
import { ArgsType, Field, Int, ObjectType } from "type-graphql";
import { Region } from "../../../infra/runtime/region.type";
import { DateScalar, RegionCodeScalar } from "../../../schema/scalars";
import type { RegionCode } from "../../../schema/scalars/region-code";
import { LetterDirection } from "../letter/letter-kind";

@ObjectType({
  simpleResolvers: true,
  description:
    "How letters and the children in them stand; every child counts once. 函件及所涉学生办理情况（人数不重复）。",
})
export class LetterCounts {
  @Field(() => Int, { description: "Letters. 函件数。" })
  letters: number;

  @Field(() => Int, { description: "Children in them: the sum of the states below. 所涉学生数（以下各项之和）。" })
  children: number;

  @Field(() => Int, { description: "Children not yet accepted. 待受理。" })
  awaitingAcceptance: number;

  @Field(() => Int, { description: "Children accepted, nothing heard of since. 已受理。" })
  accepted: number;

  @Field(() => Int, { description: "Children being worked on. 处理中。" })
  inProgress: number;

  @Field(() => Int, { description: "Children answered for and watched. 已复函（跟踪中）。" })
  answered: number;

  @Field(() => Int, { description: "Children given back. 退函。" })
  returned: number;

  @Field(() => Int, { description: "Children sent on to another county, still open there. 转办中。" })
  forwarded: number;

  @Field(() => Int, { description: "Children withdrawn. 撤回。" })
  withdrawn: number;

  @Field(() => Int, { description: "Children back in school. 已复学。" })
  backInSchool: number;

  @Field(() => Int, {
    description: "Children at another end: taught at home, past age, deceased. 其他办结（送教、超龄、死亡）。",
  })
  endedOtherwise: number;

  @Field(() => Int, {
    description: "Of the open ones, those late today: not accepted, or not answered for, by their day. 其中逾期。",
  })
  overdue: number;
}

@ObjectType({ simpleResolvers: true, description: "Letters with one county. 与某县区往来函件。" })
export class PeerLetterCounts {
  @Field(() => String, { description: "Code of the other county. 对方县区代码。" })
  peerCode: string;

  @Field(() => String, { description: "Its bureau, as it was last called. 对方教育局名称。" })
  peerName: string;

  @Field(() => LetterCounts, { description: "How they stand. 办理情况。" })
  counts: LetterCounts;
}

@ObjectType({ simpleResolvers: true, description: "Letters of one direction. 某一方向的函件。" })
export class DirectionLetterCounts {
  @Field(() => LetterDirection, { description: "Sent or received. 发文或收文。" })
  direction: LetterDirection;

  @Field(() => LetterCounts, { description: "Of all counties. 合计。" })
  total: LetterCounts;

  @Field(() => [PeerLetterCounts], { description: "By county, in code order. 分县区（按区划代码）。" })
  byPeer: PeerLetterCounts[];
}

@ObjectType({
  simpleResolvers: true,
  description:
    "Letters that ask for a child, by their dates within a time, as they stand now; both counties count the same. 某期间成文的函件现况（两县同口径）。",
})
export class LetterOverview {
  @Field(() => Region, { description: "The county. 县区。" })
  region: Region;

  @Field(() => DateScalar, { description: "First day. 起始日期。" })
  from: string;

  @Field(() => DateScalar, { description: "Last day. 截止日期。" })
  to: string;

  @Field(() => [DirectionLetterCounts], { description: "Sent, then received. 先发文，后收文。" })
  directions: DirectionLetterCounts[];
}

@ArgsType()
export class LetterOverviewArguments {
  @Field(() => RegionCodeScalar, { description: "The county, or a region around it. 县区或其上级区划代码。" })
  regionCode: RegionCode;

  @Field(() => DateScalar, { description: "First date of the letters. 成文日期起。" })
  from: Date;

  @Field(() => DateScalar, { description: "Last date of the letters. 成文日期止。" })
  to: Date;
}
