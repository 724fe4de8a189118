import "reflect-metadata";
import { Ctx, Directive, FieldResolver, Resolver, Root } from "type-graphql";
import { Child } from "../child/child.type";
import type { PublicSecurityContext } from "../context";
import { findHousehold } from "./household.service";
import { Household, toHousehold } from "./household.type";

@Resolver(() => Child)
export class ChildHouseholdResolver {
  @FieldResolver(() => Household, {
    nullable: true,
    description: "Household registration; null when none may be shown. 户籍登记；无记录或无权查看时为空。",
  })
  @Directive('@requiresScopes(scopes: [["household:read"]])')
  async household(@Root() child: Child, @Ctx() context: PublicSecurityContext): Promise<Household | null> {
    const row = await findHousehold(context, child.id);
    return row && toHousehold(row);
  }
}

@Resolver(() => Household)
export class HouseholdResolver {
  @FieldResolver(() => String, { nullable: true, description: "Address of the registration. 户籍地址。" })
  @Directive('@requiresScopes(scopes: [["contact:read"]])')
  address(@Root() household: Household, @Ctx() { vault }: PublicSecurityContext): string {
    return vault.open(household.addressSealed);
  }

  @FieldResolver(() => String, { nullable: true, description: "Phone of the guardian. 监护人联系电话。" })
  @Directive('@requiresScopes(scopes: [["contact:read"]])')
  guardianPhone(@Root() household: Household, @Ctx() { vault }: PublicSecurityContext): string | null {
    return household.guardianPhoneSealed && vault.open(household.guardianPhoneSealed);
  }
}
