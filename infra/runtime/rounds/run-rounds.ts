import type { DataSource } from "typeorm";
import { daysAfter } from "../../../schema/school-calendar/working-days";
import type { Clock } from "../clock";
import { DomainError } from "../errors";
import type { Log } from "../log";

/** What any daily round works with. */
export interface RoundBase {
  database: DataSource;
  clock: Clock;
  log: Log;
}

/** A piece of a county day's work. Done twice it does no more than done once, whoever was killed at what meanwhile. */
export interface Piece<Resources> {
  name: string;
  run: (resources: Resources, day: string) => Promise<void>;
}

/** The daily rounds of a service: which of them are done, it keeps in tables of its own. */
export interface RoundBook {
  /** Table of the days that are done: `day`, `done_at`. A name as the code has it, never a value. */
  days: string;
  /** Table of the pieces that are done: `day`, `piece`, `done_at`. */
  pieces: string;
  /** One worker at a time goes through the days, so that they are in order for all; each piece by itself needs no lock. */
  lock: number;
}

/**
 * Does the round of every county day since the last that is done, in order; a county that starts for the first time begins
 * with its day. A piece that fails is logged and tried again at the next call, its later days with it, so that each piece
 * does its days in order; it stops no other piece. A day is done when all its pieces are. While another worker is at it,
 * nothing is done.
 * @returns whether nothing is left to do today
 * @throws Error when the database does not answer, or the reason of the signal when it breaks the work off.
 */
export async function runRounds<Resources extends RoundBase>(
  book: RoundBook,
  resources: Resources,
  signal: AbortSignal,
  pieces: readonly Piece<Resources>[],
): Promise<boolean> {
  // The lock ends with the transaction, and so with whoever dies; what the pieces write is not part of it.
  return resources.database.transaction(async (manager) => {
    const [lock] = await manager.query<{ taken: boolean }[]>("SELECT pg_try_advisory_xact_lock($1) AS taken", [
      book.lock,
    ]);
    return lock?.taken === true && doDays(book, resources, signal, pieces);
  });
}

/** The latest county day whose round is done; null before the first. */
export async function findLastRound({ days }: RoundBook, database: DataSource): Promise<string | null> {
  const [row] = await database.query<{ day: string | null }[]>(`SELECT max(day) AS day FROM ${days}`);
  return row?.day ?? null;
}

async function doDays<Resources extends RoundBase>(
  book: RoundBook,
  resources: Resources,
  signal: AbortSignal,
  pieces: readonly Piece<Resources>[],
): Promise<boolean> {
  const { database, clock } = resources;
  const today = clock.today();
  const stuck = new Set<string>();
  for (let day = await firstDayToDo(book, database, today); day <= today; day = daysAfter(day, 1)) {
    const done = await donePieces(book, database, day);
    for (const piece of pieces) {
      signal.throwIfAborted();
      if (done.has(piece.name) || stuck.has(piece.name)) continue;
      if (await doPiece(book, resources, piece, day)) done.add(piece.name);
      else stuck.add(piece.name);
    }
    if (pieces.every(({ name }) => done.has(name))) {
      const dayDone = `INSERT INTO ${book.days} (day, done_at) VALUES ($1, $2) ON CONFLICT DO NOTHING`;
      await database.query(dayDone, [day, clock.now()]);
    }
  }
  return stuck.size === 0;
}

async function doPiece<Resources extends RoundBase>(
  { pieces }: RoundBook,
  resources: Resources,
  { name, run }: Piece<Resources>,
  day: string,
): Promise<boolean> {
  const { database, clock, log } = resources;
  const pieceDone = `INSERT INTO ${pieces} (day, piece, done_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`;
  try {
    await run(resources, day);
    await database.query(pieceDone, [day, name, clock.now()]);
    return true;
  } catch (fault) {
    // A department that is away, or a gateway that is not up yet, is waited for.
    const level = fault instanceof DomainError && fault.code === "UNAVAILABLE" ? "warn" : "error";
    log[level]({ err: fault, day, piece: name }, "a piece of the daily round failed");
    return false;
  }
}

/** A day is begun with its first piece that is done: of two that were begun, the earlier is done first. */
async function firstDayToDo({ days, pieces }: RoundBook, database: DataSource, today: string): Promise<string> {
  const [row] = await database.query<{ last: string | null; begun: string | null }[]>(
    `SELECT last.day AS last, (SELECT min(day) FROM ${pieces} WHERE last.day IS NULL OR day > last.day) AS begun
     FROM (SELECT max(day) AS day FROM ${days}) AS last`,
  );
  if (row?.begun) return row.begun;
  return row?.last ? daysAfter(row.last, 1) : today;
}

async function donePieces({ pieces }: RoundBook, database: DataSource, day: string): Promise<Set<string>> {
  const rows = await database.query<{ piece: string }[]>(`SELECT piece FROM ${pieces} WHERE day = $1`, [day]);
  return new Set(rows.map(({ piece }) => piece));
}
