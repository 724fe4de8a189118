import { CARD_TYPE } from "../../../subgraphs/letters/directory/card";
import { joseSuite } from "../../../subgraphs/letters/exchange/jose-suite";
import { forgeJws, type KnownKey } from "./forge";
import { SENDER, VECTOR_TIME } from "./sample-message";
import type { VectorKeys } from "./vector-keys";

/** The sender's card, as its address gives it. */
export function cardVector({ sender: { sig, enc } }: VectorKeys): string {
  const keyOf = ({ kid, use, publicJwk }: KnownKey) => ({
    kid,
    use,
    suite: joseSuite.name,
    jwk: publicJwk,
    validFrom: "2026-01-01T00:00:00.000Z",
    validTo: null,
  });
  const card = {
    version: "1.0",
    countyCode: SENDER,
    bureauName: "柳州市柳南区教育局",
    exchangeUrl: "https://letters.liunan.example",
    keys: [keyOf(sig), keyOf(enc)],
    issuedAt: VECTOR_TIME,
  };
  const header = { ...joseSuite.signingHeader, typ: CARD_TYPE, kid: sig.kid };
  return JSON.stringify({ card: [forgeJws(header, JSON.stringify(card), { ed25519: sig.privateJwk })] });
}
