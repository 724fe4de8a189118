import "reflect-metadata";
import { Ctx, Directive, FieldResolver, Resolver, Root } from "type-graphql";
import { Child } from "../child/child.type";
import type { PovertyReliefContext } from "../context";
import { findHouseholdMember } from "./poverty-relief.service";
import { PovertyRelief, toPovertyRelief } from "./poverty-relief.type";

@Resolver(() => Child)
export class ChildPovertyReliefResolver {
  @FieldResolver(() => PovertyRelief, {
    nullable: true,
    description:
      "Newest poor or monitored household, one still helped before one lifted; null when none may be shown. 最近一次脱贫监测户信息，在帮扶的优先；无记录或无权查看时为空。",
  })
  @Directive('@requiresScopes(scopes: [["poverty:read"]])')
  async povertyRelief(
    @Root() child: Child,
    @Ctx() { caller, clock, householdMembers }: PovertyReliefContext,
  ): Promise<PovertyRelief | null> {
    const row = await findHouseholdMember(householdMembers, caller, child.id, clock.today());
    return row && toPovertyRelief(row);
  }
}

@Resolver(() => PovertyRelief)
export class PovertyReliefResolver {
  @FieldResolver(() => String, { nullable: true, description: "Phone of the helper. 帮扶联系电话。" })
  @Directive('@requiresScopes(scopes: [["contact:read"]])')
  helperPhone(@Root() record: PovertyRelief, @Ctx() { vault }: PovertyReliefContext): string | null {
    return record.helperPhoneSealed && vault.open(record.helperPhoneSealed);
  }
}
