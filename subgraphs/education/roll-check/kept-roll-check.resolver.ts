import "reflect-metadata";
import { Args, Ctx, Directive, Query, Resolver } from "type-graphql";
import { type ConnectionOf, readPage, toConnection } from "../../../infra/runtime/page";
import { isoDate } from "../../../schema/scalars/date";
import type { EducationContext } from "../context";
import { findSchools, isHiddenSchool } from "./find-schools";
import { type RollCheck, RollCheckConnection, RollChecksArguments, toRollCheck } from "./kept-roll-check.type";

@Resolver()
export class KeptRollCheckResolver {
  @Query(() => RollCheckConnection, {
    nullable: true,
    description:
      "Roll checks of a day as they were reported, class by class, with the reasons of absence and who reported. 当日一日常规检查上报记录（含缺勤分类及上报人）。",
  })
  @Directive('@requiresScopes(scopes: [["attendance:read"]])')
  async rollChecks(
    @Args(() => RollChecksArguments)
    { regionCode, schoolId = null, date, withSuperseded, ...page }: RollChecksArguments,
    @Ctx() { rollCheck, schools }: EducationContext,
  ): Promise<ConnectionOf<RollCheck> | null> {
    const wanted = readPage(page, 4);
    const query = { regionCode, schoolId, date: isoDate(date), withSuperseded };
    const rows = await rollCheck.kept.list(query, wanted);
    if (await isHiddenSchool(schools, schoolId)) return null;
    const schoolOf = await findSchools(schools, rows);
    return toConnection(
      rows,
      wanted,
      ({ id, schoolId: school, grade, className }) => [school, String(grade), className, id],
      (row) => toRollCheck(row, schoolOf.get(row.schoolId) ?? null),
    );
  }
}
