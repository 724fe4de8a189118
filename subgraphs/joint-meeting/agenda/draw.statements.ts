import { AgendaKind } from "./agenda-kind";

/**
 * What an agenda is drawn from: one statement for each table, which puts what it finds on the agenda at once, so that no
 * list of ten thousand ids travels. An order by day is enough: what is kept is read by its place, and so are the cases that
 * it is about, in the same order. All have $1 the meeting and $2 the titles by kind; $3 is the county, where a table may hold rows of several.
 */

/** New items come after those that there are; the renumbering closes the gap. */
const BEYOND = 1_000_000;

/** Ranks of the kinds, in which items come that are drawn up together. */
const RANKS = JSON.stringify(Object.fromEntries(Object.values(AgendaKind).map((kind, rank) => [kind, BEYOND + rank])));

/**
 * Puts what a source found on the agenda, or renews what stands there. What the office has dropped stays dropped, what it
 * has worded keeps its words.
 * @param found SQL of rows (kind, subjects, notes, case_ids)
 */
const putting = (found: string): string => `
  INSERT INTO agenda_item AS i (id, meeting_id, source, kind, position, title, count, subjects, notes, case_ids, state)
  SELECT gen_random_uuid(), $1::uuid, kind, kind, ('${RANKS}'::jsonb ->> kind)::int, $2::jsonb ->> kind,
    cardinality(subjects), subjects, notes, coalesce(case_ids, '{}'), 'STANDING'
  FROM (${found}) AS found
  WHERE cardinality(subjects) > 0 OR kind = 'LAST_DECISIONS'
  ON CONFLICT (meeting_id, source) DO UPDATE SET
    count = excluded.count, subjects = excluded.subjects, notes = excluded.notes, case_ids = excluded.case_ids,
    state = CASE i.state WHEN 'DROPPED' THEN 'DROPPED' ELSE 'STANDING' END
  RETURNING source`;

/** Whether a closed meeting has had a subject before it under the same kind. */
const toldBefore = (kind: AgendaKind, key: string): string => `EXISTS (
  SELECT FROM agenda_item told JOIN meeting m ON m.id = told.meeting_id CROSS JOIN unnest(told.subjects) AS subject
  WHERE m.region_code = $3 AND m.state = 'CLOSED' AND told.kind = '${kind}' AND told.state = 'STANDING'
    AND subject = ${key})`;

const NO_CASES = "'{}'::uuid[] AS case_ids";

/** $4 the meeting before, or null for none: then there is nothing to begin with. Older decisions come as long as they are open. */
const LAST_DECISIONS = putting(`
  SELECT 'LAST_DECISIONS' AS kind,
    coalesce(array_agg(d.id::text ORDER BY m.held_on DESC, m.serial DESC, d.ordinal) FILTER (WHERE d.id IS NOT NULL), '{}')
      AS subjects, '{}'::text[] AS notes,
    array_agg(d.case_id ORDER BY m.held_on DESC, m.serial DESC, d.ordinal) FILTER (WHERE d.case_id IS NOT NULL) AS case_ids
  FROM meeting m
    LEFT JOIN (meeting_decision d JOIN task t ON t.id = d.task_id)
      ON d.meeting_id = m.id AND (m.id = $4::uuid OR t.state IN ('ASKED', 'ACCEPTED', 'RETURNED'))
  WHERE m.region_code = $3 AND m.state = 'CLOSED' AND $4::uuid IS NOT NULL
  HAVING count(*) > 0`);

/**
 * $4 today. Tasks that a meeting decided come under its decisions; what is returned is the asker's to ask again or to
 * withdraw. Read from the index alone, in its order.
 */
const OVERDUE_TASKS = putting(`
  SELECT 'OVERDUE_TASKS' AS kind, array_agg(id::text ORDER BY due_on, id) AS subjects, '{}'::text[] AS notes,
    array_agg(case_id ORDER BY due_on, id) FILTER (WHERE case_id IS NOT NULL) AS case_ids
  FROM task
  WHERE region_code = $3 AND state IN ('ASKED', 'ACCEPTED', 'RETURNED') AND due_on < $4::date AND kind <> 'DECISION'
  HAVING count(*) > 0`);

