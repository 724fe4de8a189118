import type { DataSource } from "typeorm";
import type { Vault } from "../../../infra/runtime/vault";
import { findDecryptionKey, findPeerEncryptionKey, findPeerSigningKey, getSigningKey } from "../directory/keys";
import { findPeer } from "../directory/find-peer";
import type { ExchangeKey, PeerKey } from "../exchange/exchange-key";

/** For so long a key that was looked up is not looked up again: what a clerk ends in the directory is ended within this time. */
const FRESH_MS = 1_000;
const MOST_KEYS = 2_000;

interface Kept {
  /** Being looked up still, perhaps: however many ask for it meanwhile, it is looked up once. */
  found: Promise<unknown>;
  at: number;
  since: number;
}

/** What the post asks of the directory, many times a second the same. What was not found is looked up anew. */
export class KeyRing {
  private readonly kept = new Map<string, Kept>();
  private lastSigningKey: ExchangeKey | null = null;

  constructor(private readonly sources: { database: DataSource; vault: Vault }) {}

  /** @throws Error when the county has none, or the database does not answer */
  async signingKey(at: Date): Promise<ExchangeKey> {
    const key = await this.get("own sig", at, () => getSigningKey(this.sources, at));
    this.lastSigningKey = key;
    return key;
  }

  /** The key that signs, or the one that did last while the database does not answer: for saying that one should come again. */
  async anySigningKey(at: Date): Promise<ExchangeKey> {
    return this.signingKey(at).catch((fault: unknown) => {
      if (this.lastSigningKey === null) throw fault;
      return this.lastSigningKey;
    });
  }

  decryptionKey(kid: string, at: Date): Promise<ExchangeKey | null> {
    return this.get(`own enc ${kid}`, at, () => findDecryptionKey(this.sources, kid));
  }

  peerEncryptionKey(countyCode: string, at: Date): Promise<PeerKey | null> {
    return this.get(`peer enc ${countyCode}`, at, () => findPeerEncryptionKey(this.sources, countyCode, at));
  }

  peerSigningKey(kid: string, at: Date): Promise<PeerKey | null> {
    return this.get(`peer sig ${kid}`, at, () => findPeerSigningKey(this.sources, kid));
  }

  /** Where a county takes messages in, by the directory of a day; null for one that is not in it, or gets paper. */
  exchangeUrl(countyCode: string, day: string, at: Date): Promise<string | null> {
    return this.get(`url ${countyCode} ${day}`, at, async () => {
      const peer = await findPeer(this.sources.database, countyCode, day);
      return peer?.exchangeUrl ?? null;
    });
  }

  /** Forgets what it knows, after the directory has changed. */
  forget(): void {
    this.kept.clear();
  }

  private async get<Found>(slot: string, at: Date, find: () => Promise<Found>): Promise<Found> {
    const kept = this.kept.get(slot);
    const isFresh =
      kept !== undefined && performance.now() - kept.since < FRESH_MS && Math.abs(at.getTime() - kept.at) < FRESH_MS;
    if (isFresh) return kept.found as Promise<Found>;
    if (this.kept.size >= MOST_KEYS) this.kept.clear();
    const looked: Kept = { found: find(), at: at.getTime(), since: performance.now() };
    this.kept.set(slot, looked);
    let isFound = false;
    try {
      const found = (await looked.found) as Found;
      isFound = found !== null;
      return found;
    } finally {
      if (!isFound && this.kept.get(slot) === looked) this.kept.delete(slot);
    }
  }
}
