import "reflect-metadata";
import { ArgsType, createUnionType, Field, ID, ObjectType } from "type-graphql";
import { Connection, PageArguments } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { InstantScalar, RegionCodeScalar } from "../../../schema/scalars";
import type { RegionCode } from "../../../schema/scalars/region-code";
import { Child } from "../child/child.type";
import type { ChildLinkRow } from "./child-link-row";

@ObjectType({
  simpleResolvers: true,
  description: "Two records that the office has confirmed to be of one child. 经确认属同一儿童的两份记录的关联。",
})
export class ChildLink {
  @Field(() => ID, { description: "Id of the link. 关联编号。" })
  id: string;

  @Field(() => Child, { nullable: true, description: "The record that stands for the child. 主记录。" })
  child: Child | null;

  @Field(() => Child, { nullable: true, description: "The record that was linked to it. 被关联记录。" })
  alias: Child | null;

  @Field(() => String, { description: "Account that linked them. 办理关联的账号。" })
  linkedBy: string;

  @Field(() => String, { description: "Post of who linked them. 办理关联者职务。" })
  linkedPost: string;

  @Field(() => InstantScalar, { description: "When they were linked. 关联时间。" })
  linkedAt: Date;

  @Field(() => String, { nullable: true, description: "Account that undid it; null while it holds. 取消关联的账号。" })
  undoneBy: string | null;

  @Field(() => String, { nullable: true, description: "Post of who undid it. 取消关联者职务。" })
  undonePost: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "When it was undone. 取消关联时间。" })
  undoneAt: Date | null;

  /** Opened only for a request that asks for them. */
  reasonSealed: Buffer;
  undoReasonSealed: Buffer | null;
}

export const ChildLinkConnection = Connection(ChildLink, "ChildLink");

@ArgsType()
export class ChildLinksArguments extends PageArguments {
  @Field(() => RegionCodeScalar, { description: "The county. 县区代码。" })
  regionCode: RegionCode;
}

export const LinkChildrenOutcome = createUnionType({
  name: "LinkChildrenOutcome",
  description: "The link, or why the records were not linked. 关联的结果。",
  types: () => [ChildLink, Refusal] as const,
});

export const UnlinkChildrenOutcome = createUnionType({
  name: "UnlinkChildrenOutcome",
  description: "The link that was undone, or why it was not. 取消关联的结果。",
  types: () => [ChildLink, Refusal] as const,
});

/** The link of a row that the caller may read. */
export function toChildLink({ childId, aliasId, ...row }: ChildLinkRow): ChildLink {
  return { ...row, child: { id: childId }, alias: { id: aliasId } };
}
