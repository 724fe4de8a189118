import { renewCard } from "../directory/renew-card";
import { PEER_IN_FORCE } from "../directory/peer.rows";
import type { PostResources } from "./post-resources";

type Renewing = Pick<PostResources, "database" | "clock" | "exchangeClock" | "exchangeUrl" | "wire" | "keys" | "log">;

/** Asks a county for its keys of now. One that does not answer, or whose card is not to be trusted, keeps its old ones. */
export async function renewPeerCard(resources: Renewing, peerCode: string): Promise<void> {
  const { wire, keys, log } = resources;
  try {
    const renewed = await renewCard(resources, peerCode, (url) => wire.fetchCard(url));
    if (renewed === "RENEWED") keys.forget();
    if (typeof renewed === "object") log.warn({ peerCode, fault: renewed.refused }, "a county's card is not taken");
  } catch (fault) {
    log.warn({ err: fault, peerCode }, "a county's card could not be renewed");
  }
}

/** {@link renewPeerCard} for every county on the network, one after the other. */
export async function renewPeerCards(resources: Renewing): Promise<void> {
  const { database, clock } = resources;
  const peers = await database.query<{ code: string }[]>(
    `SELECT p.county_code AS code FROM peer p WHERE ${PEER_IN_FORCE} AND p.exchange_url IS NOT NULL ORDER BY code`,
    [clock.today()],
  );
  for (const { code } of peers) await renewPeerCard(resources, code);
}
