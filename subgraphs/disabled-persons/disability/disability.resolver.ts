import "reflect-metadata";
import { Ctx, Directive, FieldResolver, Resolver, Root } from "type-graphql";
import { DisabilityCertificateNumberScalar } from "../../../schema/scalars";
import { Child } from "../child/child.type";
import type { DisabledPersonsContext } from "../context";
import { listCertificates } from "./disability.service";
import { Disability, toDisability } from "./disability.type";

@Resolver(() => Child)
export class ChildDisabilityResolver {
  @FieldResolver(() => Disability, {
    nullable: true,
    description:
      "Disability by the newest certificate; null when none may be shown. 最近一次残疾人证所载情况；无记录或无权查看时为空。",
  })
  @Directive('@requiresScopes(scopes: [["disability:read"]])')
  async disability(@Root() child: Child, @Ctx() context: DisabledPersonsContext): Promise<Disability | null> {
    const [newest] = await listCertificates(context, child.id);
    return newest === undefined ? null : toDisability(newest);
  }

  @FieldResolver(() => [Disability], {
    nullable: true,
    description:
      "Disability by each certificate, expired and reissued ones too, the newest first; empty when none may be shown. 历次残疾人证所载情况，由新到旧，含已失效的；无记录或无权查看时为空列表。",
  })
  @Directive('@requiresScopes(scopes: [["disability:read"]])')
  async disabilityCertificates(@Root() child: Child, @Ctx() context: DisabledPersonsContext): Promise<Disability[]> {
    const rows = await listCertificates(context, child.id);
    return rows.map(toDisability);
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
