import "reflect-metadata";
import { Arg, Ctx, Directive, FieldResolver, Resolver, Root } from "type-graphql";
import { DateScalar } from "../../../schema/scalars";
import { isoDate } from "../../../schema/scalars/date";
import type { EducationContext } from "../context";
import { Enrolment } from "../enrolment/enrolment.type";
import { UnexcusedRun } from "./unexcused-run.type";

@Resolver(() => Enrolment)
export class UnexcusedRunResolver {
  @FieldResolver(() => UnexcusedRun, {
    nullable: true,
    description:
      "Longest absence without leave in the school year up to a day, unless a later return is recorded; null when none is long enough to act on. 本学年截至某日最长的连续旷课（其后已登记返校的不计）；未达家访天数为空。",
  })
  @Directive('@requiresScopes(scopes: [["attendance:read"]])')
  async unexcusedRun(
    @Root() { id, child }: Enrolment,
    @Arg("asOf", () => DateScalar, { description: "Last day looked at. 截至日期。" }) asOf: Date,
    @Ctx() { unexcusedRuns }: EducationContext,
  ): Promise<UnexcusedRun | null> {
    return child && unexcusedRuns.find({ id, personId: child.id }, isoDate(asOf));
  }

  @FieldResolver(() => [UnexcusedRun], {
    description:
      "Absences without leave in the school year up to a day that are long enough to act on, oldest first. 本学年截至某日达家访天数的各次连续旷课，按时间先后。",
  })
  @Directive('@requiresScopes(scopes: [["attendance:read"]])')
  async unexcusedRuns(
    @Root() { id, child }: Enrolment,
    @Arg("asOf", () => DateScalar, { description: "Last day looked at. 截至日期。" }) asOf: Date,
    @Ctx() { unexcusedRuns }: EducationContext,
  ): Promise<UnexcusedRun[]> {
    return child === null ? [] : unexcusedRuns.list({ id, personId: child.id }, isoDate(asOf));
  }
}
