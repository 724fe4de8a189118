import { appendEvidence } from "../evidence/append-evidence";
import { evidenceHash } from "../evidence/evidence-text";
import { ExchangeRefusal } from "../exchange/exchange-refusal";
import type { ExchangeKey } from "../exchange/exchange-key";
import { type OpenedMessage, openMessage } from "../exchange/open-message";
import type { SignedReceipt } from "../exchange/receipt";
import type { RefusalReason } from "../exchange/refusal-reason";
import { receivedReceipt, signReceipt } from "../exchange/sign-receipt";
import { enterInbox } from "./enter-inbox";
import { giveRefusal } from "./give-refusal";
import type { PostResources } from "./post-resources";

/**
 * Takes what another county has sent, and gives the receipt for it: what it says is done, entered and proven in one
 * transaction or not at all, once however often it comes. The receipt goes out when that is committed.
 */
export async function receiveMessage(resources: PostResources, request: Buffer): Promise<SignedReceipt> {
  const { keys, renewals, exchangeClock, countyCode, log } = resources;
  const at = exchangeClock.now();
  let opened: OpenedMessage | ExchangeRefusal | null = null;
  try {
    const key = await keys.signingKey(at);
    opened = await openMessage(request, {
      countyCode,
      suite: key.suite,
      at,
      findDecryptionKey: (kid) => keys.decryptionKey(kid, at),
      findSigningKey: (kid) => keys.peerSigningKey(kid, at),
    });
    if (opened instanceof ExchangeRefusal && opened.reason === "UNKNOWN_SENDER") renewals.wanted();
    const taken = opened instanceof ExchangeRefusal ? opened : await take(resources, opened, key, at);
    return taken instanceof ExchangeRefusal ? await giveRefusal(resources, taken, at) : taken;
  } catch (fault) {
    // The database is away or full, or two acts stood in each other's way: nothing is wrong with the message.
    log.error({ err: fault }, "a message could not be taken");
    return giveRefusal(resources, tryLater(opened), at);
  }
}

/** Undoes what a message has begun. */
class NotTaken extends Error {
  constructor(readonly reason: RefusalReason) {
    super(reason);
  }
}

async function take(
  { database, vault, effects }: PostResources,
  opened: OpenedMessage,
  key: ExchangeKey,
  at: Date,
): Promise<SignedReceipt | ExchangeRefusal> {
  const { message, attachments, contentDigest } = opened;
  // Before anything is locked.
  const first = await signReceipt(receivedReceipt(opened, at), key);
  try {
    return await database.transaction(async (manager) => {
      const standing = await enterInbox(manager, { opened, receipt: first.jws, at, vault });
      if (standing.is === "REFUSED") throw new NotTaken(standing.reason);
      if (standing.is === "TAKEN") {
        const again = await signReceipt(receivedReceipt(opened, standing.receivedAt), key);
        await appendEvidence(manager, [receiptGiven(opened, again, at)]);
        return again;
      }
      const incoming = { from: message.iss, message, attachments, contentDigest };
      if ((await effects.apply(manager, incoming)) === "NOT_APPLICABLE") throw new NotTaken("NOT_APPLICABLE");
      await appendEvidence(manager, [messageReceived(opened, at), receiptGiven(opened, first, at)]);
      return first;
    });
  } catch (fault) {
    if (fault instanceof NotTaken) return refusalOf(opened, fault.reason);
    throw fault;
  }
}

const messageReceived = ({ message, jws, kid, contentDigest }: OpenedMessage, at: Date) =>
  ({
    at,
    kind: "RECEIVED",
    peerCode: message.iss,
    messageId: message.jti,
    letterId: message.letter,
    digest: evidenceHash(jws),
    detail: { kind: message.body.kind, seq: message.seq, contentDigest, kid },
  }) as const;

const receiptGiven = ({ message }: OpenedMessage, { jws }: SignedReceipt, at: Date) =>
  ({
    at,
    kind: "RECEIPT_GIVEN",
    peerCode: message.iss,
    messageId: message.jti,
    letterId: message.letter,
    digest: evidenceHash(jws),
    detail: { receipt: jws },
  }) as const;

function refusalOf({ message, contentDigest, requestDigest }: OpenedMessage, reason: RefusalReason): ExchangeRefusal {
  const { iss: from, jti, nonce, letter } = message;
  return new ExchangeRefusal(reason, reason, requestDigest, { from, jti, nonce, contentDigest, letter });
}

function tryLater(opened: OpenedMessage | ExchangeRefusal | null): ExchangeRefusal {
  if (opened === null) return new ExchangeRefusal("TRY_LATER", "not opened", null);
  if (!(opened instanceof ExchangeRefusal)) return refusalOf(opened, "TRY_LATER");
  return new ExchangeRefusal("TRY_LATER", opened.fault, opened.requestDigest, opened.claims);
}
