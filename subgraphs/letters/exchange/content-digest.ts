import { canonicalJson } from "./canonical-json";
import type { CipherSuite } from "./cipher-suite";
import type { Message } from "./message";

/** What a message says, whichever try brings it: the same id with another digest is another message under a used id. */
export function contentDigestOf(
  { letter, seq, actedAt, body }: Pick<Message, "letter" | "seq" | "actedAt" | "body">,
  suite: CipherSuite,
): string {
  return suite.digest(canonicalJson({ letter, seq, actedAt, body }));
}
