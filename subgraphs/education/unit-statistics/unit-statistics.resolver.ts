import "reflect-metadata";
import { Args, Ctx, Directive, Query, Resolver } from "type-graphql";
import { type ConnectionOf, PageArguments, readPage, toConnection } from "../../../infra/runtime/page";
import type { Child } from "../child/child.type";
import type { EducationContext } from "../context";
import {
  StatisticChildConnection,
  StatisticChildrenArguments,
  UnitStatistic,
  UnitStatisticsArguments,
} from "./unit-statistics.type";

@Resolver()
export class UnitStatisticsResolver {
  @Query(() => [UnitStatistic], {
    nullable: true,
    description: "The rates of the rolls, by unit; a unit without children has no line. 学籍统计指标（分单位）。",
  })
  @Directive('@requiresScopes(scopes: [["school-statistics:read"]])')
  unitStatistics(
    @Args(() => UnitStatisticsArguments)
    { regionCode, schoolYear, schoolId = null, level, kinds }: UnitStatisticsArguments,
    @Ctx() { unitStatistics }: EducationContext,
  ): Promise<UnitStatistic[]> {
    return unitStatistics.list({ regionCode, schoolYear, schoolId }, level, kinds);
  }

  @Query(() => StatisticChildConnection, {
    nullable: true,
    description: "The children behind a number of the rolls' rates. 学籍统计指标所涉儿童。",
  })
  @Directive('@requiresScopes(scopes: [["enrolment:read", "dropout-ledger:read"]])')
  async statisticChildren(
    @Args(() => StatisticChildrenArguments)
    { regionCode, schoolYear, schoolId = null, grade = null, kind, part }: StatisticChildrenArguments,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() { unitStatistics }: EducationContext,
  ): Promise<ConnectionOf<Child>> {
    const wanted = readPage(page, 1);
    const rows = await unitStatistics.listChildren({ regionCode, schoolYear, schoolId, grade, kind, part }, wanted);
    return toConnection(
      rows,
      wanted,
      ({ personId }) => [personId],
      ({ personId }) => ({ id: personId }),
    );
  }
}
