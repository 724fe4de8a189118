import "reflect-metadata";
import { Args, Ctx, Directive, FieldResolver, Int, Mutation, Query, Resolver } from "type-graphql";
import { type ConnectionOf, PageArguments, readPage, toConnection } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import type { LettersContext } from "../context";
import { ExchangeStatus } from "../post/exchange-message.type";
import {
  type RefusedCaseEvent,
  RefusedCaseEventConnection,
  RetellCaseEventArguments,
  RetellCaseEventOutcome,
  toRefusedCaseEvent,
} from "./refused-event.type";

@Resolver(() => ExchangeStatus)
export class RefusedEventResolver {
  @FieldResolver(() => Int, {
    name: "refusedCaseEvents",
    description: "Events of letters that no case has taken. 未能入案的进展数。",
  })
  countOfRefused(@Ctx() { refusedEvents }: LettersContext): Promise<number> {
    return refusedEvents.count();
  }

  @Query(() => RefusedCaseEventConnection, {
    nullable: true,
    description: "Events of letters that the joint meeting does not take into a case. 未能入案的函件进展列表。",
  })
  @Directive('@requiresScopes(scopes: [["exchange:read"]])')
  async refusedCaseEvents(
    @Args(() => PageArguments) given: PageArguments,
    @Ctx() { refusedEvents }: LettersContext,
  ): Promise<ConnectionOf<RefusedCaseEvent>> {
    const page = readPage(given, 1);
    return toConnection(await refusedEvents.list(page), page, ({ serial }) => [String(serial)], toRefusedCaseEvent);
  }

  @Mutation(() => RetellCaseEventOutcome, {
    nullable: true,
    description: "Has a case told again of an event that it did not take. 重新入案。",
  })
  @Directive('@requiresScopes(scopes: [["letter:receive"]])')
  async retellCaseEvent(
    @Args(() => RetellCaseEventArguments) { id }: RetellCaseEventArguments,
    @Ctx() { refusedEvents }: LettersContext,
  ): Promise<RefusedCaseEvent | Refusal> {
    const told = await refusedEvents.retell(id);
    return told instanceof Refusal ? told : toRefusedCaseEvent(told);
  }
}
