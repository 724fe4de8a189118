import "reflect-metadata";
import { Args, Ctx, Directive, Query, Resolver } from "type-graphql";
import { isoDate } from "../../../schema/scalars/date";
import type { JointMeetingContext } from "../context";
import { CaseBoard, CaseBoardArguments } from "./case-board.type";
import { CaseFunnel, CaseFunnelArguments } from "./case-funnel.type";

@Resolver()
export class CaseFiguresResolver {
  @Query(() => CaseBoard, {
    nullable: true,
    description: "How the cases of a region stand. 区域案件看板。",
  })
  @Directive('@requiresScopes(scopes: [["county-summary:read"]])')
  caseBoard(
    @Args(() => CaseBoardArguments) { regionCode, asOf }: CaseBoardArguments,
    @Ctx() { caseFigures }: JointMeetingContext,
  ): Promise<CaseBoard> {
    return caseFigures.board(regionCode, asOf ? isoDate(asOf) : null);
  }

  @Query(() => CaseFunnel, {
    nullable: true,
    description: "How far the cases of a region came within a time: steps, outcomes, rates. 区域案件漏斗（某期间）。",
  })
  @Directive('@requiresScopes(scopes: [["county-summary:read"]])')
  caseFunnel(
    @Args(() => CaseFunnelArguments) { regionCode, from, to }: CaseFunnelArguments,
    @Ctx() { caseFigures }: JointMeetingContext,
  ): Promise<CaseFunnel> {
    return caseFigures.funnel(regionCode, isoDate(from), isoDate(to));
  }
}
