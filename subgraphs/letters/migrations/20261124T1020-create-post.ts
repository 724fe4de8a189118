import type { MigrationInterface, QueryRunner } from "typeorm";
import { installQueue } from "../../../infra/runtime/jobs/install-job-queue";
import { POST_QUEUE } from "../post/post-queue";

/** What goes out to other counties and has come in from them, and the log that proves it. */
export class CreatePost1795482000000 implements MigrationInterface {
  readonly name = "CreatePost1795482000000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
    await closeEvidence(runner);
    await installQueue(runner, POST_QUEUE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      "DROP TABLE evidence_entry, evidence_head, seen_nonce, inbox_message, outbox_attachment, outbox_message",
    );
    await runner.query("DROP FUNCTION refuse_change, evidence_chain");
  }
}

const MESSAGE_KINDS = `('LETTER', 'ACCEPTED', 'RETURNED', 'IN_PROGRESS', 'FORWARDED', 'REPLY', 'OUTCOME', 'REMINDER',
  'WITHDRAWAL', 'WITHDRAWN')`;

const STATEMENTS = [
  // next_try_at is null while an earlier message about the same letter to the same county has not got through; waiting_since
  // is when it was first tried, or first after it was sent again. Both by the exchange's clock.
  `CREATE TABLE outbox_message (
     id             uuid PRIMARY KEY,
     peer_code      text NOT NULL CHECK (peer_code ~ '^[0-9]{6}$'),
     letter_id      uuid NOT NULL,
     seq            int NOT NULL CHECK (seq > 0),
     kind           text NOT NULL CHECK (kind IN ${MESSAGE_KINDS}),
     body_sealed    bytea NOT NULL,
     acted_at       timestamptz NOT NULL,
     state          text NOT NULL CHECK (state IN ('WAITING', 'DELIVERED', 'FAILED', 'CANCELLED')),
     attempts       int NOT NULL DEFAULT 0,
     waiting_since  timestamptz,
     next_try_at    timestamptz,
     last_fault     text,
     delivered_at   timestamptz,
     message_sealed bytea,
     receipt        text,
     resent_by      text,
     resent_post    text,
     resent_at      timestamptz,
     created_at     timestamptz NOT NULL,
     CHECK ((state = 'DELIVERED') = (delivered_at IS NOT NULL AND receipt IS NOT NULL AND message_sealed IS NOT NULL))
   )`,
  // A cancelled message was never sent, so that its place is free.
  `CREATE UNIQUE INDEX outbox_message_in_order ON outbox_message (letter_id, peer_code, seq) WHERE state <> 'CANCELLED'`,
  `CREATE INDEX outbox_message_due ON outbox_message (next_try_at) WHERE state = 'WAITING'`,
  "CREATE INDEX outbox_message_listing ON outbox_message (state, created_at DESC, id DESC)",
  "CREATE INDEX outbox_message_by_peer ON outbox_message (peer_code, state, created_at)",
  `CREATE TABLE outbox_attachment (
     message_id     uuid NOT NULL REFERENCES outbox_message,
     sha256         bytea NOT NULL CHECK (octet_length(sha256) = 32),
     content_sealed bytea NOT NULL,
     PRIMARY KEY (message_id, sha256)
   )`,
  `CREATE TABLE inbox_message (
     sender         text NOT NULL CHECK (sender ~ '^[0-9]{6}$'),
     id             uuid NOT NULL,
     letter_id      uuid NOT NULL,
     seq            int NOT NULL CHECK (seq > 0),
     kind           text NOT NULL CHECK (kind IN ${MESSAGE_KINDS}),
     content_digest bytea NOT NULL CHECK (octet_length(content_digest) = 32),
     message_sealed bytea NOT NULL,
     receipt        text NOT NULL,
     received_at    timestamptz NOT NULL,
     PRIMARY KEY (sender, id),
     UNIQUE (sender, letter_id, seq)
   )`,
  `CREATE TABLE seen_nonce (
     sender text NOT NULL,
     nonce  text NOT NULL,
     exp    timestamptz NOT NULL,
     PRIMARY KEY (sender, nonce)
   )`,
  "CREATE INDEX seen_nonce_over ON seen_nonce (exp)",
  `CREATE TABLE evidence_entry (
     index         bigint PRIMARY KEY CHECK (index > 0),
     at            timestamptz NOT NULL,
     kind          text NOT NULL CHECK (kind IN (
       'SENT', 'RECEIVED', 'RECEIPT_GIVEN', 'RECEIPT_TAKEN', 'REFUSAL_GIVEN', 'REFUSAL_TAKEN', 'KEY_MADE', 'KEY_TRUSTED',
       'KEY_ENDED')),
     peer_code     text,
     message_id    uuid,
     letter_id     uuid,
     digest        bytea NOT NULL CHECK (octet_length(digest) = 32),
     detail        jsonb NOT NULL,
     previous_hash bytea NOT NULL CHECK (octet_length(previous_hash) = 32),
     hash          bytea NOT NULL CHECK (octet_length(hash) = 32)
   )`,
  "CREATE INDEX evidence_entry_by_message ON evidence_entry (message_id)",
  // Where the chain ends: its one row is the lock under which entries get their places. It keeps the hashes of the last
  // append, the one before it first, so that one statement can move the end and write the entries.
  `CREATE TABLE evidence_head (
     id     boolean PRIMARY KEY DEFAULT true CHECK (id),
     index  bigint NOT NULL,
     hashes bytea[] NOT NULL CHECK (cardinality(hashes) > 0)
   )`,
  `INSERT INTO evidence_head (index, hashes) VALUES (0, ARRAY[decode(repeat('00', 32), 'hex')])`,
  // A function, since the row that it is given is then the one that is locked, not what the statement saw when it began.
  `CREATE FUNCTION evidence_chain(index bigint, hash bytea, texts text[]) RETURNS bytea[] LANGUAGE plpgsql IMMUTABLE AS $$
   DECLARE
     hashes bytea[] := ARRAY[hash];
   BEGIN
     FOR place IN 1 .. cardinality(texts) LOOP
       hash := sha256(convert_to(
         '{"index":' || index + place || ',"previousHash":"' || encode(hash, 'hex') || '",' || texts[place], 'UTF8'));
       hashes := hashes || hash;
     END LOOP;
     RETURN hashes;
   END $$`,
];

/**
 * The service appends to the log and changes nothing in it; the end of the chain moves and is never made or removed. A
 * county's start gives its services their rights on all tables anew, so that triggers refuse as well, the owner included.
 */
async function closeEvidence(runner: QueryRunner): Promise<void> {
  const [role] = (await runner.query("SELECT quote_ident(current_database() || '_app') AS app")) as [{ app: string }];
  await runner.query(`REVOKE ALL ON evidence_entry, evidence_head FROM ${role.app}`);
  await runner.query(`GRANT SELECT, INSERT ON evidence_entry TO ${role.app}`);
  await runner.query(`GRANT SELECT, UPDATE ON evidence_head TO ${role.app}`);
  await runner.query(`GRANT EXECUTE ON FUNCTION evidence_chain TO ${role.app}`);
  await runner.query(`
    CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'the evidence log is appended to and never changed' USING ERRCODE = 'insufficient_privilege';
    END $$`);
  for (const [table, acts] of [
    ["evidence_entry", "UPDATE OR DELETE OR TRUNCATE"],
    ["evidence_head", "INSERT OR DELETE OR TRUNCATE"],
  ] as const) {
    await runner.query(`CREATE TRIGGER ${table}_stays BEFORE ${acts} ON ${table} EXECUTE FUNCTION refuse_change()`);
  }
}
