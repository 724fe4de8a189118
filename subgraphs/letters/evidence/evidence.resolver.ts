import "reflect-metadata";
import { Args, Ctx, Directive, Query, Resolver } from "type-graphql";
import { type ConnectionOf, PageArguments, readPage, toConnection } from "../../../infra/runtime/page";
import type { LettersContext } from "../context";
import {
  EvidenceConnection,
  type EvidenceEntry,
  EvidenceSealType,
  toEvidenceEntry,
  toEvidenceSeal,
} from "./evidence.type";

@Resolver()
export class EvidenceResolver {
  @Query(() => EvidenceConnection, {
    nullable: true,
    description: "The evidence log of the exchange, from its beginning. 收发存证日志。",
  })
  @Directive('@requiresScopes(scopes: [["evidence:read"]])')
  async evidence(
    @Args(() => PageArguments) given: PageArguments,
    @Ctx() { evidence }: LettersContext,
  ): Promise<ConnectionOf<EvidenceEntry>> {
    const page = readPage(given, 1);
    return toConnection(await evidence.list(page), page, ({ index }) => [String(index)], toEvidenceEntry);
  }

  @Query(() => EvidenceSealType, {
    nullable: true,
    description: "How far the evidence log goes now, signed by the county. 存证日志封签。",
  })
  @Directive('@requiresScopes(scopes: [["evidence:read"]])')
  async evidenceSeal(@Ctx() { evidence }: LettersContext): Promise<EvidenceSealType> {
    return toEvidenceSeal(await evidence.seal());
  }
}
