import { ExchangeFault } from "../exchange/exchange-fault";
import type { PeerKey } from "../exchange/exchange-key";
import type { MessageBody } from "../exchange/message";
import type { SignedReceipt } from "../exchange/receipt";
import { type SealedMessage, sealMessage } from "../exchange/seal-message";
import { ReceiptFault, verifyReceipt } from "../exchange/verify-receipt";
import { type ClaimedMessage, findAttachments } from "./claim-messages";
import type { PostResources } from "./post-resources";
import { renewPeerCard } from "./renew-peer-cards";

/** A message that no county would take, by a fault of ours. */
export const NOT_OF_THE_FORMAT = "NOT_OF_THE_FORMAT";

/** What came of a try to deliver a message. */
export type Attempt =
  | { is: "ANSWERED"; message: ClaimedMessage; sealed: SealedMessage; receipt: SignedReceipt }
  /** No answer that proves anything; the message may have arrived. */
  | { is: "UNANSWERED"; message: ClaimedMessage; fault: string }
  /** It did not leave the house. */
  | { is: "UNSENT"; message: ClaimedMessage; fault: string };

/**
 * Tries once to deliver a message.
 * @throws Error when the database does not answer: then nothing is known to have happened
 */
export async function tryMessage(resources: PostResources, message: ClaimedMessage): Promise<Attempt> {
  const { clock, countyCode, exchangeClock, keys, wire, log } = resources;
  const { id, peerCode } = message;
  const unsent = (fault: string): Attempt => ({ is: "UNSENT", message, fault });
  const at = exchangeClock.now();
  const address = await keys.exchangeUrl(peerCode, clock.today(), at);
  if (address === null) return unsent("NO_ADDRESS");
  const signingKey = await keys.signingKey(at);
  const peerKey = await findKey(resources, peerCode, at);
  if (peerKey === null) return unsent("NO_KEY");
  const sealed = await seal(resources, message, { signingKey, peerKey, at });
  if (sealed === null) return unsent(NOT_OF_THE_FORMAT);
  try {
    const answer = await wire.postMessage(address, sealed.jwe);
    const findSigningKey = async (kid: string): Promise<PeerKey | null> =>
      (await keys.peerSigningKey(kid, at)) ?? renewedKey(resources, peerCode, () => keys.peerSigningKey(kid, at));
    const read = await verifyReceipt(answer, {
      peerCode,
      countyCode,
      sealed,
      suite: signingKey.suite,
      at: exchangeClock.now(),
      findSigningKey,
    });
    if (!(read instanceof ReceiptFault)) return { is: "ANSWERED", message, sealed, receipt: read };
    log.warn({ messageId: id, peerCode, fault: read.fault }, "a receipt proves nothing");
    return { is: "UNANSWERED", message, fault: "BAD_RECEIPT" };
  } catch (fault) {
    if (!(fault instanceof ExchangeFault)) throw fault;
    return { is: "UNANSWERED", message, fault: fault.kind };
  }
}

/** A peer that has new keys and whose old ones have ended here is asked for its card. */
async function findKey(resources: PostResources, peerCode: string, at: Date): Promise<PeerKey | null> {
  const find = () => resources.keys.peerEncryptionKey(peerCode, at);
  return (await find()) ?? renewedKey(resources, peerCode, find);
}

async function renewedKey(
  resources: PostResources,
  peerCode: string,
  find: () => Promise<PeerKey | null>,
): Promise<PeerKey | null> {
  await renewPeerCard(resources, peerCode);
  return find();
}

async function seal(
  { database, vault, countyCode, log }: PostResources,
  { id, peerCode, letterId, seq, bodySealed, actedAt }: ClaimedMessage,
  by: Pick<Parameters<typeof sealMessage>[0], "signingKey" | "peerKey" | "at">,
): Promise<SealedMessage | null> {
  const body = JSON.parse(vault.open(bodySealed)) as MessageBody;
  const names = "attachments" in body ? body.attachments.length : 0;
  const files = names === 0 ? [] : await findAttachments(database.manager, id);
  const attachments = files.map((sealed) => vault.openBytes(sealed));
  const about = { jti: id, iss: countyCode, aud: peerCode, letter: letterId, seq, actedAt: countyTime(actedAt), body };
  return sealMessage({ message: about, attachments, ...by }).catch((fault: unknown) => {
    log.error({ err: fault, messageId: id }, "a message could not be sealed");
    return null;
  });
}

const CHINA_OFFSET_MS = 8 * 3_600_000;

/** An instant in the county's time, the same text at every try: the receiver knows a message again by its digest. */
function countyTime(at: Date): string {
  return `${new Date(at.getTime() + CHINA_OFFSET_MS).toISOString().slice(0, 19)}+08:00`;
}
