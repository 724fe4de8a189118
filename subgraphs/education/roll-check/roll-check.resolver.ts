import "reflect-metadata";
import { Args, Ctx, Directive, Mutation, Resolver } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { isoDate } from "../../../schema/scalars/date";
import type { EducationContext } from "../context";
import { toSchool } from "../school/school.type";
import { presentOf } from "./class-counts";
import { RecordAbsencesArguments, RecordAbsencesOutcome, type RollCheckReport } from "./roll-check.type";

@Resolver()
export class RollCheckResolver {
  @Mutation(() => RecordAbsencesOutcome, {
    nullable: true,
    description:
      "Reports who is absent from a class or a school on a day, in the place of what was reported of it before. 上报班级或全校当日缺勤，覆盖此前上报。",
  })
  @Directive('@requiresScopes(scopes: [["attendance:write"]])')
  async recordAbsences(
    @Args(() => RecordAbsencesArguments) { date, grade = null, className = null, ...rest }: RecordAbsencesArguments,
    @Ctx() { caller, rollCheck }: EducationContext,
  ): Promise<RollCheckReport | Refusal> {
    const day = isoDate(date);
    const outcome = await rollCheck.reports.record({ ...rest, date: day, grade, className });
    if (outcome instanceof Refusal) return outcome;
    return {
      school: toSchool(outcome.school),
      date: day,
      classes: outcome.classes.map((counts) => ({ ...counts, present: presentOf(counts) })),
      reportedBy: caller.actor,
      reportedPost: caller.post,
      reportedAt: outcome.reportedAt,
    };
  }
}