/** Running deadlines that were put before the meeting, of cases and of rectifications. */
const ESCALATED = putting(`
  SELECT CASE WHEN d.subject_kind = 'RECTIFICATION' THEN 'RECTIFICATIONS' ELSE 'OVERDUE_CASES' END AS kind,
    array_agg(d.subject_id ORDER BY d.due_on) AS subjects, '{}'::text[] AS notes,
    array_agg(d.case_id ORDER BY d.due_on) FILTER (WHERE d.case_id IS NOT NULL) AS case_ids
  FROM deadline_act act JOIN deadline d ON d.id = act.deadline_id AND d.due_on = act.due_on
  WHERE act.kind = 'TO_AGENDA' AND d.ended_on IS NULL AND d.subject_kind IN ('CASE', 'CASE_WATCH', 'RECTIFICATION')
  GROUP BY d.subject_kind = 'RECTIFICATION'`);

/** $4 the last day of opening of a case that is open for too long. */
const LONG_CASES = putting(`
  SELECT 'LONG_CASES' AS kind, array_agg(id::text ORDER BY opened_on, number) AS subjects, '{}'::text[] AS notes,
    array_agg(id ORDER BY opened_on, number) AS case_ids
  FROM child_case
  WHERE region_code = $3 AND state = 'OPEN' AND opened_on <= $4::date
  HAVING count(*) > 0`);

/**
 * $4 the last day of a letter whose answer is overdue. Cases handed over by a letter that nothing was heard of, and letters
 * that were escalated to the meeting, with the cases that they are about; a case of such a letter comes with it.
 */
const LETTERS = putting(`
  WITH late AS (
    SELECT letter_id, min(to_meeting_on) AS since, array_agg(DISTINCT case_id) FILTER (WHERE case_id IS NOT NULL) AS cases
    FROM case_letter
    WHERE to_meeting_on IS NOT NULL
    GROUP BY letter_id
  ), handed AS (
    SELECT c.id, c.outcome_on, c.number FROM child_case c
    WHERE c.region_code = $3 AND c.state = 'WATCHED' AND c.outcome = 'HANDED_OVER' AND c.outcome_on <= $4::date
      AND NOT EXISTS (SELECT FROM case_letter l WHERE l.case_id = c.id AND l.direction = 'OUT'
        AND (l.to_meeting_on IS NOT NULL OR l.state = 'ANSWERED'))
  )
  SELECT 'LETTERS' AS kind, array_agg(key ORDER BY since, rank, key) AS subjects, '{}'::text[] AS notes, (
      SELECT array_agg(id ORDER BY since, rank) FROM (
        SELECT id, outcome_on AS since, number AS rank FROM handed
        UNION ALL
        SELECT unnest(cases), since, letter_id::text FROM late
      ) AS behind) AS case_ids
  FROM (
    SELECT id::text AS key, outcome_on AS since, number AS rank FROM handed
    UNION ALL
    SELECT letter_id::text, since, letter_id::text FROM late
  ) AS found
  HAVING count(*) > 0`);

/** $4 the last day of finding of what is open for too long. A case of the child is somebody's, whatever it came from. */
const FINDINGS = putting(`
  SELECT 'UNOWNED_FINDINGS' AS kind, array_agg(f.id::text ORDER BY f.found_at) AS subjects, '{}'::text[] AS notes,
    ${NO_CASES}
  FROM finding f
  WHERE f.region_code = $3 AND f.state = 'OPEN'
    AND f.found_at < ($4::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
    AND NOT EXISTS (SELECT FROM child_case c
      WHERE c.region_code = f.region_code AND c.child_id = f.child_id AND c.state <> 'CLOSED')
  HAVING count(*) > 0`);

/** $4 and $5: departments that could not be read now, and what of them. A sweep is told of once. */
const OUTAGES = putting(`
  SELECT 'OUTAGES' AS kind, array_agg(key ORDER BY key) AS subjects, array_agg(note ORDER BY key) AS notes, ${NO_CASES}
  FROM (
    SELECT part.missing || ' ' || s.id AS key,
      to_char(s.as_of, 'YYYY-MM-DD') || '四查三比对' || CASE WHEN sum(part.pages) > 0 THEN '缺' || sum(part.pages) || '页' ELSE '名单不全' END
        AS note
    FROM sweep s JOIN (
      SELECT sweep_id, missing, 1 AS pages FROM sweep_page WHERE state = 'MISSING' AND missing IS NOT NULL
      UNION ALL
      SELECT sweep_id, missing, 0 FROM sweep_source WHERE missing IS NOT NULL
    ) AS part ON part.sweep_id = s.id
    WHERE s.region_code = $3 AND s.state = 'INCOMPLETE' AND NOT ${toldBefore(AgendaKind.OUTAGES, "(part.missing || ' ' || s.id)")}
    GROUP BY part.missing, s.id, s.as_of
    UNION ALL
    SELECT * FROM unnest($4::text[], $5::text[])
  ) AS outage
  HAVING count(*) > 0`);

