import type { DataSource } from "typeorm";
import type { Clock } from "../../../infra/runtime/clock";
import type { Log } from "../../../infra/runtime/log";
import type { Vault } from "../../../infra/runtime/vault";
import type { Desk } from "../desk/desk";
import type { NoticeKind } from "../inbox/notice-kind";
import { type DigestContent, writeDigest } from "./digest";
import { MailFault, type MailServer } from "./mail-server";

export interface DigestResources {
  database: DataSource;
  vault: Vault;
  clock: Clock;
  log: Log;
  mail: MailServer;
  /** The county's own address, for whoever wants to sign in. */
  link: string | null;
}

/**
 * Sends each desk that has an address one digest a county day, once something new lies unread in its inbox.
 *
 * That a digest is being sent is committed before anything is sent. So whoever is killed meanwhile leaves it SENDING, and it
 * is not sent again: rather no mail than two. What it would have told of stays unread in the inbox and comes with the next
 * day's digest. The same holds where the connection broke after the text was handed over. What the server certainly has
 * not taken is FAILED, and tried again the same day, after ever longer pauses.
 */
export async function sendDigests(resources: DigestResources, signal: AbortSignal): Promise<void> {
  const { database, clock } = resources;
  const day = clock.today();
  for (const { desk } of await database.query<{ desk: Desk }[]>(TO_DO, [day])) {
    signal.throwIfAborted();
    await sendDigest(resources, desk, day);
  }
}

async function sendDigest(resources: DigestResources, desk: Desk, day: string): Promise<void> {
  const { database, vault, clock, log, mail, link } = resources;
  const [claim] = await database.query<{ upto: number; tries: number; sealed: Buffer }[]>(CLAIM, [
    desk,
    day,
    clock.now(),
  ]);
  // Another worker has it, or there is nothing new to tell.
  if (claim === undefined) return;
  try {
    const content = await readContent(database, { desk, day, link, upto: claim.upto });
    await mail.send({ to: vault.open(claim.sealed), ...writeDigest(content) });
    await database.query(SENT, [desk, day, clock.now()]);
  } catch (fault) {
    log.error({ err: fault, desk, day, tries: claim.tries }, "a digest was not sent");
    if (fault instanceof MailFault && fault.delivery === "NOT_ACCEPTED")
      await database.query(FAILED, [desk, day, clock.now()]);
  }
}

async function readContent(
  database: DataSource,
  { desk, day, link, upto }: { desk: Desk; day: string; link: string | null; upto: number },
): Promise<DigestContent> {
  type Counted = { kind: NoticeKind; count: number; nearestDue: string | null };
  const rows = await database.query<Counted[]>(COUNTS, [desk, upto, day]);
  const dates = rows.flatMap(({ nearestDue }) => nearestDue ?? []).sort();
  return { desk, day, link, counts: rows.map(({ kind, count }) => ({ kind, count })), nearestDue: dates[0] ?? null };
}

/** Desks with an address and no digest of the day, or one that may be tried again. $1 day. */
const TO_DO = `
  SELECT desk FROM mail_address address
  WHERE NOT EXISTS (
    SELECT FROM mail_digest digest WHERE digest.desk = address.desk AND digest.day = $1
      AND (digest.state <> 'FAILED' OR digest.try_after > clock_timestamp()))
  ORDER BY desk`;

/** Of two workers one gets the row. What the last digest that was sent told of is nothing new. $1 desk, $2 day, $3 instant. */
const CLAIM = `
  WITH unread AS (
    SELECT count(*)::int AS entries, max(ordinal) AS upto FROM inbox_entry WHERE desk = $1 AND read_at IS NULL
  ), claimed AS (
    INSERT INTO mail_digest AS digest (desk, day, entries, upto, state, at)
    SELECT $1, $2::date, entries, upto, 'SENDING', $3::timestamptz FROM unread
    WHERE upto > coalesce((SELECT max(sent.upto) FROM mail_digest sent WHERE sent.desk = $1 AND sent.state = 'SENT'), 0)
    ON CONFLICT (desk, day) DO UPDATE
      SET state = 'SENDING', try_after = NULL, tries = digest.tries + 1, entries = excluded.entries,
        upto = excluded.upto, at = excluded.at
      WHERE digest.state = 'FAILED' AND digest.try_after <= clock_timestamp()
    RETURNING upto, tries
  )
  SELECT claimed.*, address.address_sealed AS sealed FROM claimed JOIN mail_address address ON address.desk = $1`;

/** $1 desk, $2 ordinal, $3 day. */
const COUNTS = `
  SELECT kind, count(*)::int AS count, min(due_on) FILTER (WHERE due_on >= $3::date) AS "nearestDue"
  FROM inbox_entry WHERE desk = $1 AND ordinal <= $2 AND read_at IS NULL GROUP BY kind ORDER BY kind`;

const SENT = "UPDATE mail_digest SET state = 'SENT', at = $3 WHERE desk = $1 AND day = $2 AND state = 'SENDING'";

/** By the server's clock, as the county's own may stand still: after a minute, then two, four … and an hour at most. */
const FAILED = `
  UPDATE mail_digest SET state = 'FAILED', at = $3,
    try_after = clock_timestamp() + least(60, 2 ^ least(tries - 1, 6)) * interval '1 minute'
  WHERE desk = $1 AND day = $2 AND state = 'SENDING'`;
