import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { isUuid } from "../../../infra/runtime/uuid";
import type { PersonId } from "../../../schema/person-id";
import { desksOf } from "../desk/desk";

interface CaseAccessSources {
  database: DataSource;
  clock: Clock;
  countyCode: string;
}

/**
 * The records of the child that a case or an opening opens to a caller at this instant: a case that is not closed, to the
 * desks that lead or assist in it or have an open task of it; an opening in force, to the account that it was made for.
 * Null for any other: missing, another's and over look the same.
 */
export async function findCaseAccess(
  { database, clock, countyCode }: CaseAccessSources,
  caller: Caller,
  id: string,
): Promise<PersonId[] | null> {
  const desks = desksOf(caller, countyCode);
  if (!isUuid(id) || desks.length === 0) return null;
  const rows = await database.query<{ id: PersonId }[]>(OPENED_RECORDS, [
    id,
    countyCode,
    desks,
    caller.actor,
    clock.now(),
  ]);
  return rows.length === 0 ? null : rows.map((row) => row.id);
}

/** $1 id, $2 county, $3 desks, $4 account, $5 now. The child with every record that is linked to it. */
const OPENED_RECORDS = `
  WITH opened AS (
    SELECT c.child_id FROM child_case c
    WHERE c.id = $1 AND c.region_code = $2 AND c.state <> 'CLOSED'
      AND (c.lead = ANY ($3::text[]) OR c.assistants && $3::text[] OR EXISTS (
        SELECT FROM task t WHERE t.case_id = c.id AND t.desk = ANY ($3::text[]) AND t.state IN ('ASKED', 'ACCEPTED')))
    UNION
    SELECT o.child_id FROM child_opening o
    WHERE o.id = $1 AND o.desk = ANY ($3::text[]) AND o.opened_by = $4
      AND o.ended_at IS NULL AND o.opened_at <= $5::timestamptz AND o.until > $5::timestamptz
  ), canonical AS (
    SELECT coalesce(l.child_id, opened.child_id) AS id
    FROM opened LEFT JOIN child_link l ON l.alias_id = opened.child_id AND l.undone_at IS NULL
  )
  SELECT id FROM canonical
  UNION
  SELECT l.alias_id FROM child_link l JOIN canonical ON l.child_id = canonical.id WHERE l.undone_at IS NULL
  ORDER BY id`;
