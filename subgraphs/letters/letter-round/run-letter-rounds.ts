import type { DataSource } from "typeorm";
import type { QueueWork } from "../../../infra/runtime/jobs/job-queue";
import { roundsWork } from "../../../infra/runtime/rounds/rounds-work";
import { findLastRound, type RoundBook, runRounds } from "../../../infra/runtime/rounds/run-rounds";
import { LETTER_ROUND_QUEUE } from "./letter-round-queue";
import type { LetterRoundResources } from "./letter-round-resources";
import { LETTER_ROUND_PIECES, type LetterRoundPiece } from "./round-piece";

const LETTER_ROUNDS: RoundBook = { days: "letter_round", pieces: "letter_round_piece", lock: 7_240_640 };

/** The rounds of letters, as {@link runRounds} does them. */
export async function runLetterRounds(
  resources: LetterRoundResources,
  signal: AbortSignal,
  pieces: readonly LetterRoundPiece[] = LETTER_ROUND_PIECES,
): Promise<boolean> {
  return runRounds(LETTER_ROUNDS, resources, signal, pieces);
}

/** The latest county day whose round is done; null before the first. */
export const findLastLetterRound = (database: DataSource): Promise<string | null> =>
  findLastRound(LETTER_ROUNDS, database);

/** The rounds as work of the job queue. */
export function letterRoundWork(resources: LetterRoundResources): QueueWork {
  return roundsWork({
    queue: LETTER_ROUND_QUEUE.name,
    clock: resources.clock,
    run: (signal) => runLetterRounds(resources, signal),
  });
}
