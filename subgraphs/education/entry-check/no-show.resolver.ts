import "reflect-metadata";
import { Args, Ctx, Directive, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { type ConnectionOf, readPage, toConnection } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { isoDate } from "../../../schema/scalars/date";
import type { EducationContext } from "../context";
import { findSchoolTerm } from "../enrolment-setting/school-term";
import { Enrolment, toEnrolment } from "../enrolment/enrolment.type";
import { School, toSchool } from "../school/school.type";
import { NoShowsArguments, RecordNoShowArguments, ResolveNoShowArguments } from "./entry-check.arguments";
import { getSchoolTerm, NO_TERM } from "./entry-check.resolver";
import { NoShow, NoShowConnection, RecordNoShowOutcome, ResolveNoShowOutcome, toNoShow } from "./no-show.type";

@Resolver(() => NoShow)
export class NoShowResolver {
  @Query(() => NoShowConnection, {
    nullable: true,
    description: "Pupils who did not come when a term began. 开学未到学生。",
  })
  @Directive('@requiresScopes(scopes: [["school-report:read"]])')
  async noShows(
    @Args(() => NoShowsArguments) { regionCode, term, open = null, ...page }: NoShowsArguments,
    @Ctx() { entryCheck }: EducationContext,
  ): Promise<ConnectionOf<NoShow>> {
    const wanted = readPage(page, 1);
    const rows = await entryCheck.noShows.list(regionCode, getSchoolTerm(term), open, wanted);
    return toConnection(rows, wanted, ({ id }) => [id], toNoShow);
  }

  @Mutation(() => RecordNoShowOutcome, {
    nullable: true,
    description: "Records a pupil who did not come; its school. 登记开学未到学生（学校）。",
  })
  @Directive('@requiresScopes(scopes: [["school-report:write"]])')
  async recordNoShow(
    @Args(() => RecordNoShowArguments) { term, ...given }: RecordNoShowArguments,
    @Ctx() { entryCheck }: EducationContext,
  ): Promise<NoShow | Refusal> {
    const wanted = findSchoolTerm(term);
    if (wanted === null) return NO_TERM;
    const outcome = await entryCheck.noShows.record({ ...given, term: wanted });
    return outcome instanceof Refusal ? outcome : toNoShow(outcome);
  }

  @Mutation(() => ResolveNoShowOutcome, {
    nullable: true,
    description: "Records what became of a pupil who had not come; its school. 处理开学未到学生（学校）。",
  })
  @Directive('@requiresScopes(scopes: [["school-report:write"]])')
  async resolveNoShow(
    @Args(() => ResolveNoShowArguments) { id, outcome: resolution, on }: ResolveNoShowArguments,
    @Ctx() { entryCheck }: EducationContext,
  ): Promise<NoShow | Refusal> {
    const outcome = await entryCheck.noShows.resolve(id, resolution, isoDate(on));
    return outcome instanceof Refusal ? outcome : toNoShow(outcome);
  }

  @FieldResolver(() => School, { nullable: true, description: "School that expected the pupil. 学校。" })
  async school(@Root() { schoolId }: NoShow, @Ctx() { schools }: EducationContext): Promise<School | null> {
    const row = await schools.find(schoolId);
    return row && toSchool(row);
  }

  @FieldResolver(() => Enrolment, {
    nullable: true,
    description: "The enrolment; null when it is not the caller's to read. 学籍；无权查看为空。",
  })
  async enrolment(
    @Root() { enrolmentId }: NoShow,
    @Ctx() { caller, enrolments }: EducationContext,
  ): Promise<Enrolment | null> {
    const row = caller.scopes.has("enrolment:read") ? await enrolments.find(enrolmentId) : null;
    return row && toEnrolment(row);
  }

  @FieldResolver(() => String, { description: "Where the pupil is. 去向。" })
  whereabouts(@Root() { whereaboutsSealed }: NoShow, @Ctx() { vault }: EducationContext): string {
    return vault.open(whereaboutsSealed);
  }

  @FieldResolver(() => String, { description: "What is done about it. 措施。" })
  measure(@Root() { measureSealed }: NoShow, @Ctx() { vault }: EducationContext): string {
    return vault.open(measureSealed);
  }
}
