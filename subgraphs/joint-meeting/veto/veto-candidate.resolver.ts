import "reflect-metadata";
import { Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { type ConnectionOf, readPage, toConnection } from "../../../infra/runtime/page";
import type { JointMeetingContext } from "../context";
import { Finding, toFinding } from "../finding/finding.type";
import { IndicatorLevel } from "../indicator/indicator-kind";
import { VetoCandidate, VetoCandidateConnection, VetoCandidatesArguments } from "./veto-candidate.type";

const ORDER = Object.values(IndicatorLevel);

@Resolver(() => VetoCandidate)
export class VetoCandidateResolver {
  @Query(() => VetoCandidateConnection, {
    nullable: true,
    description:
      "Townships, schools and grades that miss a target or have a dropout not back in time, with the evidence. 一票否决候选名单（附依据）。",
  })
  @Directive('@requiresScopes(scopes: [["indicator:read"]])')
  async vetoCandidates(
    @Args(() => VetoCandidatesArguments) { regionCode, schoolYear, ...given }: VetoCandidatesArguments,
    @Ctx() { vetoCandidates }: JointMeetingContext,
  ): Promise<ConnectionOf<VetoCandidate>> {
    const page = readPage(given, 2);
    const keyOf = ({ level, code }: VetoCandidate): [string, string] => [String(ORDER.indexOf(level)), code];
    const [afterLevel = "", afterCode = ""] = page.after ?? [];
    const rest = (await vetoCandidates.list(regionCode, schoolYear)).filter((candidate) => {
      const [level, code] = keyOf(candidate);
      return level > afterLevel || (level === afterLevel && code > afterCode);
    });
    return toConnection(rest.slice(0, page.first + 1), page, keyOf, (candidate) => candidate);
  }

  @FieldResolver(() => [Finding], {
    nullable: true,
    description:
      "The findings of those dropouts that the caller may see; null for readers of figures alone. 所涉辍学问题；仅可查看数字者为空。",
  })
  async findings(
    @Root() { overdueFindingIds }: VetoCandidate,
    @Ctx() { caller, threeLedgers }: JointMeetingContext,
  ): Promise<Finding[] | null> {
    if (!caller.scopes.has("finding:read")) return null;
    const rows = await Promise.all(overdueFindingIds.map((id) => threeLedgers.findFinding(id)));
    return rows.filter((row) => row !== null).map(toFinding);
  }
}
