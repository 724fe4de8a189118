import type { DataSource, EntityManager } from "typeorm";
import type { Clock } from "../../../infra/runtime/clock";
import { queryPrepared } from "../../../infra/runtime/database";
import type { GatewayReader } from "../../../infra/runtime/gateway-reading/gateway-reader";
import type { QueueWork } from "../../../infra/runtime/jobs/job-queue";
import type { Log } from "../../../infra/runtime/log";
import type { Vault } from "../../../infra/runtime/vault";
import { LetterEventKind } from "../letter/letter-event-kind";
import { recordLetterEvent } from "../letter/letter-history";
import { type Match } from "./judge-match";
import { MATCH_QUEUE } from "./match-queue";
import { matchChild, type SoughtChild } from "./match-reader";
import { MatchVerdict } from "./match-verdict";

/** What the looking for children works with. */
export interface MatchResources {
  database: DataSource;
  vault: Vault;
  clock: Clock;
  /** Real time, by which it is tried again. */
  exchangeClock: Clock;
  countyCode: string;
  gateway: GatewayReader;
  log: Log;
}

interface Claim {
  letterId: string;
  attempts: number;
  /** Until when nobody else takes the letter up; also what tells this claim from a later one. */
  until: Date;
}

/** Longer than a letter of 500 children takes while every department is slow. */
const CLAIM_MS = 15 * 60_000;
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 600_000;

/** Letters whose children are to be looked for, as work of the job queue. */
export function matchWork(resources: MatchResources): QueueWork {
  return {
    name: MATCH_QUEUE.name,
    findForsaken: async () => ((await isAnyDue(resources)) ? [MATCH_QUEUE.name] : []),
    run: (_key, signal) => matchLetters(resources, signal),
  };
}

/** Has a letter's children looked for, or looked for again, in the transaction that asks for it. */
export async function askMatch(manager: EntityManager, letterId: string, at: Date): Promise<void> {
  await queryPrepared(manager, ASK, [letterId, at]);
}

/**
 * Looks for the children of every letter that is due. What was found is kept at once for the whole letter; children whom a
 * department that is away keeps from being judged are looked for again, ever more seldom.
 */
export async function matchLetters(resources: MatchResources, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const claim = await claimLetter(resources);
    if (claim === null) return;
    await matchLetter(resources, claim, signal);
  }
}

async function matchLetter(resources: MatchResources, claim: Claim, signal: AbortSignal): Promise<void> {
  const { database, vault, clock, gateway, countyCode } = resources;
  const children = await database.query<{ id: string; contentSealed: Buffer }[]>(CHILDREN, [claim.letterId]);
  const on = clock.today();
  const matches = new Map<string, Match>();
  for (const { id, contentSealed } of children) {
    signal.throwIfAborted();
    const sought = JSON.parse(vault.open(contentSealed)) as SoughtChild;
    matches.set(id, await matchChild({ gateway, countyCode, on }, sought));
    // The others' answers would lack the same: what is away is asked once for a letter, not five hundred times.
    if (isAway(matches.get(id))) break;
  }
  await database.transaction((manager) => keepMatches(manager, resources, { claim, matches }));
}

async function keepMatches(
  manager: EntityManager,
  { vault, clock, exchangeClock }: MatchResources,
  { claim, matches }: { claim: Claim; matches: ReadonlyMap<string, Match> },
): Promise<void> {
  const { letterId, attempts, until } = claim;
  const away = [...matches.values()].find(isAway);
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** attempts, LONGEST_PAUSE_MS);
  const next = away === undefined ? null : new Date(exchangeClock.now().getTime() + pause);
  // Asked for once more meanwhile: what was found is kept, and that it be looked for again stands.
  await manager.query(
    "UPDATE letter_match SET next_try_at = $3, attempts = attempts + 1 WHERE letter_id = $1 AND next_try_at = $2",
    [letterId, until, next],
  );
  const found = [...matches].filter(([, match]) => !isAway(match));
  for (const [id, match] of found) await manager.query(KEEP, [id, vault.seal(JSON.stringify(match))]);
  if (away !== undefined) await manager.query(KEEP_AWAY, [letterId, vault.seal(JSON.stringify(away))]);
  else
    await recordLetterEvent(
      manager,
      { letterId, kind: LetterEventKind.MATCHED },
      { by: "system", at: clock.now(), on: clock.today(), vault },
    );
}

const isAway = (match: Match | undefined): boolean => match?.verdict === MatchVerdict.UNAVAILABLE;

async function isAnyDue({ database, exchangeClock }: MatchResources): Promise<boolean> {
  const [row] = await database.query<{ due: boolean }[]>(
    "SELECT EXISTS (SELECT FROM letter_match WHERE next_try_at <= $1) AS due",
    [exchangeClock.now()],
  );
  return row?.due === true;
}

async function claimLetter({ database, exchangeClock }: MatchResources): Promise<Claim | null> {
  const now = exchangeClock.now();
  const until = new Date(now.getTime() + CLAIM_MS);
  const [rows] = await database.query<[{ letterId: string; attempts: number }[], number]>(CLAIM, [now, until]);
  const [row] = rows;
  return row === undefined ? null : { ...row, until };
}

/** $1 letter, $2 instant. */
const ASK = `
  INSERT INTO letter_match (letter_id, next_try_at, asked_at) VALUES ($1, $2, $2)
  ON CONFLICT (letter_id) DO UPDATE SET attempts = 0, next_try_at = excluded.next_try_at, asked_at = excluded.asked_at`;

const CLAIM = `
  UPDATE letter_match SET next_try_at = $2
  WHERE letter_id = (
    SELECT letter_id FROM letter_match WHERE next_try_at <= $1 ORDER BY next_try_at FOR UPDATE SKIP LOCKED LIMIT 1)
  RETURNING letter_id AS "letterId", attempts`;

/** Those who wait for the clerk's decision and have no answer yet, or are to be looked for again. */
const CHILDREN = `
  SELECT c.id, c.content_sealed AS "contentSealed" FROM letter_child c
  WHERE c.letter_id = $1 AND c.state = 'WAITING' ORDER BY c.position`;

const KEEP = "UPDATE letter_child SET match_sealed = $2 WHERE id = $1";

/** What was found before stays: an answer that is a day old is better than none. */
const KEEP_AWAY =
  "UPDATE letter_child SET match_sealed = $2 WHERE letter_id = $1 AND state = 'WAITING' AND match_sealed IS NULL";
