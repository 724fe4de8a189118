import type { DataSource, EntityManager } from "typeorm";
import type { Clock } from "../../../infra/runtime/clock";
import { daysAfter } from "../../../schema/school-calendar/working-days";
import { appendEvidence } from "../evidence/append-evidence";
import { lockPeer } from "./directory-locks";
import { findPeer } from "./find-peer";
import { closePeer, insertPeer } from "./peer-entry";
import { isExchangeUrl } from "./peer-facts";
import type { PeerRow } from "./peer.rows";
import { CardFault, readCard, type ReadCard } from "./read-card";
import { findForeignKeys, findTrustedSigner, trustKeys } from "./trust-keys";

/** What renewing a card works with. */
export interface CardRenewal {
  database: DataSource;
  clock: Clock;
  exchangeClock: Clock;
  exchangeUrl: string;
}

/** What came of it: the directory has changed, has not, or the card is not one to be trusted (and why). */
export type RenewedCard = "RENEWED" | "SAME" | { refused: string };

/**
 * Asks a county on the network for its card and takes what has changed. It is believed because a key signed it that the
 * directory trusts already, and for no other reason.
 * @param fetchCard gives the text at an address; what it throws is passed on
 */
export async function renewCard(
  sources: CardRenewal,
  countyCode: string,
  fetchCard: (exchangeUrl: string) => Promise<string>,
): Promise<RenewedCard> {
  const { database, clock } = sources;
  const peer = await findPeer(database.manager, countyCode, clock.today());
  if (peer === null || peer.exchangeUrl === null) return { refused: "the county is not on the network" };
  const read = await readCard(await fetchCard(peer.exchangeUrl));
  if (read instanceof CardFault) return { refused: read.reason };
  if (read.card.countyCode !== countyCode) return { refused: "it is another county's card" };
  return database.transaction((manager) => renewIn(manager, sources, read));
}

async function renewIn(
  manager: EntityManager,
  { clock, exchangeClock, exchangeUrl }: CardRenewal,
  read: ReadCard,
): Promise<RenewedCard> {
  const { card } = read;
  const at = exchangeClock.now();
  await lockPeer(manager, card.countyCode);
  const today = clock.today();
  const peer = await findPeer(manager, card.countyCode, today);
  const signer = await findTrustedSigner(manager, read, at);
  if (peer === null || signer === null) return { refused: "no key signed it that is trusted" };
  if ((await findForeignKeys(manager, read)).length > 0) return { refused: "a key on it is another county's" };
  const evidence = await trustKeys(manager, read, { by: "CARD", through: signer, at });
  const hasMoved = peer.exchangeUrl !== card.exchangeUrl && isExchangeUrl(card.exchangeUrl, exchangeUrl);
  // An entry whose end is set, or that follows it, is a clerk's: a card does not change it.
  if (hasMoved && peer.validTo === null)
    await movePeer(manager, peer, card.exchangeUrl, { today, signer, at: clock.now() });
  await appendEvidence(manager, evidence);
  return hasMoved || evidence.length > 0 ? "RENEWED" : "SAME";
}

/** The county's exchange is at another address from today on. */
async function movePeer(
  manager: EntityManager,
  peer: PeerRow,
  exchangeUrl: string,
  { today, signer, at }: { today: string; signer: string; at: Date },
): Promise<void> {
  const act = { caller: { actor: signer, post: "名片" }, at };
  await closePeer(manager, peer, daysAfter(today, -1), act);
  await insertPeer(manager, { ...peer, exchangeUrl, validFrom: today }, act);
}
