import "reflect-metadata";
import { Arg, Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { type ConnectionOf, readPage, toConnection } from "../../../infra/runtime/page";
import { SchoolYearScalar } from "../../../schema/scalars";
import { isoDate } from "../../../schema/scalars/date";
import type { SchoolYear } from "../../../schema/scalars/school-year";
import type { EducationContext } from "../context";
import { School, toSchool } from "../school/school.type";
import { AdmissionAct } from "./admission-act.type";
import {
  AdmissionNotice,
  AdmissionNoticeConnection,
  EntrantRegistration,
  toAdmissionNotice,
} from "./admission-notice.type";
import { AdmissionNoticesArguments, UnregisteredEntrantsArguments } from "./admission.arguments";
import { AdmissionRule } from "./admission-rule.type";
import { HomeVisit } from "./home-visit.type";

@Resolver(() => AdmissionNotice)
export class AdmissionNoticeResolver {
  @Query(() => AdmissionRule, {
    nullable: true,
    description: "Who is to enter school in a school year, and by when. 某学年入学年龄与注册期限。",
  })
  @Directive('@requiresScopes(scopes: [["admission:read"]])')
  admissionRule(
    @Arg("schoolYear", () => SchoolYearScalar, { description: "School year of entry. 入学学年。" })
    schoolYear: SchoolYear,
    @Ctx() { admission }: EducationContext,
  ): Promise<AdmissionRule> {
    return admission.rule(schoolYear);
  }

  @Query(() => AdmissionNoticeConnection, { nullable: true, description: "Notices of entry. 入学通知书。" })
  @Directive('@requiresScopes(scopes: [["admission:read"]])')
  async admissionNotices(
    @Args(() => AdmissionNoticesArguments)
    { regionCode, schoolYear, state = null, ...page }: AdmissionNoticesArguments,
    @Ctx() { admission }: EducationContext,
  ): Promise<ConnectionOf<AdmissionNotice>> {
    const wanted = readPage(page, 1);
    const rows = await admission.notices.list({ regionCode, schoolYear, state }, wanted);
    return toConnection(rows, wanted, ({ sortKey }) => [sortKey], toAdmissionNotice);
  }

  @Query(() => AdmissionNoticeConnection, {
    nullable: true,
    description:
      "The home visits that are due: children who had not registered by a day after the last day for it. 逾期未注册儿童（应家访名单）。",
  })
  @Directive('@requiresScopes(scopes: [["admission:read"]])')
  async unregisteredEntrants(
    @Args(() => UnregisteredEntrantsArguments)
    { regionCode, schoolYear, asOf, ...page }: UnregisteredEntrantsArguments,
    @Ctx() { admission, clock }: EducationContext,
  ): Promise<ConnectionOf<AdmissionNotice>> {
    const wanted = readPage(page, 1);
    const day = asOf ? isoDate(asOf) : clock.today();
    const rows = await admission.notices.listUnregistered({ regionCode, schoolYear, asOf: day }, wanted);
    return toConnection(rows, wanted, ({ sortKey }) => [sortKey], toAdmissionNotice);
  }

  @FieldResolver(() => School, { nullable: true, description: "School the child is to go to. 应入学校。" })
  async school(@Root() { schoolId }: AdmissionNotice, @Ctx() { schools }: EducationContext): Promise<School | null> {
    const row = schoolId === null ? null : await schools.find(schoolId);
    return row && toSchool(row);
  }

  @FieldResolver(() => [AdmissionAct], { description: "Who did what about it, oldest first. 办理记录，由远及近。" })
  history(@Root() { id }: AdmissionNotice, @Ctx() { admission }: EducationContext): Promise<AdmissionAct[]> {
    return admission.loaders.acts.load(id);
  }

  @FieldResolver(() => [HomeVisit], {
    description: "Visits to the child's home, oldest first. 家访记录，由远及近。",
  })
  homeVisits(@Root() { id }: AdmissionNotice, @Ctx() { admission }: EducationContext): Promise<HomeVisit[]> {
    return admission.loaders.visits.load(id);
  }
}

@Resolver(() => EntrantRegistration)
export class EntrantRegistrationResolver {
  @FieldResolver(() => School, { nullable: true, description: "The school. 注册学校。" })
  async school(
    @Root() { schoolId }: EntrantRegistration,
    @Ctx() { schools }: EducationContext,
  ): Promise<School | null> {
    const row = await schools.find(schoolId);
    return row && toSchool(row);
  }
}

@Resolver(() => HomeVisit)
export class HomeVisitResolver {
  @FieldResolver(() => String, { description: "What came of it. 家访结果。" })
  result(@Root() { resultSealed }: HomeVisit, @Ctx() { vault }: EducationContext): string {
    return vault.open(resultSealed);
  }
}
