import { CLOCK_TOLERANCE_MS } from "../exchange/exchange-key";
import type { PostResources } from "./post-resources";

/** Forgets the nonces of messages that are refused as expired by now, whatever the sender's clock says. */
export async function forgetNonces({ database, exchangeClock }: Pick<PostResources, "database" | "exchangeClock">) {
  const over = new Date(exchangeClock.now().getTime() - 2 * CLOCK_TOLERANCE_MS);
  await database.query("DELETE FROM seen_nonce WHERE exp < $1", [over]);
}
