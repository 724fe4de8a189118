import type { Receipt } from "../../subgraphs/letters/exchange/receipt";
import { readSigned } from "../support/signed-text";

interface Entry {
  kind: string;
  messageId: string | null;
  detail: { receipt?: string; contentDigest?: string };
}

/** What two logs tell of the messages from one county to the other. */
interface Proofs {
  /** Receipts that the sender took, by message: what the other county cannot deny. */
  taken: Map<string, { jws: string; contentDigest: string | null }>;
  /** What the receiver entered as received: digest of the content, by message. */
  received: Map<string, string | undefined>;
  /** Receipts that the receiver says it gave. */
  given: Set<string>;
}

/** Reads them from the exported logs of sender and receiver. */
export function proofsOf(sent: Buffer, received: Buffer): Proofs {
  const ofKind = (entries: readonly Entry[], kind: string) => entries.filter((entry) => entry.kind === kind);
  const there = entriesOf(received);
  return {
    taken: new Map(
      ofKind(entriesOf(sent), "RECEIPT_TAKEN").map(({ detail: { receipt: jws = "" } }) => {
        const { jti, contentDigest } = readSigned<Receipt>(jws);
        return [jti ?? "", { jws, contentDigest }];
      }),
    ),
    received: new Map(
      ofKind(there, "RECEIVED").map(({ messageId, detail }) => [messageId ?? "", detail.contentDigest]),
    ),
    given: new Set(ofKind(there, "RECEIPT_GIVEN").map(({ detail }) => detail.receipt ?? "")),
  };
}

function entriesOf(log: Buffer): Entry[] {
  return log
    .toString("utf8")
    .split("\n")
    .filter((line) => line.includes('"kind"'))
    .map((line) => JSON.parse(line) as Entry | { entry: Entry })
    .map((line) => ("entry" in line ? line.entry : line));
}
