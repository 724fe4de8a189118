import "reflect-metadata";
import { Args, Ctx, Directive, Mutation, Query, Resolver } from "type-graphql";
import { type ConnectionOf, readPage, toConnection } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import type { EducationContext } from "../context";
import { toSchool } from "../school/school.type";
import type { SchoolRoster } from "./roster-check.service";
import {
  ConfirmRosterCheckArguments,
  ConfirmRosterCheckOutcome,
  type RosterCheck,
  RosterCheckConnection,
  RosterChecksArguments,
} from "./roster-check.type";

@Resolver()
export class RosterCheckResolver {
  @Query(() => RosterCheckConnection, {
    nullable: true,
    description:
      "Rosters of schools at the start of a term: the roll beside who was present, signed by the school. 学期初在校学生花名册核对。",
  })
  @Directive('@requiresScopes(scopes: [["school:read"]])')
  async rosterChecks(
    @Args(() => RosterChecksArguments)
    { regionCode, schoolId = null, term, onlyLate, ...page }: RosterChecksArguments,
    @Ctx() { rollCheck }: EducationContext,
  ): Promise<ConnectionOf<RosterCheck>> {
    const wanted = readPage(page, 1);
    const rows = await rollCheck.rosters.list({ regionCode, schoolId, term, onlyLate }, wanted);
    return toConnection(rows, wanted, ({ school }) => [school.id], toRosterCheck);
  }

  @Mutation(() => ConfirmRosterCheckOutcome, {
    nullable: true,
    description: "Signs a school's roster of a term, once. 确认学期初在校学生花名册。",
  })
  @Directive('@requiresScopes(scopes: [["attendance:write"]])')
  async confirmRosterCheck(
    @Args(() => ConfirmRosterCheckArguments) { schoolId, term, differences }: ConfirmRosterCheckArguments,
    @Ctx() { rollCheck }: EducationContext,
  ): Promise<RosterCheck | Refusal> {
    const outcome = await rollCheck.confirmation.confirm(schoolId, term, differences);
    return outcome instanceof Refusal ? outcome : toRosterCheck(outcome);
  }
}

function toRosterCheck({ school, term, dueOn, late, signature, classes }: SchoolRoster): RosterCheck {
  return {
    school: toSchool(school),
    term: term.term,
    startsOn: term.startsOn,
    dueOn,
    confirmedOn: signature?.confirmedOn ?? null,
    confirmedBy: signature?.confirmedBy ?? null,
    confirmedPost: signature?.confirmedPost ?? null,
    late,
    classes,
  };
}
