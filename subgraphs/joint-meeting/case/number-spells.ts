import type { Querier } from "./case.rows";

/**
 * Numbers a child's spells in the order in which they began: one that is found later may have been earlier. What proved a
 * false report was no spell, so that what follows it is no second one (二次辍学).
 */
export async function numberSpells(database: Querier, regionCode: string, childId: string): Promise<void> {
  await database.query(
    `UPDATE child_case c SET spell_number = ordered.place
     FROM (
       SELECT id, 1 + (count(*) FILTER (WHERE outcome IS DISTINCT FROM 'FALSE_REPORT') OVER (
         ORDER BY spell_since, number ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING))::int AS place
       FROM child_case
       WHERE region_code = $1 AND child_id = $2
     ) ordered
     WHERE c.id = ordered.id AND c.spell_number <> ordered.place`,
    [regionCode, childId],
  );
}
