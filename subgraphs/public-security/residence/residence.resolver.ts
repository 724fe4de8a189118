import "reflect-metadata";
import { Ctx, Directive, FieldResolver, Resolver, Root } from "type-graphql";
import { Child } from "../child/child.type";
import type { PublicSecurityContext } from "../context";
import { listResidences } from "./residence.service";
import { Residence, toResidence } from "./residence.type";

@Resolver(() => Child)
export class ChildResidenceResolver {
  @FieldResolver(() => Residence, {
    nullable: true,
    description:
      "Newest registration of a residence away from the 户籍; null when none may be shown. 最近一次流动人口登记；无记录或无权查看时为空。",
  })
  @Directive('@requiresScopes(scopes: [["residence:read"]])')
  async residence(@Root() child: Child, @Ctx() context: PublicSecurityContext): Promise<Residence | null> {
    const [newest] = await listResidences(context, child.id);
    return newest === undefined ? null : toResidence(newest);
  }

  @FieldResolver(() => [Residence], {
    nullable: true,
    description:
      "All registrations of a residence away from the 户籍, cancelled ones too, the newest first; empty when none may be shown. 历次流动人口登记，由新到旧，含已注销的；无记录或无权查看时为空列表。",
  })
  @Directive('@requiresScopes(scopes: [["residence:read"]])')
  async residences(@Root() child: Child, @Ctx() context: PublicSecurityContext): Promise<Residence[]> {
    const rows = await listResidences(context, child.id);
    return rows.map(toResidence);
  }
}

@Resolver(() => Residence)
export class ResidenceResolver {
  @FieldResolver(() => String, { nullable: true, description: "Address of the residence. 居住地址。" })
  @Directive('@requiresScopes(scopes: [["contact:read"]])')
  address(@Root() residence: Residence, @Ctx() { vault }: PublicSecurityContext): string {
    return vault.open(residence.addressSealed);
  }

  @FieldResolver(() => String, { nullable: true, description: "Phone of the guardian. 监护人联系电话。" })
  @Directive('@requiresScopes(scopes: [["contact:read"]])')
  guardianPhone(@Root() residence: Residence, @Ctx() { vault }: PublicSecurityContext): string | null {
    return residence.guardianPhoneSealed && vault.open(residence.guardianPhoneSealed);
  }
}
