import type { DataSource } from "typeorm";
import { findLastRound as findLast, type RoundBook, runRounds } from "../../../infra/runtime/rounds/run-rounds";
import { ROUND_PIECES, type RoundPiece } from "./round-piece";
import type { RoundResources } from "./round-resources";

const CASEWORK_ROUNDS: RoundBook = { days: "casework_round", pieces: "casework_round_piece", lock: 7_240_620 };

/** The rounds of casework, as {@link runRounds} does them. */
export async function runCaseworkRounds(
  resources: RoundResources,
  signal: AbortSignal,
  pieces: readonly RoundPiece[] = ROUND_PIECES,
): Promise<boolean> {
  return runRounds(CASEWORK_ROUNDS, resources, signal, pieces);
}

/** The latest county day whose round is done; null before the first. */
export const findLastRound = (database: DataSource): Promise<string | null> => findLast(CASEWORK_ROUNDS, database);
