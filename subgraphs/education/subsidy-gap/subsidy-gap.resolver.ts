import "reflect-metadata";
import { Ctx, Directive, FieldResolver, Resolver, Root } from "type-graphql";
import { Child } from "../child/child.type";
import type { EducationContext } from "../context";
import { findSubsidyGap } from "./subsidy-gap.service";
import { SubsidyGap } from "./subsidy-gap.type";

@Resolver(() => Child)
export class ChildSubsidyGapResolver {
  @FieldResolver(() => SubsidyGap, {
    nullable: true,
    description:
      "What the child is due in the current term beside what it got; null when it is not on the roll here. 应助未助核对；本县不在籍为空。",
  })
  @Directive(
    '@requires(fields: "welfare { category endedOn } disability { grade expiresOn } povertyRelief { category liftedOn }")',
  )
  @Directive('@requiresScopes(scopes: [["subsidy-gap:read", "welfare:read", "disability:read", "poverty:read"]])')
  subsidyGap(
    @Root() child: Child,
    @Ctx() { clock, enrolments, loaders, subsidyApplications }: EducationContext,
  ): Promise<SubsidyGap | null> {
    const groundsOn = (day: string) => subsidyApplications.rules.groundsOn(day);
    return findSubsidyGap({ clock, enrolments, subsidies: loaders.subsidies, groundsOn }, child);
  }
}
