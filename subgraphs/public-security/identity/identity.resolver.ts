import "reflect-metadata";
import { Ctx, Directive, FieldResolver, Resolver, Root } from "type-graphql";
import { CitizenIdScalar } from "../../../schema/scalars";
import { Child } from "../child/child.type";
import type { PublicSecurityContext } from "../context";
import { findIdentityRecord } from "./identity.service";
import { Identity, toIdentity } from "./identity.type";

@Resolver(() => Child)
export class ChildIdentityResolver {
  @FieldResolver(() => Identity, {
    nullable: true,
    description:
      "Identity by the household registration, else by the newest registration of a residence; null when none may be shown. 身份信息：以户籍为准，无户籍时取最近一次流动人口登记；无记录或无权查看时为空。",
  })
  @Directive('@requiresScopes(scopes: [["identity:read"]])')
  async identity(@Root() child: Child, @Ctx() context: PublicSecurityContext): Promise<Identity | null> {
    const row = await findIdentityRecord(context, child.id);
    return row && toIdentity(row);
  }
}

@Resolver(() => Identity)
export class IdentityResolver {
  @FieldResolver(() => CitizenIdScalar, { nullable: true, description: "ID number. 公民身份号码。" })
  @Directive('@requiresScopes(scopes: [["id-number:read"]])')
  idNumber(@Root() identity: Identity, @Ctx() { vault }: PublicSecurityContext): string {
    return vault.open(identity.idNumberSealed);
  }
}
