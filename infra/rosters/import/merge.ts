import type { Client } from "pg";
import type { RosterSpec } from "../spec/roster-spec";
import { STAGING_TABLE, storedColumns } from "./staging";

/**
 * Merges staged rows into their table; a row whose content is the same is not touched, not even locked.
 * Returns how many were new and changed.
 */
export async function mergeStaged(
  client: Client,
  spec: RosterSpec,
  now: Date,
): Promise<{ new: number; changed: number }> {
  const columns = storedColumns(spec);
  const set = columns.filter((column) => !spec.key.includes(column)).map((column) => `${column} = EXCLUDED.${column}`);
  const sameKey = spec.key.map((column) => `same.${column} = staged.${column}`).join(" AND ");
  const result = await client.query<{ new: number; changed: number }>(
    `WITH merged AS (
       INSERT INTO ${spec.table} AS kept (${columns.join(", ")}, imported_at)
       SELECT ${columns.join(", ")}, $1 FROM ${STAGING_TABLE} staged
       WHERE fault IS NULL AND NOT EXISTS (
         SELECT 1 FROM ${spec.table} same WHERE same.row_digest = staged.row_digest AND ${sameKey})
       ON CONFLICT (${spec.key.join(", ")}) DO UPDATE SET ${set.join(", ")}, imported_at = EXCLUDED.imported_at
       RETURNING xmax = 0 AS is_new)
     SELECT count(*) FILTER (WHERE is_new)::int AS new, count(*) FILTER (WHERE NOT is_new)::int AS changed FROM merged`,
    [now],
  );
  return result.rows[0] ?? { new: 0, changed: 0 };
}

/** Settles the rejections that accepted rows take the place of. */
export async function settleRejections(client: Client, spec: RosterSpec, now: Date): Promise<void> {
  await client.query(
    `UPDATE roster_rejection SET settled_at = $1
     WHERE table_name = $2 AND settled_at IS NULL AND id IN (
       SELECT unnest(ARRAY[mends, raw_id]) FROM ${STAGING_TABLE}
       WHERE (fault IS NULL OR fault = 'REPEATED') AND (mends IS NOT NULL OR raw_id IS NOT NULL))`,
    [now, spec.table],
  );
}
