/** Why a message is refused: the one word that the receiver says, signed. */
export const REFUSAL_REASONS = [
  /** Not a message: not readable, not decipherable, or not of the form that the schema gives. */
  "MALFORMED",
  "TOO_LARGE",
  /** Another version, content type, algorithm or header member; an attachment that is not what it says. */
  "UNSUPPORTED",
  /** Not signed by a key of the county that it says it is from, whether or not there is such a key or county. */
  "UNKNOWN_SENDER",
  /** Encrypted to, or signed by, a key that is valid no more or not yet. The peer's card tells the valid ones. */
  "KEY_EXPIRED",
  /** Meant for another county. */
  "MISADDRESSED",
  /** Signed too long ago, or in the future. */
  "EXPIRED",
  /** These bytes have been here before. */
  "REPLAYED",
  /** An attachment is not the one that was signed for, or a message of this id had other content. */
  "ALTERED",
  /** One of the letter's earlier messages is missing. */
  "OUT_OF_ORDER",
  /** The letter does not exist, is another county's, or is not in a state for this: one word for all. */
  "NOT_APPLICABLE",
  /** Nothing is wrong with the message. */
  "TRY_LATER",
] as const;

export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** What a sender does about a refusal: sends again later, looks for the peer's new keys first, or lets a clerk see it. */
export type NextStep = "SEND_AGAIN" | "RENEW_CARD" | "GIVE_UP";

const ANSWERS: Readonly<Record<RefusalReason, { status: number; next: NextStep }>> = {
  MALFORMED: { status: 400, next: "GIVE_UP" },
  TOO_LARGE: { status: 413, next: "GIVE_UP" },
  UNSUPPORTED: { status: 415, next: "GIVE_UP" },
  UNKNOWN_SENDER: { status: 403, next: "GIVE_UP" },
  KEY_EXPIRED: { status: 403, next: "RENEW_CARD" },
  MISADDRESSED: { status: 421, next: "GIVE_UP" },
  EXPIRED: { status: 403, next: "GIVE_UP" },
  REPLAYED: { status: 409, next: "SEND_AGAIN" },
  ALTERED: { status: 422, next: "GIVE_UP" },
  OUT_OF_ORDER: { status: 409, next: "SEND_AGAIN" },
  NOT_APPLICABLE: { status: 422, next: "GIVE_UP" },
  TRY_LATER: { status: 503, next: "SEND_AGAIN" },
};

/** HTTP status that goes with an answer; null for a message that was received. */
export function statusOf(reason: RefusalReason | null): number {
  return reason === null ? 200 : ANSWERS[reason].status;
}

export function nextStepAfter(reason: RefusalReason): NextStep {
  return ANSWERS[reason].next;
}
