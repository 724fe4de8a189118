import type { EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import { stateAfter, statesBefore } from "../finding/finding-transition";
import type { ChildLinkRow } from "./child-link-row";

/** A linking or its undoing, as the history of each finding and case tells it. */
export interface LinkAct {
  link: ChildLinkRow;
  caller: Caller;
  now: Date;
  today: string;
  noteSealed: Buffer;
}

const authorOf = ({ link, caller, now, noteSealed }: LinkAct): unknown[] => [
  link.id,
  now,
  caller.actor,
  caller.post,
  caller.department,
  noteSealed,
];

/**
 * Moves the findings of a linked record to its child, and keeps how they stood. The conflict between the two is
 * confirmed and settled by the linking; so is a finding that the child has by itself. What else the linking has made
 * untrue (a child enrolled under its other number) the next sweep finds no more.
 */
export async function moveFindings(manager: EntityManager, act: LinkAct): Promise<void> {
  const { aliasId, childId, id } = act.link;
  await manager.query(KEEP_FINDINGS, [id, aliasId]);
  await manager.query(SETTLE_FINDINGS, [
    ...authorOf(act),
    aliasId,
    childId,
    act.today,
    statesBefore("LINK"),
    stateAfter("LINK"),
    stateAfter("CONFIRM"),
  ]);
  await manager.query(MOVE_FINDINGS, [...authorOf(act), aliasId, childId]);
}

/** Gives a record its findings back as {@link moveFindings} has kept them; what the linking settled stands as before. */
export async function giveFindingsBack(manager: EntityManager, act: LinkAct): Promise<void> {
  await manager.query(GIVE_BACK, [...authorOf(act), act.link.aliasId]);
}

/** $1 link, $2 alias. */
const KEEP_FINDINGS = `
  INSERT INTO child_link_finding (link_id, finding_id, child_id, other_child_id, state)
  SELECT $1, id, child_id, other_child_id, state FROM finding WHERE $2 IN (child_id, other_child_id)`;

const EVENT_COLUMNS = "id, finding_id, at, actor, post, department, note_sealed, kind, settle_reason";
/** $2 now, $3 actor, $4 post, $5 department, $6 note. */
const AUTHOR = "$2::timestamptz, $3::text, $4::text, $5::text, $6::bytea";

/** $7 alias, $8 child, $9 today, $10 states before, $11 state after, $12 the confirmed state. */
const SETTLE_FINDINGS = `
  WITH kept AS (
    SELECT f.id, f.region_code, f.kind, k.state,
      CASE f.child_id WHEN $7 THEN $8 ELSE f.child_id END AS one,
      CASE f.other_child_id WHEN $7 THEN $8 ELSE f.other_child_id END AS other
    FROM child_link_finding k JOIN finding f ON f.id = k.finding_id
    WHERE k.link_id = $1 AND f.state = ANY ($10::text[])
  ), settled AS (
    UPDATE finding f SET state = $11::text, settled_on = $9::date
    FROM kept WHERE f.id = kept.id AND (one = other OR EXISTS (
      SELECT FROM finding own
      WHERE own.region_code = kept.region_code AND own.kind = kept.kind AND own.state <> 'SETTLED' AND own.id <> kept.id
        AND least(own.child_id, own.other_child_id) = least(one, other)
        AND greatest(own.child_id, own.other_child_id) = greatest(one, other)))
    RETURNING f.id, kept.state, one = other AS is_pair
  ), marked AS (
    UPDATE child_link_finding k SET settled = true FROM settled WHERE k.link_id = $1 AND k.finding_id = settled.id
  )
  INSERT INTO finding_event (${EVENT_COLUMNS})
  SELECT gen_random_uuid(), id, ${AUTHOR}, CASE step WHEN 1 THEN 'CONFIRMED' ELSE 'SETTLED' END,
    CASE step WHEN 2 THEN 'RECORDS_LINKED' END
  FROM settled CROSS JOIN generate_series(1, 2) AS step
  WHERE step = 2 OR (is_pair AND state <> $12::text)
  ORDER BY id, step`;

/** $7 alias, $8 child. A pair that is one child by now keeps both its ids: it tells what was in conflict. */
const MOVE_FINDINGS = `
  WITH moved AS (
    UPDATE finding f SET
      child_id = CASE f.child_id WHEN $7 THEN $8 ELSE f.child_id END,
      other_child_id = CASE f.other_child_id WHEN $7 THEN $8 ELSE f.other_child_id END
    FROM child_link_finding k
    WHERE k.link_id = $1 AND k.finding_id = f.id
      AND (f.other_child_id IS NULL OR $8 NOT IN (f.child_id, f.other_child_id))
    RETURNING f.id
  )
  INSERT INTO finding_event (${EVENT_COLUMNS})
  SELECT gen_random_uuid(), id, ${AUTHOR}, 'LINKED', NULL FROM moved`;

/** $7 alias. Nothing is opened beside a finding of the same kind that came about since. */
const GIVE_BACK = `
  WITH kept AS (
    SELECT f.id, f.region_code, f.kind, k.state, k.settled,
      CASE k.child_id WHEN $7 THEN $7 ELSE f.child_id END AS one,
      CASE k.other_child_id WHEN $7 THEN $7 ELSE f.other_child_id END AS other
    FROM child_link_finding k JOIN finding f ON f.id = k.finding_id
    WHERE k.link_id = $1
  ), given_back AS (
    UPDATE finding f SET
      child_id = one, other_child_id = other, state = CASE WHEN opens THEN kept.state ELSE f.state END,
      settled_on = CASE WHEN opens THEN NULL ELSE f.settled_on END
    FROM kept CROSS JOIN LATERAL (
      SELECT kept.settled AND NOT EXISTS (
        SELECT FROM finding own
        WHERE own.region_code = kept.region_code AND own.kind = kept.kind AND own.state <> 'SETTLED' AND own.id <> kept.id
          AND least(own.child_id, own.other_child_id) = least(one, other)
          AND greatest(own.child_id, own.other_child_id) = greatest(one, other)) AS opens
    ) step
    WHERE f.id = kept.id
    RETURNING f.id
  )
  INSERT INTO finding_event (${EVENT_COLUMNS})
  SELECT gen_random_uuid(), id, ${AUTHOR}, 'UNLINKED', NULL FROM given_back`;
