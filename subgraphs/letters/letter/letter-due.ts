import { LetterChildState } from "./letter-child-state";
import { LetterKind } from "./letter-kind";
import { LetterState } from "./letter-state";
import type { LetterChildRow, LetterRow } from "./letter.rows";

const MS_PER_DAY = 86_400_000;
const { WAITING, ACCEPTED, IN_PROGRESS, FORWARDED } = LetterChildState;

type DuePlace = Pick<LetterRow, "kind" | "state" | "acceptBy" | "dueOn">;

/**
 * By when the next answer about a child of a letter is due: 受理 or 退函 while it waits, then the 复函; null when none is owed.
 * What was forwarded is owed by the first day of the letter, however many counties it has come through.
 */
export function dueOf(letter: DuePlace, { state }: Pick<LetterChildRow, "state">): string | null {
  if (letter.kind !== LetterKind.INQUIRY || !ON_ITS_WAY.includes(letter.state)) return null;
  if (state === WAITING) return letter.acceptBy;
  return [ACCEPTED, IN_PROGRESS, FORWARDED].includes(state) ? letter.dueOn : null;
}

const ON_ITS_WAY: readonly LetterState[] = [LetterState.SIGNED, LetterState.DELIVERED];

/** Days from a due day to another; 0 when it has not passed. */
export function overdueDays(dueOn: string | null, today: string): number {
  if (dueOn === null) return 0;
  return Math.max(0, Math.round((Date.parse(today) - Date.parse(dueOn)) / MS_PER_DAY));
}

/** Whether a letter `l` has a child that is late on a day, as SQL: {@link dueOf} for each of its children. */
export const hasOverdueChild = (day: string): string => `(
    l.kind = 'INQUIRY' AND l.state IN ('SIGNED', 'DELIVERED') AND EXISTS (
      SELECT FROM letter_child k WHERE k.letter_id = l.id
        AND CASE WHEN k.state = 'WAITING' THEN l.accept_by
              WHEN k.state IN ('ACCEPTED', 'IN_PROGRESS', 'FORWARDED') THEN l.due_on END < ${day}::date))`;
