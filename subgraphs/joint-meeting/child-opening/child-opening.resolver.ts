import "reflect-metadata";
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { type ConnectionOf, PageArguments, readPage, toConnection } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { type Approval, toApproval } from "../approval/approval.type";
import type { JointMeetingContext } from "../context";
import { findCaseAccess } from "./case-access.service";
import { mayReadOpenedChild } from "./child-opening.policy";
import type { ChildOpeningRow } from "./child-opening.rows";
import {
  AskChildOpeningOutcome,
  BreakGlassOutcome,
  CaseAccess,
  ChildOpening,
  ChildOpeningConnection,
  EndChildOpeningOutcome,
  OpenChildArguments,
  toChildOpening,
} from "./child-opening.type";

@Resolver(() => ChildOpening)
export class ChildOpeningResolver {
  @Query(() => CaseAccess, {
    nullable: true,
    description:
      "What a case or an opening opens to the caller now; null when it opens nothing. The gateway asks it for x-case. 案件或调阅编号当前对本人开放的范围；无则为空。",
  })
  @Directive('@requiresScopes(scopes: [["task:read"]])')
  async caseAccess(
    @Arg("id", () => ID, { description: "Id of a case or an opening. 案件或调阅编号。" }) id: string,
    @Ctx() context: JointMeetingContext,
  ): Promise<CaseAccess | null> {
    const children = await findCaseAccess(context, context.caller, id);
    return children && { children };
  }

  @Query(() => ChildOpeningConnection, {
    nullable: true,
    description:
      "Openings outside cases, the latest first: to the office its own, to the leader, audit and the departments all. 案外调阅记录：办公室见本岗位，领导、审计及数据提供部门见全县。",
  })
  @Directive('@requiresScopes(scopes: [["child-opening:read"]])')
  async childOpenings(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: JointMeetingContext,
  ): Promise<ConnectionOf<ChildOpening>> {
    const wanted = readPage(page, 2);
    const rows = await context.childOpenings.list(wanted);
    return toConnection(
      rows,
      wanted,
      ({ openedAt, id }) => [openedAt.toISOString(), id],
      (row) => toType(row, context),
    );
  }

  @Mutation(() => AskChildOpeningOutcome, {
    nullable: true,
    description: "Asks the leader to open a child's sensitive data outside a case. 申请案外调阅。",
  })
  @Directive('@requiresScopes(scopes: [["child-opening:ask"]])')
  async askChildOpening(
    @Args(() => OpenChildArguments) { reason, ...child }: OpenChildArguments,
    @Ctx() { childOpeningActs }: JointMeetingContext,
  ): Promise<Approval | Refusal> {
    const done = await childOpeningActs.ask(child, reason);
    return done instanceof Refusal ? done : toApproval(done);
  }

  @Mutation(() => BreakGlassOutcome, {
    nullable: true,
    description:
      "Opens a child's sensitive data at once, in an emergency; the leader, its keepers and the next meeting are told. 紧急调阅：立即开放，并告知领导、数据提供部门及下次联席会议。",
  })
  @Directive('@requiresScopes(scopes: [["child-opening:ask"]])')
  async breakGlass(
    @Args(() => OpenChildArguments) { reason, ...child }: OpenChildArguments,
    @Ctx() context: JointMeetingContext,
  ): Promise<ChildOpening | Refusal> {
    return toOutcome(await context.childOpeningActs.breakGlass(child, reason), context);
  }

  @Mutation(() => EndChildOpeningOutcome, {
    nullable: true,
    description: "Ends an opening before its time. 提前结束调阅。",
  })
  @Directive('@requiresScopes(scopes: [["child-opening:read"]])')
  async endChildOpening(
    @Arg("id", () => ID, { description: "Id of the opening. 调阅编号。" }) id: string,
    @Ctx() context: JointMeetingContext,
  ): Promise<ChildOpening | Refusal> {
    return toOutcome(await context.childOpeningActs.end(id), context);
  }

  @FieldResolver(() => String, { description: "Why it was opened. 调阅理由。" })
  reason(@Root() { reasonSealed }: ChildOpening, @Ctx() { vault }: JointMeetingContext): string {
    return vault.open(reasonSealed);
  }
}

function toType(row: ChildOpeningRow, { caller, clock, countyCode }: JointMeetingContext): ChildOpening {
  return toChildOpening(row, { at: clock.now(), showsChild: mayReadOpenedChild(caller, countyCode, row) });
}

const toOutcome = (done: ChildOpeningRow | Refusal, context: JointMeetingContext): ChildOpening | Refusal =>
  done instanceof Refusal ? done : toType(done, context);
