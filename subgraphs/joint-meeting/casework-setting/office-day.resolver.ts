import "reflect-metadata";
import { Args, Ctx, Directive, Mutation, Query, Resolver } from "type-graphql";
import { type ConnectionOf, readPage, toConnection } from "../../../infra/runtime/page";
import type { Refusal } from "../../../infra/runtime/refusal.type";
import { isoDate } from "../../../schema/scalars/date";
import type { JointMeetingContext } from "../context";
import {
  type OfficeDay,
  OfficeDayConnection,
  OfficeDaysArguments,
  SetOfficeDayArguments,
  SetOfficeDayOutcome,
} from "./office-day.type";

@Resolver()
export class OfficeDayResolver {
  @Query(() => OfficeDayConnection, {
    nullable: true,
    description:
      "Days on which the county's offices depart from the public calendar, such as 三月三. 本县（区）自定的上班、放假日。",
  })
  @Directive('@requiresScopes(scopes: [["inbox:read"]])')
  async officeDays(
    @Args(() => OfficeDaysArguments) { from = null, to = null, ...page }: OfficeDaysArguments,
    @Ctx() { officeDays }: JointMeetingContext,
  ): Promise<ConnectionOf<OfficeDay>> {
    const wanted = readPage(page, 1);
    const rows = await officeDays.list(from && isoDate(from), to && isoDate(to), wanted);
    return toConnection(
      rows,
      wanted,
      ({ day }) => [day],
      (row) => row,
    );
  }

  @Mutation(() => SetOfficeDayOutcome, {
    nullable: true,
    description: "Says whether the county's offices work on a day to come. 设定本县（区）上班、放假日。",
  })
  @Directive('@requiresScopes(scopes: [["casework-setting:write"]])')
  setOfficeDay(
    @Args(() => SetOfficeDayArguments) { day, isWorking = null }: SetOfficeDayArguments,
    @Ctx() { officeDays }: JointMeetingContext,
  ): Promise<OfficeDay | Refusal> {
    return officeDays.set(isoDate(day), isWorking);
  }
}
