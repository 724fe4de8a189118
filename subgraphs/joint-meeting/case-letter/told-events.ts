import type { EntityManager } from "typeorm";
import type { LetterNews } from "./letter-news";

/** Takes an event to be told, so that nobody else tells it; false for one that was told. */
export async function takeEvent(
  manager: EntityManager,
  { eventId, kind, letterId, itemId, caseId }: Pick<LetterNews, "eventId" | "kind" | "letterId" | "itemId" | "caseId">,
  at: Date,
): Promise<boolean> {
  const taken = await manager.query<object[]>(
    `INSERT INTO letter_event_told (event_id, kind, letter_id, item_id, case_id, at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (event_id) DO NOTHING RETURNING event_id`,
    [eventId, kind, letterId, itemId, caseId, at],
  );
  return taken.length > 0;
}

/** Notes which case an event has come to. */
export async function setCaseOfEvent(manager: EntityManager, eventId: string, caseId: string): Promise<void> {
  await manager.query("UPDATE letter_event_told SET case_id = $2 WHERE event_id = $1", [eventId, caseId]);
}

/** The case that an event came to; null for an event that nobody told, or that came to none. */
export async function findCaseOfEvent(querier: Pick<EntityManager, "query">, eventId: string): Promise<string | null> {
  const [told] = await querier.query<{ caseId: string | null }[]>(
    'SELECT case_id AS "caseId" FROM letter_event_told WHERE event_id = $1',
    [eventId],
  );
  return told?.caseId ?? null;
}
