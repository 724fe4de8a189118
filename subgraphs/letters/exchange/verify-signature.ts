import type { CipherSuite, KeyHandle } from "./cipher-suite";
import type { ExchangeKey } from "./exchange-key";

/**
 * The payload of a JWS when the key's signature holds, null otherwise. Without a key a signature is verified all the same,
 * against a key that signs nothing, so that the time of an answer does not tell which keys are known here.
 */
export async function verifySignature(
  jws: string,
  key: ExchangeKey | null,
  suite: CipherSuite,
): Promise<Buffer | null> {
  const payload = await (key === null ? suite.verify(jws, await decoyOf(suite)) : key.suite.verify(jws, key.handle));
  if (key === null || payload === null) return null;
  return Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength);
}

const decoys = new Map<string, Promise<KeyHandle>>();

function decoyOf(suite: CipherSuite): Promise<KeyHandle> {
  const decoy = decoys.get(suite.name) ?? makeDecoy(suite);
  decoys.set(suite.name, decoy);
  return decoy;
}

/** Its private half is thrown away at once. */
async function makeDecoy(suite: CipherSuite): Promise<KeyHandle> {
  const { publicJwk } = await suite.generateKey("sig");
  return suite.importKey("sig", publicJwk);
}
