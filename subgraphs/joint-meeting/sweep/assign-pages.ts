import { countRows, setForBulk } from "./bulk-settings";
import type { SweepRun } from "./sweep-run";

/** Records on a page of the reading, at most. */
export const PAGE_RECORDS = 500;

/**
 * Puts the children of a sweep on pages in the order of their ids, once all are listed. Records that are linked as one
 * child's come with it, listed or not, and are never parted by a page's end.
 */
export async function assignPages({ database, sweepId }: SweepRun): Promise<void> {
  await database.transaction(async (manager) => {
    await setForBulk(manager);
    for (const statement of [LINKED_RECORDS, PAGES, PAGE_LIST, TOTAL]) {
      await manager.query(statement, statement === PAGES ? [sweepId, PAGE_RECORDS] : [sweepId]);
    }
    await countRows(manager);
  });
}

/** A child and its aliases: whichever of them is listed brings the others. */
const LINKED_RECORDS = `
  INSERT INTO sweep_child (sweep_id, child_id)
  SELECT $1, record FROM (
    SELECT unnest(ARRAY[sibling.alias_id, sibling.child_id]) AS record
    FROM child_link link
      JOIN sweep_child listed ON listed.sweep_id = $1 AND listed.child_id IN (link.alias_id, link.child_id)
      JOIN child_link sibling ON sibling.child_id = link.child_id AND sibling.undone_at IS NULL
    WHERE link.undone_at IS NULL
  ) linked
  ON CONFLICT (sweep_id, child_id) DO NOTHING`;

/** By the place of a child's first record; pages end so early that the longest child still fits behind the last place. */
const PAGES = `
  WITH owned AS (
    SELECT record.child_id, coalesce(link.child_id, record.child_id) AS canonical_id
    FROM sweep_child record LEFT JOIN child_link link ON link.alias_id = record.child_id AND link.undone_at IS NULL
    WHERE record.sweep_id = $1
  ), placed AS MATERIALIZED (
    SELECT child_id, canonical_id, rank() OVER (ORDER BY canonical_id) - 1 AS place,
      count(*) OVER (PARTITION BY canonical_id) AS records
    FROM owned
  )
  UPDATE sweep_child c
  SET canonical_id = placed.canonical_id,
    page = placed.place / ($2::int - (SELECT least(max(records), $2::int) FROM placed) + 1) + 1
  FROM placed WHERE c.sweep_id = $1 AND c.child_id = placed.child_id`;

const PAGE_LIST = `
  INSERT INTO sweep_page (sweep_id, number, size)
  SELECT sweep_id, page, count(*) FROM sweep_child WHERE sweep_id = $1 GROUP BY sweep_id, page`;

const TOTAL = `
  UPDATE sweep SET total = (SELECT count(*) FROM sweep_child WHERE sweep_id = $1) WHERE id = $1`;
