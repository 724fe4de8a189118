import type { EntityManager } from "typeorm";
import type { Evidence } from "../evidence/append-evidence";
import { CLOCK_TOLERANCE_MS, isValidAt } from "../exchange/exchange-key";
import type { CardKey } from "./card";
import { keyEvidence } from "./key-evidence";
import { PEER_KEY_COLUMNS, type PeerKeyRow, type PublicKeyRow } from "./key.rows";
import type { Querier } from "./peer.rows";
import type { ReadCard } from "./read-card";

/** On whose word a card's keys are trusted. */
export interface Trust {
  by: "HAND" | "CARD";
  /** Account of who has compared the fingerprint, or id of the trusted key that signed the card. */
  through: string;
  at: Date;
}

/** Id of a key that is trusted as this county's and has signed the card; null when there is none, and the card is anybody's. */
export async function findTrustedSigner(manager: Querier, { card, keys }: ReadCard, at: Date): Promise<string | null> {
  const known = await manager.query<PeerKeyRow[]>(
    `SELECT ${PEER_KEY_COLUMNS} FROM peer_key k WHERE k.county_code = $1 AND k.use = 'sig' AND k.kid = ANY ($2::text[])`,
    [card.countyCode, keys.map(({ kid }) => kid)],
  );
  return known.find((key) => isValidAt(key, at))?.kid ?? null;
}

/** Ids of keys on the card that another county signs with: such a card is nobody's to enter. */
export async function findForeignKeys(manager: Querier, { card, keys }: ReadCard): Promise<string[]> {
  const rows = await manager.query<{ kid: string }[]>(
    "SELECT kid FROM peer_key WHERE use = 'sig' AND kid = ANY ($1::text[]) AND county_code <> $2",
    [keys.map(({ kid }) => kid), card.countyCode],
  );
  return rows.map(({ kid }) => kid);
}

/**
 * Takes a card's keys into the directory, in a transaction that holds the county's lock. By a card alone a key's end only ever
 * comes nearer: one that has been ended comes back by nobody's signature, but only by hand.
 * @returns what is to be appended to the evidence log; nothing where nothing has changed
 */
export async function trustKeys(manager: EntityManager, { card, keys }: ReadCard, trust: Trust): Promise<Evidence[]> {
  const { countyCode } = card;
  const evidence: Evidence[] = [];
  for (const key of keys) {
    const [row] = await manager.query<(PublicKeyRow & { wasMade: boolean })[]>(
      trust.by === "HAND" ? TRUST_BY_HAND : TRUST_BY_CARD,
      [countyCode, ...columnsOf(key), trust.by, trust.through, trust.at],
    );
    if (row === undefined) continue;
    const kind = row.wasMade || trust.by === "HAND" ? "KEY_TRUSTED" : "KEY_ENDED";
    evidence.push(keyEvidence(row, { kind, peerCode: countyCode, at: trust.at, by: trust.through }));
  }
  return evidence;
}

/**
 * Ends the keys of a county but for those of some ids, at once: so far back that no allowance for clocks lets one pass. Returns
 * what is to be appended to the evidence log.
 */
export async function endKeys(
  manager: EntityManager,
  { countyCode, except, by, at }: { countyCode: string; except: readonly string[]; by: string; at: Date },
): Promise<Evidence[]> {
  const end = new Date(at.getTime() - CLOCK_TOLERANCE_MS);
  const [ended] = await manager.query<[PublicKeyRow[], number]>(END, [countyCode, except, end]);
  return ended.map((key) => keyEvidence(key, { kind: "KEY_ENDED", peerCode: countyCode, at, by }));
}

const columnsOf = ({ kid, use, suite, jwk, validFrom, validTo }: CardKey): unknown[] => [
  kid,
  use,
  suite,
  jwk,
  validFrom,
  validTo,
];

const RETURNING = `RETURNING k.kid, k.use, k.suite, k.public_jwk AS "publicJwk", k.valid_from AS "validFrom",
  k.valid_to AS "validTo", k.xmax = 0 AS "wasMade"`;

const INSERT = `
  INSERT INTO peer_key AS k
    (county_code, kid, use, suite, public_jwk, valid_from, valid_to, trusted_by, trusted_through, entered_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;

const TRUST_BY_HAND = `${INSERT}
  ON CONFLICT (county_code, kid) DO UPDATE
    SET valid_to = excluded.valid_to, trusted_by = 'HAND', trusted_through = excluded.trusted_through,
      entered_at = excluded.entered_at
    WHERE k.valid_to IS DISTINCT FROM excluded.valid_to OR k.trusted_by <> 'HAND'
  ${RETURNING}`;

const TRUST_BY_CARD = `${INSERT}
  ON CONFLICT (county_code, kid) DO UPDATE SET valid_to = excluded.valid_to
    WHERE excluded.valid_to IS NOT NULL AND (k.valid_to IS NULL OR k.valid_to > excluded.valid_to)
  ${RETURNING}`;

const END = `
  UPDATE peer_key k SET valid_to = $3
  WHERE k.county_code = $1 AND k.kid <> ALL ($2::text[]) AND (k.valid_to IS NULL OR k.valid_to > $3)
  RETURNING k.kid, k.use, k.suite, k.public_jwk AS "publicJwk", k.valid_from AS "validFrom", k.valid_to AS "validTo"`;
