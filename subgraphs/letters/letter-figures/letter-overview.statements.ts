import type { LetterChildState } from "../letter/letter-child-state";
import type { LetterDirection } from "../letter/letter-kind";
import type { LetterOutcome } from "../letter/letter-outcome";

/** Letters to or from one county. */
export interface LetterCountRow {
  direction: LetterDirection;
  peerCode: string;
  /** As in the newest of them. */
  peerName: string;
  letters: number;
}

/** Children of such letters that stand alike. */
export interface ChildCountRow {
  direction: LetterDirection;
  peerCode: string;
  state: LetterChildState;
  outcome: LetterOutcome | null;
  isOverdue: boolean;
  children: number;
}

/**
 * Letters `l` that were issued within a time: their dates are the same in both counties. One withdrawn before it left has a
 * number and no addressee who knows of it. $1 county, $2 first day, $3 last.
 */
const ISSUED = `l.kind = 'INQUIRY' AND l.county_code = $1 AND l.issued_on BETWEEN $2::date AND $3::date
  AND NOT (l.direction = 'OUT' AND l.state = 'WITHDRAWN' AND l.delivered_at IS NULL AND l.posted_on IS NULL)`;

export const LETTER_COUNTS = `
  SELECT l.direction, l.peer_code AS "peerCode", substr(max(l.issued_on || l.peer_name), 11) AS "peerName",
    count(*)::int AS letters
  FROM letter l WHERE ${ISSUED} GROUP BY 1, 2`;

/** $4 today. Late is what {@link dueOf} says is due and past. */
export const CHILD_COUNTS = `
  SELECT l.direction, l.peer_code AS "peerCode", k.state, CASE WHEN k.state = 'ENDED' THEN k.outcome END AS outcome,
    coalesce(l.state IN ('SIGNED', 'DELIVERED') AND CASE WHEN k.state = 'WAITING' THEN l.accept_by
      WHEN k.state IN ('ACCEPTED', 'IN_PROGRESS', 'FORWARDED') THEN l.due_on END < $4::date, false) AS "isOverdue",
    count(*)::int AS children
  FROM letter l JOIN letter_child k ON k.letter_id = l.id WHERE ${ISSUED} GROUP BY 1, 2, 3, 4, 5`;
