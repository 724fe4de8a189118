import "reflect-metadata";
import { Arg, Args, Ctx, Directive, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { type ConnectionOf, PageArguments, readPage, toConnection } from "../../../infra/runtime/page";
import type { Refusal } from "../../../infra/runtime/refusal.type";
import { toRegion } from "../../../infra/runtime/region.type";
import { IsoWeekScalar } from "../../../schema/scalars";
import type { IsoWeek } from "../../../schema/scalars/iso-week";
import type { JointMeetingContext } from "../context";
import { toSchool } from "../school/school.type";
import {
  IssuePersuasionReportOutcome,
  type PersuasionEntry,
  PersuasionEntryConnection,
  PersuasionReport,
  PersuasionReportArguments,
  PersuasionReportsArguments,
  type PersuasionWeek,
  PersuasionWeekConnection,
} from "./persuasion-report.type";
import type { Spell } from "./spell";

@Resolver(() => PersuasionReport)
export class PersuasionReportResolver {
  @Query(() => PersuasionReport, {
    nullable: true,
    description: "The county's report of persuasion for a week, or its part for a township. 劝返周报。",
  })
  @Directive('@requiresScopes(scopes: [["persuasion-report:read"]])')
  persuasionReport(
    @Args(() => PersuasionReportArguments) { regionCode, week }: PersuasionReportArguments,
    @Ctx() { persuasionReports }: JointMeetingContext,
  ): Promise<PersuasionReport> {
    return persuasionReports.find(regionCode, week);
  }

  @Query(() => PersuasionWeekConnection, {
    nullable: true,
    description:
      "Weeks of a school year for which the county owes a report, the latest first; late ones alone where asked. 应报周报的周次，由近及远；可仅列逾期。",
  })
  @Directive('@requiresScopes(scopes: [["persuasion-report:read"]])')
  async persuasionReports(
    @Args(() => PersuasionReportsArguments)
    { regionCode, schoolYear = null, lateOnly, ...page }: PersuasionReportsArguments,
    @Ctx() { persuasionReports }: JointMeetingContext,
  ): Promise<ConnectionOf<PersuasionWeek>> {
    const wanted = readPage(page, 1);
    const weeks = await persuasionReports.list({ regionCode, schoolYear, lateOnly }, wanted);
    return toConnection(
      weeks,
      wanted,
      ({ week }) => [week],
      (week) => week,
    );
  }

  @Mutation(() => IssuePersuasionReportOutcome, {
    nullable: true,
    description: "Issues the county's report of a week that is over, and freezes it. 签发劝返周报。",
  })
  @Directive('@requiresScopes(scopes: [["persuasion-report:write"]])')
  issuePersuasionReport(
    @Arg("week", () => IsoWeekScalar, { description: "The week. 周次。" }) week: IsoWeek,
    @Ctx() { persuasionReports }: JointMeetingContext,
  ): Promise<PersuasionReport | Refusal> {
    return persuasionReports.issue(week);
  }

  @FieldResolver(() => PersuasionEntryConnection, {
    description:
      "The children who were out when the week began or were found in it, by the day found. 周初在外及本周新发现的儿童，按发现日期。",
  })
  entries(
    @Root() { spells }: PersuasionReport,
    @Args(() => PageArguments) page: PageArguments,
  ): ConnectionOf<PersuasionEntry> {
    const wanted = readPage(page, 2);
    const from = wanted.after;
    const rows = spells.filter((spell) => from === null || isAfter(spell, from)).slice(0, wanted.first + 1);
    return toConnection(rows, wanted, ({ foundOn, childId }) => [foundOn, childId], toEntry);
  }
}

const isAfter = ({ foundOn, childId }: Spell, [day = "", id = ""]: readonly string[]): boolean =>
  foundOn > day || (foundOn === day && childId > id);

function toEntry({ childId, foundOn, returnedOn, schoolId, townshipCode }: Spell): PersuasionEntry {
  return {
    child: { id: childId },
    foundOn,
    returnedOn,
    school: toSchool(schoolId),
    township: townshipCode === null ? null : toRegion(townshipCode),
  };
}
