import type { EntityManager } from "typeorm";
import { queryPrepared } from "../../../infra/runtime/database";
import type { Vault } from "../../../infra/runtime/vault";
import type { OpenedMessage } from "../exchange/open-message";
import type { RefusalReason } from "../exchange/refusal-reason";

interface Entry {
  opened: OpenedMessage;
  /** JWS of the receipt that it gets. */
  receipt: string;
  at: Date;
  vault: Vault;
}

/** What the inbox says of a message: it is new, has been taken at an earlier time, or cannot be taken. */
export type Standing = { is: "NEW" } | { is: "TAKEN"; receivedAt: Date } | { is: "REFUSED"; reason: RefusalReason };

/**
 * Enters a message into the inbox, in the transaction in which it has its effect. Of many that bring it at once one enters it,
 * and the others wait here for what becomes of that one.
 */
export async function enterInbox(manager: EntityManager, { opened, receipt, at, vault }: Entry): Promise<Standing> {
  const { message, contentDigest, jws } = opened;
  const { iss, jti, letter, seq, body, nonce, exp } = message;
  const [entered] = await queryPrepared<{ isFresh: boolean; isEntered: boolean }>(manager, ENTER, [
    iss,
    jti,
    letter,
    seq,
    body.kind,
    Buffer.from(contentDigest, "hex"),
    vault.seal(jws),
    receipt,
    at,
    nonce,
    new Date(exp * 1000),
  ]);
  if (entered?.isFresh !== true) return { is: "REFUSED", reason: "REPLAYED" };
  if (entered.isEntered) return { is: "NEW" };
  const [known] = await manager.query<{ digest: Buffer; receivedAt: Date }[]>(KNOWN, [iss, jti]);
  // Not the next one about its letter: one before it is missing, or another has its place.
  if (known === undefined) return { is: "REFUSED", reason: "OUT_OF_ORDER" };
  if (known.digest.toString("hex") !== contentDigest) return { is: "REFUSED", reason: "ALTERED" };
  return { is: "TAKEN", receivedAt: known.receivedAt };
}

/**
 * $1 sender, $2 id, $3 letter, $4 seq, $5 kind, $6 digest, $7 message, $8 receipt, $9 instant, $10 nonce, $11 its end. The
 * nonce goes first: the inbox is entered for those that it lets through.
 */
const ENTER = `
  WITH fresh AS (
    INSERT INTO seen_nonce (sender, nonce, exp) VALUES ($1, $10, $11) ON CONFLICT DO NOTHING RETURNING nonce
  ), entered AS (
    INSERT INTO inbox_message
      (sender, id, letter_id, seq, kind, content_digest, message_sealed, receipt, received_at)
    SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9 FROM fresh
    WHERE $4 = 1 + coalesce((SELECT max(seq) FROM inbox_message WHERE sender = $1 AND letter_id = $3), 0)
    ON CONFLICT DO NOTHING
    RETURNING id
  )
  SELECT EXISTS (SELECT FROM fresh) AS "isFresh", EXISTS (SELECT FROM entered) AS "isEntered"`;

const KNOWN = `
  SELECT content_digest AS digest, received_at AS "receivedAt" FROM inbox_message WHERE sender = $1 AND id = $2`;
