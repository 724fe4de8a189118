import "reflect-metadata";
import { Ctx, Directive, FieldResolver, Resolver, Root } from "type-graphql";
import { DisabilityCertificateNumberScalar } from "../../../schema/scalars";
import { Child } from "../child/child.type";
import type { DisabledPersonsContext } from "../context";
import { findCertificate } from "./disability.service";
import { Disability, toDisability } from "./disability.type";

@Resolver(() => Child)
export class ChildDisabilityResolver {
  @FieldResolver(() => Disability, {
    nullable: true,
    description:
      "Disability by the newest certificate; null when none may be shown. 最近一次残疾人证所载情况；无记录或无权查看时为空。",
  })
  @Directive('@requiresScopes(scopes: [["disability:read"]])')
  async disability(
    @Root() child: Child,
    @Ctx() { caller, certificates }: DisabledPersonsContext,
  ): Promise<Disability | null> {
    const row = await findCertificate(certificates, caller, child.id);
    return row && toDisability(row);
  }
}

@Resolver(() => Disability)
export class DisabilityResolver {
  @FieldResolver(() => DisabilityCertificateNumberScalar, {
    nullable: true,
    description:
      "Number of the certificate; it holds the ID number and the disability. 残疾人证号，内含公民身份号码与残疾信息。",
  })
  @Directive('@requiresScopes(scopes: [["id-number:read"]])')
  certificateNumber(@Root() disability: Disability, @Ctx() { vault }: DisabledPersonsContext): string {
    return vault.open(disability.certificateNumberSealed);
  }
}
