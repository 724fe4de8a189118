import type { DataSource } from "typeorm";
import { DomainError } from "../../../infra/runtime/errors";
import { daysAfter } from "../report-due/report-standing";
import { ROUND_PIECES, type RoundPiece } from "./round-piece";
import type { RoundResources } from "./round-resources";

/** One worker at a time goes through the days, so that they are in order for all; each piece by itself needs no lock. */
const ROUND_LOCK = 7_240_620;

/**
 * Does the round of every county day since the last that is done, in order; a county that starts for the first time begins
 * with its day. A piece that fails is logged and tried again at the next call, its later days with it, so that each piece
 * does its days in order; it stops no other piece. A day is done when all its pieces are. While another worker is at it,
 * nothing is done.
 * @returns whether nothing is left to do today
 * @throws Error when the database does not answer, or the reason of the signal when it breaks the work off.
 */
export async function runCaseworkRounds(
  resources: RoundResources,
  signal: AbortSignal,
  pieces: readonly RoundPiece[] = ROUND_PIECES,
): Promise<boolean> {
  // The lock ends with the transaction, and so with whoever dies; what the pieces write is not part of it.
  return resources.database.transaction(async (manager) => {
    const [lock] = await manager.query<{ taken: boolean }[]>("SELECT pg_try_advisory_xact_lock($1) AS taken", [
      ROUND_LOCK,
    ]);
    return lock?.taken === true && doDays(resources, signal, pieces);
  });
}

async function doDays(resources: RoundResources, signal: AbortSignal, pieces: readonly RoundPiece[]): Promise<boolean> {
  const { database, clock } = resources;
  const today = clock.today();
  const stuck = new Set<string>();
  for (let day = await firstDayToDo(database, today); day <= today; day = daysAfter(day, 1)) {
    const done = await donePieces(database, day);
    for (const piece of pieces) {
      signal.throwIfAborted();
      if (done.has(piece.name) || stuck.has(piece.name)) continue;
      if (await doPiece(resources, piece, day)) done.add(piece.name);
      else stuck.add(piece.name);
    }
    if (pieces.every(({ name }) => done.has(name))) await database.query(DAY_DONE, [day, clock.now()]);
  }
  return stuck.size === 0;
}

/** The latest county day whose round is done; null before the first. */
export async function findLastRound(database: DataSource): Promise<string | null> {
  const [row] = await database.query<{ day: string | null }[]>("SELECT max(day) AS day FROM casework_round");
  return row?.day ?? null;
}

async function doPiece(resources: RoundResources, { name, run }: RoundPiece, day: string): Promise<boolean> {
  const { database, clock, log } = resources;
  try {
    await run(resources, day);
    await database.query(PIECE_DONE, [day, name, clock.now()]);
    return true;
  } catch (fault) {
    // A department that is away, or a gateway that is not up yet, is waited for.
    const level = fault instanceof DomainError && fault.code === "UNAVAILABLE" ? "warn" : "error";
    log[level]({ err: fault, day, piece: name }, "a piece of the daily round failed");
    return false;
  }
}

/** A day is begun with its first piece that is done: of two that were begun, the earlier is done first. */
async function firstDayToDo(database: DataSource, today: string): Promise<string> {
  const [row] = await database.query<{ last: string | null; begun: string | null }[]>(
    `SELECT last.day AS last, (SELECT min(day) FROM casework_round_piece WHERE last.day IS NULL OR day > last.day) AS begun
     FROM (SELECT max(day) AS day FROM casework_round) AS last`,
  );
  if (row?.begun) return row.begun;
  return row?.last ? daysAfter(row.last, 1) : today;
}

async function donePieces(database: DataSource, day: string): Promise<Set<string>> {
  const rows = await database.query<{ piece: string }[]>("SELECT piece FROM casework_round_piece WHERE day = $1", [
    day,
  ]);
  return new Set(rows.map(({ piece }) => piece));
}

const PIECE_DONE = "INSERT INTO casework_round_piece (day, piece, done_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";

const DAY_DONE = "INSERT INTO casework_round (day, done_at) VALUES ($1, $2) ON CONFLICT DO NOTHING";
