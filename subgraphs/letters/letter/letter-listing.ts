import type { Caller } from "../../../infra/runtime/caller";
import type { Page } from "../../../infra/runtime/page";
import type { LetterChildState } from "./letter-child-state";
import { hasOverdueChild } from "./letter-due";
import type { LetterDirection, LetterKind } from "./letter-kind";
import { LETTER_IN_SCOPE, letterInScope, letterScope } from "./letter.policy";
import { LETTER_COLUMNS, type LetterRow } from "./letter.rows";
import type { LetterState } from "./letter-state";

/** What a listing of letters holds to; null for whatever. */
export interface LetterFilter {
  regionCode: string;
  direction: LetterDirection | null;
  kinds: readonly LetterKind[] | null;
  states: readonly LetterState[] | null;
  /** Only those with a child in one of these. */
  childStates: readonly LetterChildState[] | null;
  peerCode: string | null;
  overdueOnly: boolean;
  /** Only those about this case of the own county. */
  caseId: string | null;
}

/** The sort key of a listing: the latest day first. */
export const letterKey = ({ createdOn, id }: LetterRow): [string, string] => [createdOn, id];

/** The parameters of {@link SELECT_LETTERS}; one more row than the page holds is read. */
export function listingParameters(
  caller: Caller,
  filter: LetterFilter,
  { today, countyCode }: { today: string; countyCode: string },
  { first, after }: Page,
): unknown[] {
  const { regionCode, direction, kinds, states, childStates, peerCode, overdueOnly, caseId } = filter;
  return [
    ...letterScope(caller),
    regionCode,
    direction,
    kinds,
    states,
    childStates,
    peerCode,
    overdueOnly ? today : null,
    caseId,
    ...(after ?? [null, null]),
    first + 1,
    countyCode,
  ];
}

/** All letters are of the own county; saying so lets the index give them in order, and a page costs no more for many. */
export const SELECT_LETTERS = `
  SELECT ${LETTER_COLUMNS} FROM letter l
  WHERE l.county_code = $15::text::char(6) AND ${letterInScope("$15::text")}
    AND starts_with($15::text, $4)
    AND ($5::text IS NULL OR l.direction = $5)
    AND ($6::text[] IS NULL OR l.kind = ANY ($6))
    AND ($7::text[] IS NULL OR l.state = ANY ($7))
    AND ($8::text[] IS NULL OR EXISTS (SELECT FROM letter_child k WHERE k.letter_id = l.id AND k.state = ANY ($8)))
    AND ($9::text IS NULL OR l.peer_code = $9)
    AND ($10::date IS NULL OR ${hasOverdueChild("$10")})
    AND ($11::uuid IS NULL OR EXISTS (SELECT FROM letter_child k WHERE k.letter_id = l.id AND k.case_id = $11))
    AND ($12::date IS NULL OR (l.created_on, l.id) < ($12, $13::uuid))
  ORDER BY l.created_on DESC, l.id DESC LIMIT $14`;

/** $1 to $3 scope, $4 person ids. */
export const SELECT_OF_CHILDREN = `
  SELECT asked.id AS asked, ${LETTER_COLUMNS}
  FROM (SELECT DISTINCT k.child_id AS id, k.letter_id FROM letter_child k WHERE k.child_id = ANY ($4::text[])) asked
    JOIN letter l ON l.id = asked.letter_id
  WHERE ${LETTER_IN_SCOPE}
  ORDER BY asked.id, l.created_on DESC, l.id DESC`;

/** What is about a letter or continues it, in the order in which it was made. $1 to $3 scope, $4 ids of letters. */
export const SELECT_RELATED = `
  SELECT coalesce(l.about_id, l.origin_id) AS asked, ${LETTER_COLUMNS} FROM letter l
  WHERE (l.about_id = ANY ($4::uuid[]) OR l.origin_id = ANY ($4::uuid[])) AND ${LETTER_IN_SCOPE}
  ORDER BY l.drafted_at, l.id`;
