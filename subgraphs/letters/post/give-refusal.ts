import { appendEvidence } from "../evidence/append-evidence";
import { evidenceHash } from "../evidence/evidence-text";
import type { ExchangeRefusal } from "../exchange/exchange-refusal";
import type { SignedReceipt } from "../exchange/receipt";
import { refusedReceipt, signReceipt } from "../exchange/sign-receipt";
import type { PostResources } from "./post-resources";

type Refusing = Pick<PostResources, "database" | "keys" | "countyCode" | "log">;

/**
 * The receipt that says why a message is not taken. It is proven where a county is known to have sent the message: anybody can
 * send what is none, and would fill the log, so that those refusals stand in the service's own log alone. That one should come
 * again is said also while nothing can be written.
 */
export async function giveRefusal(
  { database, keys, countyCode, log }: Refusing,
  refusal: ExchangeRefusal,
  at: Date,
): Promise<SignedReceipt> {
  const { reason, fault, claims } = refusal;
  const given = await signReceipt(refusedReceipt(refusal, { countyCode, at }), await keys.anySigningKey(at));
  log.warn({ reason, fault, from: claims?.from, messageId: claims?.jti }, "a message was refused");
  if (claims === null || reason === "TRY_LATER") return given;
  const evidence = {
    at,
    kind: "REFUSAL_GIVEN",
    peerCode: claims.from,
    messageId: claims.jti,
    letterId: claims.letter,
    digest: evidenceHash(given.jws),
    detail: { receipt: given.jws, reason },
  } as const;
  await database.transaction((manager) => appendEvidence(manager, [evidence]));
  return given;
}
