import type { DataSource, EntityManager } from "typeorm";
import type { Clock } from "../../../infra/runtime/clock";
import type { Vault } from "../../../infra/runtime/vault";
import { appendEvidence } from "../evidence/append-evidence";
import type { CipherSuite, KeyUse } from "../exchange/cipher-suite";
import { lockOwnKeys } from "./directory-locks";
import { keyEvidence } from "./key-evidence";
import { PUBLIC_OWN_KEY_COLUMNS, type PublicKeyRow } from "./key.rows";
import { sealKey } from "./keys";

/** What own keys are made with. */
export interface KeyMaking {
  database: DataSource;
  vault: Vault;
  exchangeClock: Clock;
  suite: CipherSuite;
}

/** How a key gives way to the one that follows it. */
export interface Rotation {
  /** Id of the signing key that is to be followed, as it was read. */
  kid: string;
  /** Days for which the new signing key stands on the card before it signs, so that every peer has learnt of it. */
  announceDays: number;
  /** Days for which the old ones hold beside it: what is under way still verifies and opens. */
  overlapDays: number;
  /** Account that has it done. */
  by: string;
}

export const DEFAULT_ANNOUNCE_DAYS = 3;
const USES: readonly KeyUse[] = ["sig", "enc"];
const DAY_MS = 86_400_000;

/**
 * Makes the county's keys at its first start, one to sign and one to be written to, and again where the suite is another one.
 * Of services that start at once, one makes them.
 */
export async function provideOwnKeys({ database, vault, exchangeClock, suite }: KeyMaking): Promise<void> {
  await database.transaction(async (manager) => {
    await lockOwnKeys(manager);
    const at = exchangeClock.now();
    const standing = await standingKeys(manager, at);
    const missing = USES.filter((use) => !standing.some((key) => key.use === use && key.suite === suite.name));
    if (missing.length === 0) return;
    const isFirst = standing.length === 0;
    const made: PublicKeyRow[] = [];
    for (const use of missing) {
      const validFrom = isFirst ? at : beginOf(use, at, DEFAULT_ANNOUNCE_DAYS);
      made.push(await makeKey(manager, { use, suite, vault, at, validFrom }));
    }
    await appendEvidence(
      manager,
      made.map((key) => keyEvidence(key, { kind: "KEY_MADE", peerCode: null, at, by: "letters" })),
    );
  });
}

/** What came of a rotation: the keys made, or why none were. */
export type RotationResult = { made: PublicKeyRow[] } | "NO_SUCH_KEY" | "FOLLOWED_ALREADY";

/** Makes the keys that follow those of today and sets these an end; the same rotation asked for again is not done twice. */
export function rotateKeys(
  { database, vault, exchangeClock, suite }: KeyMaking,
  { kid, announceDays, overlapDays, by }: Rotation,
): Promise<RotationResult> {
  return database.transaction(async (manager) => {
    await lockOwnKeys(manager);
    const at = exchangeClock.now();
    const standing = await standingKeys(manager, at);
    const signing = standing.filter(({ use }) => use === "sig");
    if (!(await isOwnSigningKey(manager, kid))) return "NO_SUCH_KEY";
    // Newest first: one that has no end yet and is not the newest is followed by a key that is only announced.
    if (signing[0]?.kid !== kid || signing[0].validTo !== null) return "FOLLOWED_ALREADY";

    const end = new Date(at.getTime() + (announceDays + overlapDays) * DAY_MS);
    const ended = await manager.query<[PublicKeyRow[], number]>(END, [standing.map((key) => key.kid), end]);
    const made: PublicKeyRow[] = [];
    for (const use of USES)
      made.push(await makeKey(manager, { use, suite, vault, at, validFrom: beginOf(use, at, announceDays) }));
    await appendEvidence(manager, [
      ...made.map((key) => keyEvidence(key, { kind: "KEY_MADE", peerCode: null, at, by })),
      ...ended[0].map((key) => keyEvidence(key, { kind: "KEY_ENDED", peerCode: null, at, by })),
    ]);
    return { made };
  });
}

async function isOwnSigningKey(manager: EntityManager, kid: string): Promise<boolean> {
  const rows = await manager.query<object[]>("SELECT FROM own_key WHERE kid = $1 AND use = 'sig'", [kid]);
  return rows.length > 0;
}

/** Own keys that hold at an instant or will, the newest first: what a card tells. */
export function standingKeys(manager: Pick<EntityManager, "query">, at: Date): Promise<PublicKeyRow[]> {
  return manager.query(STANDING, [at]);
}

/** A peer that writes takes the newest key that it knows of, whereas what is signed must be known to all: only that waits. */
function beginOf(use: KeyUse, at: Date, announceDays: number): Date {
  return use === "sig" ? new Date(at.getTime() + announceDays * DAY_MS) : at;
}

interface NewKey {
  use: KeyUse;
  suite: CipherSuite;
  vault: Vault;
  at: Date;
  validFrom: Date;
}

async function makeKey(manager: EntityManager, { use, suite, vault, at, validFrom }: NewKey): Promise<PublicKeyRow> {
  const { kid, publicJwk, privateJwk } = await suite.generateKey(use);
  const key = { kid, use, suite: suite.name, publicJwk, validFrom, validTo: null };
  await manager.query(INSERT, [kid, use, suite.name, publicJwk, sealKey(privateJwk, vault), validFrom, at]);
  return key;
}

const STANDING = `
  SELECT ${PUBLIC_OWN_KEY_COLUMNS} FROM own_key k WHERE k.valid_to IS NULL OR k.valid_to > $1
  ORDER BY k.valid_from DESC, k.made_at DESC, k.kid`;

const INSERT = `
  INSERT INTO own_key (kid, use, suite, public_jwk, private_sealed, valid_from, made_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7)`;

const END = `
  UPDATE own_key k SET valid_to = $2 WHERE k.kid = ANY ($1::text[]) AND (k.valid_to IS NULL OR k.valid_to > $2)
  RETURNING ${PUBLIC_OWN_KEY_COLUMNS}`;
