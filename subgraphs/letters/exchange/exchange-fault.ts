/** Why there is no answer, in a word that a clerk sees beside a message that waits. */
export type ExchangeFaultKind =
  /** No connection: refused, unknown host, or in the time given. */
  | "UNREACHABLE"
  /** The peer's certificate is not trusted, or it does not trust ours. */
  | "NOT_TRUSTED"
  /** It broke off, or did not answer in time. */
  | "NO_ANSWER"
  /** It answered with something else than the exchange does. */
  | "NO_EXCHANGE"
  /** Its address is not one that letters may go to. */
  | "NO_ADDRESS";

/** A request to a peer that came to nothing. It may or may not have been taken in. */
export class ExchangeFault extends Error {
  constructor(
    readonly kind: ExchangeFaultKind,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = "ExchangeFault";
  }
}

const UNREACHABLE = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);
const TLS_CODE = /^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|EPROTO)/;

/** The fault of a request that Node or undici gave up. */
export function exchangeFaultOf(cause: unknown): ExchangeFault {
  const code = (cause as { code?: unknown }).code;
  const word = typeof code === "string" ? code : "fault";
  const kind = UNREACHABLE.has(word) ? "UNREACHABLE" : TLS_CODE.test(word) ? "NOT_TRUSTED" : "NO_ANSWER";
  return new ExchangeFault(kind, `the peer cannot be reached: ${word}`, { cause });
}
