import "reflect-metadata";
import { Args, Ctx, Directive, Mutation, Query, Resolver } from "type-graphql";
import { type ConnectionOf, PageArguments, readPage, toConnection } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import type { LettersContext } from "../context";
import {
  ExchangeCard,
  type ExchangeKey,
  ExchangeKeyConnection,
  ExchangeKeysRotated,
  RotateExchangeKeysArguments,
  RotateExchangeKeysOutcome,
  toExchangeKey,
} from "./exchange-key.type";

@Resolver()
export class ExchangeKeyResolver {
  @Query(() => ExchangeKeyConnection, {
    nullable: true,
    description: "The county's own keys, the newest first. 本县交换密钥。",
  })
  @Directive('@requiresScopes(scopes: [["exchange:read"]])')
  async exchangeKeys(
    @Args(() => PageArguments) given: PageArguments,
    @Ctx() { exchangeKeys }: LettersContext,
  ): Promise<ConnectionOf<ExchangeKey>> {
    const page = readPage(given, 2);
    const rows = await exchangeKeys.list(page);
    return toConnection(rows, page, ({ order, kid }) => [order, kid], toExchangeKey);
  }

  @Query(() => ExchangeCard, { nullable: true, description: "The county's own card. 本县交换名片。" })
  @Directive('@requiresScopes(scopes: [["exchange:read"]])')
  exchangeCard(@Ctx() { exchangeKeys }: LettersContext): Promise<ExchangeCard> {
    return exchangeKeys.card();
  }

  @Mutation(() => RotateExchangeKeysOutcome, {
    nullable: true,
    description: "Makes new keys, announces them on the card, and sets the old ones an end. 轮换交换密钥。",
  })
  @Directive('@requiresScopes(scopes: [["exchange:manage"]])')
  async rotateExchangeKeys(
    @Args(() => RotateExchangeKeysArguments) given: RotateExchangeKeysArguments,
    @Ctx() { exchangeKeys }: LettersContext,
  ): Promise<ExchangeKeysRotated | Refusal> {
    const made = await exchangeKeys.rotate(given);
    return made instanceof Refusal ? made : { keys: made.map(toExchangeKey) };
  }
}
