import type { EntityManager } from "typeorm";
import { tellCases } from "../case-link/tell-case";
import { type LetterAct, recordLetterEvent } from "../letter/letter-history";
import type { LetterRow } from "../letter/letter.rows";
import { lockLetterRow } from "../letter/lock-letter";
import { getLetterSettings } from "../letter-setting/letter-settings";
import { draftEscalation } from "./draft-escalation";
import { AWAITED, latestDueDay, type Level, LEVEL_RULES, type Term } from "./lateness";
import type { LetterRoundResources } from "./letter-round-resources";

/** What a piece of the round tells of, and where. */
interface Step {
  level: Level;
  term: Term;
  /** County day, YYYY-MM-DD. */
  day: string;
  /** The latest day by which it was due. */
  dueBy: string;
}

/** So many letters are looked for at a time; each is then a transaction of its own. */
const CHUNK = 500;

/**
 * Tells of every letter that is so late on a day, once for each term of it: in its history, to the cases that it is about and,
 * at the last level, by a letter to the common superior, which is drawn up for the clerk. All of that is one transaction a
 * letter, with the key that says it is done: whenever a worker is killed, and however many there are.
 */
export async function tellOfLateLetters(
  resources: LetterRoundResources,
  day: string,
  { level, term }: { level: Level; term: Term },
): Promise<void> {
  const { database } = resources;
  const dueBy = latestDueDay(level, day, await getLetterSettings(database, day));
  const step: Step = { level, term, day, dueBy };
  for (let behind = NO_LETTER, found = [behind]; found.length > 0; behind = found.at(-1) ?? behind) {
    const rows = await database.query<{ id: string }[]>(LATE_LETTERS, [...parametersOf(step), behind, CHUNK]);
    found = rows.map(({ id }) => id);
    for (const id of found) await database.transaction((manager) => tellOfOne(manager, resources, id, step));
  }
}

const NO_LETTER = "00000000-0000-0000-0000-000000000000";

const parametersOf = ({ level, term, dueBy }: Step): unknown[] => [
  LEVEL_RULES[level].directions,
  AWAITED[term],
  term === "ACCEPT",
  dueBy,
  `${term}_${level}`,
];

/** The letter may have been answered, or told of by another worker, since it was looked for. */
async function tellOfOne(
  manager: EntityManager,
  resources: LetterRoundResources,
  letterId: string,
  step: Step,
): Promise<void> {
  const letter = await lockLetterRow(manager, letterId);
  if (letter === null) return;
  const late = await manager.query<{ id: string }[]>(LATE_CHILDREN, [letterId, ...parametersOf(step).slice(0, 4)]);
  if (late.length === 0) return;
  const isFirst = await manager.query<object[]>(DONE, [letterId, `${step.term}_${step.level}`, step.day]);
  if (isFirst.length === 0) return;
  const { clock, vault } = resources;
  const act: LetterAct = { by: "system", on: step.day, at: clock.now(), vault };
  const { event, news } = LEVEL_RULES[step.level];
  await recordLetterEvent(manager, { letterId, kind: event, detail: dueDayOf(letter, step.term) }, act);
  const told = late.map(({ id }) => ({ kind: news, itemId: id }));
  await tellCases(manager, { letterId, on: act.on, at: act.at, vault }, told);
  if (step.level === "TO_SUPERIOR") await draftEscalation(manager, resources, letter, act);
}

const dueDayOf = ({ acceptBy, dueOn }: LetterRow, term: Term): string | null => (term === "ACCEPT" ? acceptBy : dueOn);

/**
 * Condition on letters `l` and their children `k`: $1 directions, $2 states, $3 whether the day to accept by counts, $4 the
 * latest due day. Whoever has asked for a letter back waits for that.
 */
const isLate = (first: number): string => `
  l.kind = 'INQUIRY' AND l.state IN ('SIGNED', 'DELIVERED') AND l.withdrawal_asked_on IS NULL
  AND l.direction = ANY ($${first}::text[]) AND k.state = ANY ($${first + 1}::text[])
  AND CASE WHEN $${first + 2}::boolean THEN l.accept_by ELSE l.due_on END <= $${first + 3}::date`;

/** $5 kind of the act, $6 the letter behind which it goes on, $7 how many. */
const LATE_LETTERS = `
  SELECT l.id FROM letter l
  WHERE EXISTS (SELECT FROM letter_child k WHERE k.letter_id = l.id AND ${isLate(1)})
    AND NOT EXISTS (SELECT FROM letter_deadline_act act WHERE act.letter_id = l.id AND act.kind = $5)
    AND l.id > $6::uuid
  ORDER BY l.id LIMIT $7`;

/** $1 letter, then as above. */
const LATE_CHILDREN = `
  SELECT k.id FROM letter l JOIN letter_child k ON k.letter_id = l.id
  WHERE l.id = $1 AND ${isLate(2)} ORDER BY k.position`;

const DONE = `
  INSERT INTO letter_deadline_act (letter_id, kind, on_day) VALUES ($1, $2, $3)
  ON CONFLICT DO NOTHING RETURNING letter_id`;
