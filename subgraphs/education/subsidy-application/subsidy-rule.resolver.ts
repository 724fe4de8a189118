import "reflect-metadata";
import { Arg, Args, Ctx, Directive, Mutation, Query, Resolver } from "type-graphql";
import type { Refusal } from "../../../infra/runtime/refusal.type";
import { DateScalar, RegionCodeScalar } from "../../../schema/scalars";
import { isoDate } from "../../../schema/scalars/date";
import type { RegionCode } from "../../../schema/scalars/region-code";
import type { EducationContext } from "../context";
import { SubsidyCoverage } from "./subsidy-coverage.type";
import { SetSubsidyRuleArguments, SetSubsidyRuleOutcome, SubsidyRule } from "./subsidy-rule.type";

@Resolver()
export class SubsidyRuleResolver {
  @Query(() => [SubsidyRule], {
    nullable: true,
    description: "How much children are due on a day, by ground, stage and boarding. 某日有效的生活补助标准。",
  })
  @Directive('@requiresScopes(scopes: [["school:read"]])')
  subsidyRules(
    @Arg("on", () => DateScalar, { nullable: true, description: "Day; today by default. 日期，默认当日。" })
    on: Date | null,
    @Ctx() { clock, subsidyApplications }: EducationContext,
  ): Promise<SubsidyRule[]> {
    return subsidyApplications.rules.list(on ? isoDate(on) : clock.today());
  }

  @Query(() => SubsidyCoverage, {
    nullable: true,
    description: "A term's applications and payments in figures. 某学期资助申请与发放统计。",
  })
  @Directive('@requiresScopes(scopes: [["school-statistics:read"]])')
  subsidyCoverage(
    @Arg("regionCode", () => RegionCodeScalar, {
      description: "Region; narrowed to the caller's own where it is wider. 区划代码；超出管辖范围时收窄至本辖区。",
    })
    regionCode: RegionCode,
    @Arg("term", () => String, { description: "Term, such as 2018-2019-1. 学期。" }) term: string,
    @Ctx() { subsidyApplications }: EducationContext,
  ): Promise<SubsidyCoverage> {
    return subsidyApplications.coverage.find(regionCode, term);
  }

  @Mutation(() => SetSubsidyRuleOutcome, {
    nullable: true,
    description: "Sets how much children are due from a day on; the bureau. 设定生活补助标准（教育局）。",
  })
  @Directive('@requiresScopes(scopes: [["subsidy-application:decide"]])')
  setSubsidyRule(
    @Args(() => SetSubsidyRuleArguments) { validFrom, validTo, ...given }: SetSubsidyRuleArguments,
    @Ctx() { subsidyApplications }: EducationContext,
  ): Promise<SubsidyRule | Refusal> {
    const days = { validFrom: isoDate(validFrom), validTo: validTo ? isoDate(validTo) : null };
    return subsidyApplications.rules.set({ ...given, ...days });
  }
}
