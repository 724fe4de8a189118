import type { Vault } from "../../../infra/runtime/vault";
import type { Clock } from "../../../infra/runtime/clock";
import { type Card, CARD_TYPE, CARD_VERSION, type SIGNED_CARD } from "./card";
import type { z } from "zod";
import { getStandingSigningKeys } from "./keys";
import { getOwnBureau } from "./own-bureau";
import { standingKeys } from "./own-keys";
import type { Querier } from "./peer.rows";

/** What a card is made of. */
export interface CardSources {
  database: Querier;
  vault: Vault;
  clock: Clock;
  exchangeClock: Clock;
  countyCode: string;
  exchangeUrl: string;
}

/** The county's own card, signed by every signing key on it: the text that other counties are given at `/card`. */
export async function ownCard(sources: CardSources): Promise<{ card: Card; text: string }> {
  const { database, clock, exchangeClock, countyCode, exchangeUrl } = sources;
  const at = exchangeClock.now();
  const { bureauName } = await getOwnBureau(database, countyCode, clock.today());
  const keys = await standingKeys(database, at);
  const card: Card = {
    version: CARD_VERSION,
    countyCode,
    bureauName,
    exchangeUrl,
    keys: keys.map(({ kid, use, suite, publicJwk, validFrom, validTo }) => ({
      kid,
      use,
      suite,
      jwk: publicJwk,
      validFrom: validFrom.toISOString(),
      validTo: validTo?.toISOString() ?? null,
    })),
    issuedAt: at.toISOString(),
  };
  const payload = Buffer.from(JSON.stringify(card));
  const signing = await getStandingSigningKeys(sources, at);
  const signed: z.input<typeof SIGNED_CARD> = {
    card: await Promise.all(
      signing.map(({ kid, suite, handle }) => suite.sign(payload, { typ: CARD_TYPE, kid }, handle)),
    ),
  };
  return { card, text: JSON.stringify(signed) };
}
