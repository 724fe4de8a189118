import type { EntityManager } from "typeorm";

/** Two clerks who draw up letters at once would both find a case without one; of another kind than the migrations' lock. */
const DRAFTING = 7_240_717;

/** Has drafts of a county made one after the other, until the transaction ends. */
export async function lockDrafting(manager: EntityManager, countyCode: string): Promise<void> {
  await manager.query("SELECT pg_advisory_xact_lock($1, $2)", [DRAFTING, Number(countyCode)]);
}

/** The letters of this county that are under way, by the case that they are about: drafts too, and none at its end. */
export async function findLettersUnderWay(
  manager: EntityManager,
  caseIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await manager.query<{ caseId: string; letterId: string }[]>(
    `SELECT DISTINCT ON (k.case_id) k.case_id AS "caseId", k.letter_id AS "letterId"
     FROM letter_child k JOIN letter l ON l.id = k.letter_id
     WHERE k.case_id = ANY ($1::uuid[]) AND l.direction = 'OUT'
       AND k.state IN ('WAITING', 'ACCEPTED', 'IN_PROGRESS', 'ANSWERED', 'FORWARDED')
     ORDER BY k.case_id, l.drafted_at DESC`,
    [caseIds],
  );
  return new Map(rows.map(({ caseId, letterId }) => [caseId, letterId]));
}
