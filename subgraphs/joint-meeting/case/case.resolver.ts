import "reflect-metadata";
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { type ConnectionOf, readPage, toConnection } from "../../../infra/runtime/page";
import { isPersonId } from "../../../schema/person-id";
import { Child } from "../child/child.type";
import type { JointMeetingContext } from "../context";
import { Finding } from "../finding/finding.type";
import { Case, CaseConnection, toCase } from "./case.type";
import { CasesArguments, toCaseFilter } from "./cases-arguments.type";

@Resolver()
export class CasesResolver {
  @Query(() => CaseConnection, {
    nullable: true,
    description: "Cases of a region that the caller may see, the latest number first. 区域内可见的案件，案号大者在前。",
  })
  @Directive('@requiresScopes(scopes: [["case:read"]])')
  async cases(
    @Args(() => CasesArguments) given: CasesArguments,
    @Ctx() { cases }: JointMeetingContext,
  ): Promise<ConnectionOf<Case>> {
    const page = readPage(given, 1);
    return toConnection(await cases.list(toCaseFilter(given), page), page, ({ number }) => [number], toCase);
  }

  @Query(() => Case, {
    nullable: true,
    description: "A case by id; null when missing or hidden. 按编号查询案件；不存在或无权查看时为空。",
  })
  @Directive('@requiresScopes(scopes: [["case:read"]])')
  async case(
    @Arg("id", () => ID, { description: "Id of the case. 案件编号。" }) id: string,
    @Ctx() { cases }: JointMeetingContext,
  ): Promise<Case | null> {
    const row = await cases.find(id);
    return row && toCase(row);
  }

  /** A key and no record: what is known of the child, its departments say or hide. */
  @Query(() => Child, {
    nullable: true,
    description:
      "The child of a person id, for the opening of a case; null for what is none. 按人员标识查询儿童（建案用）；非人员标识为空。",
  })
  @Directive('@requiresScopes(scopes: [["case:write"]])')
  childById(@Arg("id", () => ID, { description: "Person id. 人员标识。" }) id: string): Child | null {
    return isPersonId(id) ? { id } : null;
  }
}

@Resolver(() => Child)
export class ChildCaseResolver {
  @FieldResolver(() => [Case], {
    nullable: true,
    description:
      "Cases of the child or a record linked to it, the latest spell first; empty without any. 该儿童（含已关联记录）的案件，最近者在前；无则为空列表。",
  })
  @Directive('@requiresScopes(scopes: [["case:read"]])')
  async cases(@Root() { id }: Child, @Ctx() { cases }: JointMeetingContext): Promise<Case[]> {
    return (await cases.findOfChild(id)).map(toCase);
  }
}

@Resolver(() => Finding)
export class FindingCaseResolver {
  @FieldResolver(() => Case, {
    nullable: true,
    description:
      "The case in which it is worked on; null without one, or one that is hidden. 所属案件；未建案或无权查看时为空。",
  })
  @Directive('@requiresScopes(scopes: [["case:read"]])')
  async case(@Root() { id }: Finding, @Ctx() { cases }: JointMeetingContext): Promise<Case | null> {
    const row = await cases.findOfFinding(id);
    return row && toCase(row);
  }
}
