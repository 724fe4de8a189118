import "reflect-metadata";
import { Args, Ctx, Directive, Mutation, Query, Resolver } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { isoDate } from "../../../schema/scalars/date";
import type { LettersContext } from "../context";
import { OwnBureau, OwnBureauArguments, SetOwnBureauArguments, SetOwnBureauOutcome } from "./own-bureau.type";

@Resolver()
export class OwnBureauResolver {
  @Query(() => OwnBureau, {
    nullable: true,
    description: "Under which name and from where the county writes on a day. 本县教育局发函信息（某日）。",
  })
  @Directive('@requiresScopes(scopes: [["exchange:read"]])')
  ownBureau(
    @Args(() => OwnBureauArguments) { on }: OwnBureauArguments,
    @Ctx() { clock, ownBureaus }: LettersContext,
  ): Promise<OwnBureau> {
    return ownBureaus.get(on ? isoDate(on) : clock.today());
  }

  @Mutation(() => SetOwnBureauOutcome, {
    nullable: true,
    description: "Sets under which name and from where the county writes, from a day on. 设定发函信息。",
  })
  @Directive('@requiresScopes(scopes: [["exchange:manage"]])')
  setOwnBureau(
    @Args(() => SetOwnBureauArguments) { validFrom, ...given }: SetOwnBureauArguments,
    @Ctx() { clock, ownBureaus }: LettersContext,
  ): Promise<OwnBureau | Refusal> {
    return ownBureaus.set({ ...given, validFrom: validFrom ? isoDate(validFrom) : clock.today() });
  }
}
