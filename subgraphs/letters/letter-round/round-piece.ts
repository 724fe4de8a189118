import type { Piece } from "../../../infra/runtime/rounds/run-rounds";
import { LEVELS, TERMS } from "./lateness";
import type { LetterRoundResources } from "./letter-round-resources";
import { tellOfLateLetters } from "./tell-of-late-letters";

/** A piece of a county day's work on letters. */
export type LetterRoundPiece = Piece<LetterRoundResources>;

/** What a day's round does, in order: whoever is late itself is told before anybody above. */
export const LETTER_ROUND_PIECES: readonly LetterRoundPiece[] = LEVELS.flatMap((level) =>
  TERMS.map((term) => ({
    name: `${term}_${level}`,
    run: (resources: LetterRoundResources, day: string) => tellOfLateLetters(resources, day, { level, term }),
  })),
);
