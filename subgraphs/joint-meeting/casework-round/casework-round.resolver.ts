import "reflect-metadata";
import { Ctx, Directive, Query, Resolver } from "type-graphql";
import { DateScalar } from "../../../schema/scalars";
import type { JointMeetingContext } from "../context";
import { findLastRound } from "./run-casework-rounds";

@Resolver()
export class CaseworkRoundResolver {
  @Query(() => DateScalar, {
    nullable: true,
    description:
      "The county day whose round of reminders and escalations is done; null before the first. 最近一次已完成催办巡检的日期；尚未进行为空。",
  })
  @Directive('@requiresScopes(scopes: [["inbox:read"]])')
  lastCaseworkRound(@Ctx() { database }: JointMeetingContext): Promise<string | null> {
    return findLastRound(database);
  }
}
