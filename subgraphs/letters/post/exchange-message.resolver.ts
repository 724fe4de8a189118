import "reflect-metadata";
import { Args, Ctx, Directive, Mutation, Query, Resolver } from "type-graphql";
import { type ConnectionOf, readPage, toConnection } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import type { LettersContext } from "../context";
import {
  type ExchangeMessage,
  ExchangeMessageConnection,
  ExchangeMessagesArguments,
  ExchangeStatus,
  ResendMessageArguments,
  ResendMessageOutcome,
  toExchangeMessage,
} from "./exchange-message.type";

/** The status, whose field about cases is resolved where those are. */
type StandingOfMessages = Omit<ExchangeStatus, "refusedCaseEvents">;

@Resolver()
export class ExchangeMessageResolver {
  @Query(() => ExchangeMessageConnection, {
    nullable: true,
    description:
      "Messages to other counties, the newest first: those that wait and dead letters, or others. 外发消息列表。",
  })
  @Directive('@requiresScopes(scopes: [["exchange:read"]])')
  async exchangeMessages(
    @Args(() => ExchangeMessagesArguments) { states, peerCode, ...given }: ExchangeMessagesArguments,
    @Ctx() { exchangeMessages }: LettersContext,
  ): Promise<ConnectionOf<ExchangeMessage>> {
    const page = readPage(given, 2);
    const rows = await exchangeMessages.list({ states, peerCode: peerCode ?? null }, page);
    return toConnection(rows, page, ({ createdKey, id }) => [createdKey, id], toExchangeMessage);
  }

  @Query(() => ExchangeStatus, {
    nullable: true,
    description: "How messages between the counties stand. 收发状态。",
  })
  @Directive('@requiresScopes(scopes: [["exchange:read"]])')
  async exchangeStatus(@Ctx() { exchangeMessages }: LettersContext): Promise<StandingOfMessages> {
    const peers = await exchangeMessages.status();
    const sum = (of: "waiting" | "failed"): number => peers.reduce((all, peer) => all + peer[of], 0);
    const [oldestWaiting = null] = peers
      .flatMap((peer) => peer.oldestWaiting ?? [])
      .toSorted((one, other) => one.getTime() - other.getTime());
    return { waiting: sum("waiting"), failed: sum("failed"), oldestWaiting, peers };
  }

  @Mutation(() => ResendMessageOutcome, {
    nullable: true,
    description: "Has a dead letter tried again. 重新发送死信。",
  })
  @Directive('@requiresScopes(scopes: [["exchange:manage"]])')
  async resendMessage(
    @Args(() => ResendMessageArguments) { id }: ResendMessageArguments,
    @Ctx() { exchangeMessages }: LettersContext,
  ): Promise<ExchangeMessage | Refusal> {
    const resent = await exchangeMessages.resend(id);
    return resent instanceof Refusal ? resent : toExchangeMessage(resent);
  }
}
