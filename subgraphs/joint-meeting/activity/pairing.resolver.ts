import "reflect-metadata";
import { Args, Ctx, Directive, Mutation, Resolver } from "type-graphql";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { isoDate } from "../../../schema/scalars/date";
import type { JointMeetingContext } from "../context";
import { EndPairingArguments, EndPairingOutcome, PairChildArguments, PairChildOutcome } from "./activity.arguments";
import type { PairingRow } from "./activity.rows";
import { ActivityPairing, toPairing } from "./activity.type";

@Resolver(() => ActivityPairing)
export class PairingResolver {
  @Mutation(() => PairChildOutcome, {
    nullable: true,
    description: "Pairs a child of the own roll with a teacher, in an own activity. 登记师生结对（本校在籍儿童）。",
  })
  @Directive('@requiresScopes(scopes: [["activity:write", "case-step:write"]])')
  async pairChild(
    @Args(() => PairChildArguments) { since, ...given }: PairChildArguments,
    @Ctx() { pairingActs }: JointMeetingContext,
  ): Promise<ActivityPairing | Refusal> {
    return toOutcome(await pairingActs.pair({ ...given, since: isoDate(since) }));
  }

  @Mutation(() => EndPairingOutcome, { nullable: true, description: "Ends a pair. 终止师生结对。" })
  @Directive('@requiresScopes(scopes: [["activity:write", "case-step:write"]])')
  async endPairing(
    @Args(() => EndPairingArguments) { activityId, pairingId, endedOn }: EndPairingArguments,
    @Ctx() { pairingActs }: JointMeetingContext,
  ): Promise<ActivityPairing | Refusal> {
    return toOutcome(await pairingActs.end(activityId, pairingId, isoDate(endedOn)));
  }
}

const toOutcome = (done: PairingRow | Refusal): ActivityPairing | Refusal =>
  done instanceof Refusal ? done : toPairing(done);
