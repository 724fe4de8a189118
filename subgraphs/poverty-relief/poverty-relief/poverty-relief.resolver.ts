import "reflect-metadata";
import { Ctx, Directive, FieldResolver, Resolver, Root } from "type-graphql";
import { Child } from "../child/child.type";
import type { PovertyReliefContext } from "../context";
import { listHouseholdMembers, tellingHousehold } from "./poverty-relief.service";
import { PovertyRelief, toPovertyRelief } from "./poverty-relief.type";

@Resolver(() => Child)
export class ChildPovertyReliefResolver {
  @FieldResolver(() => PovertyRelief, {
    nullable: true,
    description:
      "Newest poor or monitored household: one still helped before those lifted, of these one of the poverty register before one only monitored; null when none may be shown. 最近一次脱贫监测户信息：在帮扶的优先，已消除的以原建档立卡（含脱贫户）优先；无记录或无权查看时为空。",
  })
  @Directive('@requiresScopes(scopes: [["poverty:read"]])')
  async povertyRelief(@Root() child: Child, @Ctx() context: PovertyReliefContext): Promise<PovertyRelief | null> {
    const rows = await listHouseholdMembers(context, child.id);
    const row = tellingHousehold(rows, context.clock.today());
    return row && toPovertyRelief(row);
  }

  @FieldResolver(() => [PovertyRelief], {
    nullable: true,
    description:
      "All poor or monitored households of the child, lifted ones too, the newest first; empty when none may be shown. 历次脱贫监测户信息，由新到旧，含已消除的；无记录或无权查看时为空列表。",
  })
  @Directive('@requiresScopes(scopes: [["poverty:read"]])')
  async povertyReliefs(@Root() child: Child, @Ctx() context: PovertyReliefContext): Promise<PovertyRelief[]> {
    const rows = await listHouseholdMembers(context, child.id);
    return rows.map(toPovertyRelief);
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
