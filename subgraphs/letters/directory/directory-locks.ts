import type { EntityManager } from "typeorm";

/** First halves of the advisory locks of this database's directory; the second is what is locked. */
const OWN_KEYS = 7_240_617;
const PEER = 7_240_618;

/** Lets one transaction at a time make or end own keys: of two services that start at once, one makes them. */
export async function lockOwnKeys(manager: EntityManager): Promise<void> {
  await manager.query("SELECT pg_advisory_xact_lock($1, 0)", [OWN_KEYS]);
}

/** Lets one transaction at a time change what the directory says of a county. */
export async function lockPeer(manager: EntityManager, countyCode: string): Promise<void> {
  await manager.query("SELECT pg_advisory_xact_lock($1, $2)", [PEER, Number(countyCode)]);
}
