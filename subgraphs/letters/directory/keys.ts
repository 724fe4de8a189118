import type { JWK } from "jose";
import type { Vault } from "../../../infra/runtime/vault";
import { CLOCK_TOLERANCE_MS, type ExchangeKey, importKey, type PeerKey } from "../exchange/exchange-key";
import { OWN_KEY_COLUMNS, type OwnKeyRow, PEER_KEY_COLUMNS, type PeerKeyRow } from "./key.rows";
import type { Querier } from "./peer.rows";

/** Where own keys lie: the pool, or the transaction of an act in its place, and the vault that sealed them. */
export interface KeySources {
  database: Querier;
  vault: Vault;
}

/**
 * The own key that signs at an instant: the newest of those that are in force. A key that follows another comes into force only
 * after its peers had days to learn of it.
 * @throws Error when there is none: a service makes its keys before it serves.
 */
export async function getSigningKey({ database, vault }: KeySources, at: Date): Promise<ExchangeKey> {
  const [row] = await database.query<OwnKeyRow[]>(`${OWN_IN_FORCE} LIMIT 1`, ["sig", at]);
  if (row === undefined) throw new Error("the county has no signing key in force");
  return importKey({ ...row, jwk: openKey(row, vault) });
}

/** Own signing keys that are in force at an instant or announced, the newest first: each signs the card that they stand on. */
export async function getStandingSigningKeys({ database, vault }: KeySources, at: Date): Promise<ExchangeKey[]> {
  const rows = await database.query<OwnKeyRow[]>(
    `SELECT ${OWN_KEY_COLUMNS} FROM own_key k WHERE k.use = 'sig' AND (k.valid_to IS NULL OR k.valid_to > $1) ${NEWEST}`,
    [at],
  );
  return Promise.all(rows.map((row) => importKey({ ...row, jwk: openKey(row, vault) })));
}

/** The own key of an id, by which a message is opened; null for one that is not ours. Whether it is still valid, the reader judges. */
export async function findDecryptionKey({ database, vault }: KeySources, kid: string): Promise<ExchangeKey | null> {
  const [row] = await database.query<OwnKeyRow[]>(
    `SELECT ${OWN_KEY_COLUMNS} FROM own_key k WHERE k.kid = $1 AND k.use = 'enc'`,
    [kid],
  );
  return row === undefined ? null : importKey({ ...row, jwk: openKey(row, vault) });
}

/** The key to which a message to a county is encrypted at an instant, the newest in force; null where the directory has none. */
export async function findPeerEncryptionKey(
  { database }: Pick<KeySources, "database">,
  countyCode: string,
  at: Date,
): Promise<PeerKey | null> {
  const [row] = await database.query<PeerKeyRow[]>(PEER_IN_FORCE, [countyCode, "enc", at, CLOCK_TOLERANCE_MS]);
  return row === undefined ? null : toPeerKey(row);
}

/** The key of an id by which a peer signs, trusted; null for a key that nobody has said is theirs. Validity is the reader's to judge. */
export async function findPeerSigningKey(
  { database }: Pick<KeySources, "database">,
  kid: string,
): Promise<PeerKey | null> {
  const [row] = await database.query<PeerKeyRow[]>(
    `SELECT ${PEER_KEY_COLUMNS} FROM peer_key k WHERE k.kid = $1 AND k.use = 'sig'`,
    [kid],
  );
  return row === undefined ? null : toPeerKey(row);
}

async function toPeerKey(row: PeerKeyRow): Promise<PeerKey> {
  return { ...(await importKey({ ...row, jwk: row.publicJwk })), countyCode: row.countyCode };
}

/** The private half of a key as JSON Web Key, sealed for its row. */
export function sealKey(privateJwk: JWK, vault: Vault): Buffer {
  return vault.seal(JSON.stringify(privateJwk));
}

function openKey({ privateSealed }: OwnKeyRow, vault: Vault): JWK {
  return JSON.parse(vault.open(privateSealed)) as JWK;
}

const NEWEST = "ORDER BY k.valid_from DESC, k.kid";

const OWN_IN_FORCE = `
  SELECT ${OWN_KEY_COLUMNS} FROM own_key k
  WHERE k.use = $1 AND k.valid_from <= $2 AND (k.valid_to IS NULL OR k.valid_to > $2)
  ${NEWEST}`;

/** By clocks that may differ: a county whose own is ahead has keys from the future. */
const PEER_IN_FORCE = `
  SELECT ${PEER_KEY_COLUMNS} FROM peer_key k
  WHERE k.county_code = $1 AND k.use = $2
    AND k.valid_from <= $3::timestamptz + $4 * interval '1 millisecond'
    AND (k.valid_to IS NULL OR k.valid_to > $3::timestamptz - $4 * interval '1 millisecond')
  ${NEWEST} LIMIT 1`;