/** Emergencies that no meeting has had before it. */
const OPENINGS = putting(`
  SELECT 'OPENINGS' AS kind, array_agg(id::text ORDER BY opened_at, id) AS subjects, '{}'::text[] AS notes,
    array_agg(case_id ORDER BY opened_at, id) FILTER (WHERE case_id IS NOT NULL) AS case_ids
  FROM child_opening
  WHERE mode = 'BREAK_GLASS' AND meeting_id IS NULL
  HAVING count(*) > 0`);

/** $4 today: what has passed its day counts as lapsed, whether or not somebody has noted it yet. */
const LAPSED_APPROVALS = putting(`
  SELECT 'LAPSED_APPROVALS' AS kind, array_agg(a.id::text ORDER BY a.asked_at, a.id) AS subjects, '{}'::text[] AS notes,
    array_agg(a.case_id ORDER BY a.asked_at, a.id) FILTER (WHERE a.case_id IS NOT NULL) AS case_ids
  FROM approval a
  WHERE (a.state = 'LAPSED' OR (a.state IN ('ASKED', 'APPROVED') AND a.lapses_on < $4::date))
    AND NOT ${toldBefore(AgendaKind.LAPSED_APPROVALS, "a.id::text")}
  HAVING count(*) > 0`);

/** $4 and $5: reports as they were read, and what is said of each. One that was late is told of once, one that is missing again and again. */
const LATE_REPORTS = putting(`
  SELECT 'LATE_REPORTS' AS kind, array_agg(key ORDER BY ordinal) AS subjects, array_agg(note ORDER BY ordinal) AS notes,
    ${NO_CASES}
  FROM unnest($4::text[], $5::text[]) WITH ORDINALITY AS report (key, note, ordinal)
  WHERE NOT (key LIKE '% LATE' AND ${toldBefore(AgendaKind.LATE_REPORTS, "key")})
  HAVING count(*) > 0`);

/** $3 and $4: indicators as they were counted, and what is said of each. */
const MISSED_TARGETS = putting(
  `SELECT 'MISSED_TARGETS' AS kind, $3::text[] AS subjects, $4::text[] AS notes, ${NO_CASES}`,
);

export const DRAW = {
  LAST_DECISIONS,
  OVERDUE_TASKS,
  ESCALATED,
  LONG_CASES,
  LETTERS,
  FINDINGS,
  OUTAGES,
  OPENINGS,
  LAPSED_APPROVALS,
  LATE_REPORTS,
  MISSED_TARGETS,
};

/** The meeting before another. $1 county, $2 the other, $3 its day. */
export const SELECT_MEETING_BEFORE = `
  SELECT id, held_on AS "heldOn" FROM meeting
  WHERE region_code = $1 AND state = 'CLOSED' AND id <> $2 AND held_on <= $3
  ORDER BY held_on DESC, serial DESC LIMIT 1`;

/** What is found no more. $1 meeting, $2 sources found now, $3 kinds that could not be read: nobody knows of those. */
export const MARK_GONE = `
  UPDATE agenda_item SET state = 'GONE'
  WHERE meeting_id = $1 AND state = 'STANDING' AND kind NOT IN ('CASE', 'TEXT')
    AND source <> ALL ($2::text[]) AND kind <> ALL ($3::text[])`;

/** What stands first, in its order; what became of the last decisions before all. $1 meeting. */
export const RENUMBER = `
  UPDATE agenda_item i SET position = ranked.position
  FROM (
    SELECT id, row_number() OVER (
      ORDER BY state = 'STANDING' DESC, kind = 'LAST_DECISIONS' DESC, agenda_item.position, id)::int AS position
    FROM agenda_item WHERE meeting_id = $1
  ) AS ranked
  WHERE i.id = ranked.id AND i.position <> ranked.position`;
