import type { Querier } from "./case.rows";

/** Numbers a child's spells in the order in which they began: one that is found later may have been earlier. */
export async function numberSpells(database: Querier, regionCode: string, childId: string): Promise<void> {
  await database.query(
    `UPDATE child_case c SET spell_number = ordered.place
     FROM (
       SELECT id, row_number() OVER (ORDER BY spell_since, number)::int AS place FROM child_case
       WHERE region_code = $1 AND child_id = $2
     ) ordered
     WHERE c.id = ordered.id AND c.spell_number <> ordered.place`,
    [regionCode, childId],
  );
}
