import "reflect-metadata";
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { type ConnectionOf, readPage, toConnection } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { Child } from "../child/child.type";
import type { JointMeetingContext } from "../context";
import type { ChildLinkRow } from "./child-link-row";
import {
  ChildLink,
  ChildLinkConnection,
  ChildLinksArguments,
  LinkChildrenOutcome,
  toChildLink,
  UnlinkChildrenOutcome,
} from "./child-link.type";

@Resolver()
export class LinkingResolver {
  @Mutation(() => LinkChildrenOutcome, {
    nullable: true,
    description:
      "Says that two records are of one child: the alias stands for the child from now on, and its findings are the child's. 确认两份记录属同一儿童并关联，相关问题归并至主记录。",
  })
  @Directive('@requiresScopes(scopes: [["child-link:write"]])')
  async linkChildren(
    @Arg("childId", () => ID, { description: "Id of the record that stands for the child. 主记录的人员标识。" })
    childId: string,
    @Arg("aliasId", () => ID, { description: "Id of the other record. 被关联记录的人员标识。" }) aliasId: string,
    @Arg("reason", () => String, { description: "How it is known. 关联依据。" }) reason: string,
    @Ctx() { linking }: JointMeetingContext,
  ): Promise<ChildLink | Refusal> {
    return toOutcome(await linking.link(childId, aliasId, reason));
  }

  @Mutation(() => UnlinkChildrenOutcome, {
    nullable: true,
    description:
      "Undoes a link: the alias gets its findings back; the history stays. 取消关联，问题退回原记录，经过保留。",
  })
  @Directive('@requiresScopes(scopes: [["child-link:write"]])')
  async unlinkChildren(
    @Arg("linkId", () => ID, { description: "Id of the link. 关联编号。" }) linkId: string,
    @Arg("reason", () => String, { description: "Why. 取消理由。" }) reason: string,
    @Ctx() { linking }: JointMeetingContext,
  ): Promise<ChildLink | Refusal> {
    return toOutcome(await linking.unlink(linkId, reason));
  }

  @Query(() => ChildLinkConnection, {
    nullable: true,
    description:
      "Links of a county's records, the latest first, those undone among them. 本县记录关联情况，最近者在前，含已取消者。",
  })
  @Directive('@requiresScopes(scopes: [["child-link:write"]])')
  async childLinks(
    @Args(() => ChildLinksArguments) { regionCode, ...given }: ChildLinksArguments,
    @Ctx() { childLinks }: JointMeetingContext,
  ): Promise<ConnectionOf<ChildLink>> {
    const page = readPage(given, 2);
    const rows = await childLinks.list(regionCode, page);
    return toConnection(rows, page, ({ linkedAt, id }) => [linkedAt.toISOString(), id], toChildLink);
  }
}

@Resolver(() => Child)
export class ChildLinkedRecordsResolver {
  @FieldResolver(() => [Child], {
    nullable: true,
    description:
      "The other records linked as this child's, the one that stands for it first. 已关联为同一儿童的其他记录。",
  })
  @Directive('@requiresScopes(scopes: [["child-link:write"]])')
  async linkedRecords(@Root() { id }: Child, @Ctx() { childLinks }: JointMeetingContext): Promise<Child[]> {
    return (await childLinks.findLinkedRecords(id)).map((linkedId) => ({ id: linkedId }));
  }
}

@Resolver(() => ChildLink)
export class ChildLinkResolver {
  @FieldResolver(() => String, { description: "How it is known. 关联依据。" })
  linkReason(@Root() { reasonSealed }: ChildLink, @Ctx() { vault }: JointMeetingContext): string {
    return vault.open(reasonSealed);
  }

  @FieldResolver(() => String, { nullable: true, description: "Why it was undone. 取消理由。" })
  undoReason(@Root() { undoReasonSealed }: ChildLink, @Ctx() { vault }: JointMeetingContext): string | null {
    return undoReasonSealed && vault.open(undoReasonSealed);
  }
}

const toOutcome = (done: ChildLinkRow | Refusal): ChildLink | Refusal =>
  done instanceof Refusal ? done : toChildLink(done);
