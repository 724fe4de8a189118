import type { EntityManager } from "typeorm";

/**
 * Since when a child is out of school whose letter was accepted: as the letter says, but not before its last case was
 * settled, whose time that was. A letter does not know of it, and what was accepted has its case all the same.
 */
export async function spellOfLetter(
  manager: EntityManager,
  { regionCode, childId, since }: { regionCode: string; childId: string; since: string },
): Promise<string> {
  const [closed] = await manager.query<{ until: string | null }[]>(SELECT_LAST, [regionCode, childId]);
  const until = closed?.until ?? null;
  return until !== null && since < until ? until : since;
}

/** The first day on which a further spell may begin; under the child's own id or that of a record linked to it. */
const SELECT_LAST = `
  SELECT max(greatest(c.outcome_on, c.spell_since + 1))::text AS until FROM child_case c
  WHERE c.region_code = $1 AND c.state = 'CLOSED' AND c.child_id = coalesce(
    (SELECT l.child_id FROM child_link l WHERE l.alias_id = $2 AND l.undone_at IS NULL), $2)`;
