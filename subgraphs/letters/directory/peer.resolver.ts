import "reflect-metadata";
import { Args, Ctx, Directive, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { type ConnectionOf, readPage, toConnection } from "../../../infra/runtime/page";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { isoDate } from "../../../schema/scalars/date";
import type { LettersContext } from "../context";
import type { PeerRow } from "./peer.rows";
import {
  EndPeerArguments,
  EndPeerOutcome,
  EnterPeerArguments,
  EnterPeerOutcome,
  Peer,
  PeerConnection,
  PeerKey,
  PeersArguments,
  toPeer,
  toPeerKey,
} from "./peer.type";

@Resolver(() => Peer)
export class PeerResolver {
  @Query(() => PeerConnection, {
    nullable: true,
    description: "Counties of the directory on a day, by code. 交换目录（某日有效）。",
  })
  @Directive('@requiresScopes(scopes: [["exchange:read"]])')
  async peers(
    @Args(() => PeersArguments) { on, ...given }: PeersArguments,
    @Ctx() { clock, peers }: LettersContext,
  ): Promise<ConnectionOf<Peer>> {
    const page = readPage(given, 1);
    const rows = await peers.list(on ? isoDate(on) : clock.today(), page);
    return toConnection(rows, page, ({ countyCode }) => [countyCode], toPeer);
  }

  @FieldResolver(() => [PeerKey], { description: "Keys that are or were trusted as its own. 对方密钥。" })
  async keys(@Root() { countyCode }: Peer, @Ctx() { peers }: LettersContext): Promise<PeerKey[]> {
    const rows = await peers.keysOf(countyCode);
    return rows.map(toPeerKey);
  }

  @Mutation(() => EnterPeerOutcome, {
    nullable: true,
    description: "Enters a county into the directory, or what has changed of it. 登记或更新县区。",
  })
  @Directive('@requiresScopes(scopes: [["exchange:manage"]])')
  async enterPeer(
    @Args(() => EnterPeerArguments) { countyCode, validFrom, ...given }: EnterPeerArguments,
    @Ctx() { clock, peerActs }: LettersContext,
  ): Promise<Peer | Refusal> {
    return toOutcome(
      await peerActs.enter({
        countyCode,
        validFrom: validFrom ? isoDate(validFrom) : clock.today(),
        bureauName: given.bureauName ?? null,
        shortName: given.shortName ?? null,
        postalAddress: given.postalAddress ?? null,
        phone: given.phone ?? null,
        card: given.card ?? null,
        fingerprint: given.fingerprint ?? null,
      }),
    );
  }

  @Mutation(() => EndPeerOutcome, {
    nullable: true,
    description: "Ends a county's entry, and at once the trust in its keys. 终止县区登记并停用其密钥。",
  })
  @Directive('@requiresScopes(scopes: [["exchange:manage"]])')
  async endPeer(
    @Args(() => EndPeerArguments) { id, on }: EndPeerArguments,
    @Ctx() { clock, peerActs }: LettersContext,
  ): Promise<Peer | Refusal> {
    return toOutcome(await peerActs.end(id, on ? isoDate(on) : clock.today()));
  }
}

const toOutcome = (done: PeerRow | Refusal): Peer | Refusal => (done instanceof Refusal ? done : toPeer(done));
