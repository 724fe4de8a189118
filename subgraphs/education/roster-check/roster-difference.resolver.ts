import "reflect-metadata";
import { Args, Ctx, Directive, Query, Resolver } from "type-graphql";
import { type ConnectionOf, readPage, toConnection } from "../../../infra/runtime/page";
import type { EducationContext } from "../context";
import { findSchools, isHiddenSchool } from "../roll-check/find-schools";
import { RosterDifference, RosterDifferenceConnection, RosterDifferencesArguments } from "./roster-difference.type";

@Resolver()
export class RosterDifferenceResolver {
  @Query(() => RosterDifferenceConnection, {
    nullable: true,
    description:
      "Classes whose number present differed from the roll when a term began, with what the schools said of it. 学期初花名册差异清单。",
  })
  @Directive('@requiresScopes(scopes: [["enrolment:read"]])')
  async rosterDifferences(
    @Args(() => RosterDifferencesArguments) { regionCode, schoolId = null, term, ...page }: RosterDifferencesArguments,
    @Ctx() { rollCheck, schools, vault }: EducationContext,
  ): Promise<ConnectionOf<RosterDifference> | null> {
    const wanted = readPage(page, 3);
    const rows = await rollCheck.differences.list({ regionCode, schoolId, term }, wanted);
    if (await isHiddenSchool(schools, schoolId)) return null;
    const schoolOf = await findSchools(schools, rows);
    return toConnection(
      rows,
      wanted,
      ({ schoolId, grade, className }) => [schoolId, String(grade), className],
      ({ schoolId, grade, className, onRoll, present, noteSealed }) => {
        const school = schoolOf.get(schoolId) ?? null;
        return { school, grade, className, onRoll, present, note: vault.open(noteSealed) };
      },
    );
  }
}
