import type { RefusalReason } from "./refusal-reason";

/** What is known of a message whose signature holds: so much of it a refusal repeats to its sender, and nothing to anybody else. */
export interface SenderClaims {
  /** County whose key signed it. */
  from: string;
  jti: string | null;
  nonce: string | null;
  contentDigest: string | null;
  letter: string | null;
}

/** A message that is not taken. */
export class ExchangeRefusal {
  constructor(
    readonly reason: RefusalReason,
    /** What is wrong, for the own log and never for the sender; holds nothing of what the message says. */
    readonly fault: string,
    /** Digest of the request's bytes; null when they were not all read. */
    readonly requestDigest: string | null,
    /** Null as long as nobody is known to have sent it. */
    readonly claims: SenderClaims | null = null,
  ) {}
}
