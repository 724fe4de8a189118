import { readJson } from "../exchange/bounded-json";
import { type ExchangeKey, importKey } from "../exchange/exchange-key";
import { isPlainHeader, readProtectedHeader } from "../exchange/protected-header";
import { findSuite, getSuite } from "../exchange/suites";
import { verifySignature } from "../exchange/verify-signature";
import { type Card, CARD, CARD_TYPE, type CardKey, SIGNED_CARD } from "./card";

/** A card that holds together by itself; whether it is to be trusted is another question. */
export interface ReadCard {
  card: Card;
  /** Its keys of suites that this build has; of others it may hold some too. */
  keys: readonly CardKey[];
}

/** Why a text is no card. */
export class CardFault {
  constructor(readonly reason: string) {}
}

const BOUNDS = { depth: 6, parts: 2_000 };

/**
 * Reads a card: one text, signed by each signing key that stands on it. Nothing of it is believed before the signatures hold, and
 * no key whose id is not its thumbprint.
 */
export async function readCard(text: string): Promise<ReadCard | CardFault> {
  const signed = SIGNED_CARD.safeParse(readJson(Buffer.from(text), BOUNDS));
  if (!signed.success) return new CardFault("it is no card");
  const [first = "", ...rest] = signed.data.card;
  const payload = payloadOf(first);
  const read = CARD.safeParse(payload === null ? null : readJson(payload, BOUNDS));
  if (payload === null || !read.success) return new CardFault("it does not have the form of a card");
  const card = read.data;
  const keys = card.keys.filter(({ suite }) => findSuite(suite) !== null);
  if (new Set(card.keys.map(({ kid }) => kid)).size < card.keys.length)
    return new CardFault("a key stands on it twice");
  const signers = new Set<string>();
  for (const jws of [first, ...rest]) {
    const signer = await signerOf(jws, keys, payload);
    if (signer !== null) signers.add(signer);
  }
  const isSignedByAll = keys.every(({ kid, use }) => use === "enc" || signers.has(kid));
  if (signers.size === 0 || !isSignedByAll) return new CardFault("not every signing key on it has signed it");
  if (!keys.some(({ use }) => use === "enc")) return new CardFault("it has no key to encrypt to");
  return (await areThumbprints(keys)) ? { card, keys } : new CardFault("a key on it is not the one that its id names");
}

/** The key of the card that signed these bytes; null where none did. */
async function signerOf(jws: string, keys: readonly CardKey[], payload: Buffer): Promise<string | null> {
  const header = readProtectedHeader(jws, 3);
  const key = keys.find(({ kid, use }) => kid === header?.kid && use === "sig");
  if (header === null || key === undefined) return null;
  const imported = await tryImport(key);
  if (imported === null) return null;
  if (!isPlainHeader(header, { ...imported.suite.signingHeader, typ: CARD_TYPE }, ["kid"])) return null;
  const verified = await verifySignature(jws, imported, imported.suite);
  return verified?.equals(payload) ? key.kid : null;
}

async function areThumbprints(keys: readonly CardKey[]): Promise<boolean> {
  const imported = await Promise.all(keys.map(tryImport));
  return imported.every((key) => key !== null);
}

/** A key as it stands on a card; null for one that is none, or not the one that its id names. */
async function tryImport({ validFrom, validTo, ...key }: CardKey): Promise<ExchangeKey | null> {
  try {
    // Looked at anew whatever was imported under the id before: what stands here is what will be kept.
    if ((await getSuite(key.suite).keyId(key.use, key.jwk)) !== key.kid) return null;
    return await importKey({
      ...key,
      validFrom: new Date(validFrom),
      validTo: validTo === null ? null : new Date(validTo),
    });
  } catch (fault) {
    // Whatever a suite makes of bytes that are no key of its: the card is refused, and says so.
    if (fault instanceof Error) return null;
    throw fault;
  }
}

function payloadOf(jws: string): Buffer | null {
  const [, payload, ...rest] = jws.split(".", 4);
  return payload === undefined || rest.length !== 1 ? null : Buffer.from(payload, "base64url");
}
