import "reflect-metadata";
import { ArgsType, createUnionType, Field, ID, ObjectType } from "type-graphql";
import { Connection, PageArguments } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import type { PersonId } from "../../../schema/person-id";
import { DateScalar, InstantScalar, RegionCodeScalar } from "../../../schema/scalars";
import type { RegionCode } from "../../../schema/scalars/region-code";
import { Child } from "../child/child.type";
import { WatchGroup } from "./watch-group";

@ObjectType({
  simpleResolvers: true,
  description: "A child marked by hand as of a watch group. 人工标记的重点人群。",
})
export class WatchMark {
  @Field(() => ID, { description: "Id of the mark. 标记编号。" })
  id: string;

  @Field(() => Child, { nullable: true, description: "The child. 儿童。" })
  child: Child | null;

  @Field(() => WatchGroup, { description: "The group. 重点人群类别。" })
  group: WatchGroup;

  @Field(() => DateScalar, { description: "Since when it is so. 起始日期。" })
  since: string;

  @Field(() => String, { description: "Account that marked. 标记人账号。" })
  markedBy: string;

  @Field(() => String, { description: "Post on the day. 标记人职务。" })
  markedPost: string;

  @Field(() => InstantScalar, { description: "When it was marked. 标记时间。" })
  markedAt: Date;

  @Field(() => DateScalar, {
    nullable: true,
    description: "First day on which it is so no more; null while it stands. 解除日期；未解除为空。",
  })
  endedOn: string | null;

  @Field(() => String, { nullable: true, description: "Account that ended it. 解除人账号。" })
  endedBy: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "When it was ended. 解除办理时间。" })
  endedAt: Date | null;

  /** Opened only for a request that asks for it. */
  reasonSealed: Buffer;

  /** Opened only for a request that asks for it. */
  endReasonSealed: Buffer | null;
}

export const WatchMarkConnection = Connection(WatchMark, "WatchMark");

export const MarkWatchGroupOutcome = createUnionType({
  name: "MarkWatchGroupOutcome",
  description: "The mark, or why there is none. 标记结果。",
  types: () => [WatchMark, Refusal] as const,
});

export const EndWatchMarkOutcome = createUnionType({
  name: "EndWatchMarkOutcome",
  description: "The mark that was ended, or why it was not. 解除标记的结果。",
  types: () => [WatchMark, Refusal] as const,
});

@ArgsType()
export class WatchMarksArguments extends PageArguments {
  @Field(() => RegionCodeScalar, { description: "Region within the caller's territory. 管辖范围内的区划代码。" })
  regionCode: RegionCode;

  @Field(() => Boolean, {
    defaultValue: true,
    description: "Only marks that stand; otherwise ended ones too. 仅未解除的标记。",
  })
  standing: boolean;
}

@ArgsType()
export class MarkWatchGroupArguments {
  @Field(() => ID, { description: "The child. 儿童标识。" })
  childId: string;

  @Field(() => WatchGroup, {
    description:
      "The group; only one that no register tells: INVOLVED_IN_CASE. 类别，仅限无登记来源者（涉案未成年人）。",
  })
  group: WatchGroup;

  @Field(() => DateScalar, { description: "Since when it is so, not after today. 起始日期，不得晚于今天。" })
  since: Date;

  @Field(() => String, { description: "Why. 标记依据。" })
  reason: string;
}

@ArgsType()
export class EndWatchMarkArguments {
  @Field(() => ID, { description: "Id of the mark. 标记编号。" })
  id: string;

  @Field(() => DateScalar, {
    description: "First day on which it is so no more, not after today. 解除日期，不得晚于今天。",
  })
  endedOn: Date;

  @Field(() => String, { description: "Why. 解除依据。" })
  reason: string;
}

/** A row of `watch_mark` as the service reads it. */
export interface WatchMarkRow extends Omit<WatchMark, "child"> {
  childId: PersonId;
}

export function toWatchMark({ childId, ...mark }: WatchMarkRow): WatchMark {
  return { ...mark, child: { id: childId } };
}
