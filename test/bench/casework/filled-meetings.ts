/** What comes before meetings, and the meetings of two years. As SQL, see `filled-cases.ts`. */
import { noteOf } from "./sample";

const FINDINGS = 8_000;
/** Decisions of a meeting; an eighth is still open. */
const DECISIONS = 50;

/** One whole, three of which a department was missing. */
const SWEEPS = `
  WITH swept AS (
    INSERT INTO sweep (id, region_code, school_year, as_of, state, requested_by, requested_post, requested_at, request_id,
      finished_at)
    SELECT md5('sweep ' || n)::uuid, '450204', '2018-2019', date '2018-12-31' - 7 * n,
      CASE n WHEN 1 THEN 'COMPLETED' ELSE 'INCOMPLETE' END, 'bench-office', '干事', timestamptz '2018-12-31T04:00:00Z',
      'bench', timestamptz '2018-12-31T05:00:00Z'
    FROM generate_series(1, 4) AS n RETURNING id, state
  )
  INSERT INTO sweep_page (sweep_id, number, size, state, missing)
  SELECT id, page, 500, CASE WHEN page % 9 = 0 AND state = 'INCOMPLETE' THEN 'MISSING' ELSE 'DONE' END,
    CASE WHEN page % 9 = 0 AND state = 'INCOMPLETE' THEN 'civil-affairs' END
  FROM swept CROSS JOIN generate_series(1, 50) AS page`;

/** Two fifths are open, half of them of children whom a case is about. */
const FINDING = `
  INSERT INTO finding (id, region_code, school_year, child_id, kind, severity, state, owner_kind, owner_code, since, covers,
    poor_household, watch_groups, home_county_code, township_code, school_id, evidence_digest, evidence_sealed,
    first_sweep_id, last_sweep_id, found_at, last_seen_at, settled_on)
  SELECT md5('finding ' || f.n)::uuid, '450204', '2018-2019',
    CASE WHEN f.n % 2 = 0 THEN draft.child_id ELSE md5('nobody ' || f.n) || left(md5('of ' || f.n), 20) END,
    ('{SUSPECTED_DROPOUT,ABSENT_ON_ROLL,NOT_ENROLLED}'::text[])[1 + pg_temp.pick(f.n, 51, 3)], 'MEDIUM', p.state, 'SCHOOL',
    draft.school, date '2018-11-01', '{}', false, '{}', '450204', draft.township, draft.school, '\\x00', ${noteOf("f.n")},
    md5('sweep 1')::uuid, md5('sweep 1')::uuid, timestamptz '2018-12-31T04:00:00Z' - pg_temp.pick(f.n, 52, 60) * interval '1 day',
    '2018-12-31T04:00:00Z', CASE p.state WHEN 'SETTLED' THEN date '2018-12-31' END
  FROM generate_series(1, ${FINDINGS}) AS f (n) JOIN draft ON draft.n = f.n
    CROSS JOIN LATERAL (SELECT ('{OPEN,OPEN,CONFIRMED,REFUTED,SETTLED}'::text[])[1 + pg_temp.pick(f.n, 50, 5)] AS state) AS p`;

const APPROVALS = `
  INSERT INTO approval (id, kind, subject_id, case_id, desk, reason_sealed, asked_at, asked_by, asked_post,
    asked_department, state, lapses_on)
  SELECT md5('approval ' || n)::uuid, 'REOPEN_CASE', id::text, id, 'education', account_sealed,
    timestamptz '2018-12-31T04:00:00Z' - n % 300 * interval '1 day', 'bench', '股长', 'education', 'LAPSED',
    date '2018-12-31' - n % 300 + 10
  FROM (SELECT id, account_sealed, row_number() OVER (ORDER BY number)::int AS n FROM child_case WHERE state = 'CLOSED' LIMIT 600)
    AS closed`;

/** Half of them no meeting has had before it. */
const OPENINGS = `
  INSERT INTO child_opening (id, child_id, case_id, mode, reason_sealed, desk, opened_at, opened_by, opened_post,
    opened_department, until, meeting_id)
  SELECT md5('opening ' || n)::uuid, child_id, id, 'BREAK_GLASS', ${noteOf("n")}, 'education',
    opened_on + time '04:00', 'bench', '股长', 'education', opened_on + time '08:00',
    CASE WHEN n % 2 = 0 THEN md5('meeting 8')::uuid END
  FROM draft WHERE n <= 600`;

const MEETINGS = `
  INSERT INTO meeting (id, region_code, year, serial, kind, quarter, held_on, place, chair, state, version, drawn_at,
    convened_on, convened_at, convened_by, convened_post, convened_department, closed_on, closed_at, minutes_id)
  SELECT md5('meeting ' || n)::uuid, '450204', extract(year FROM day), 1 + (n - 1) % 4, 'REGULAR',
    to_char(day, 'YYYY-"Q"Q'), day, '区政府三楼会议室', '某副区长', 'CLOSED', 9, day - 1 + time '04:00', day - 7,
    day - 7 + time '04:00', 'bench-leader', '分管副区长', 'joint-meeting', day, day + time '10:00', gen_random_uuid()
  FROM generate_series(1, 8) AS n
    CROSS JOIN LATERAL (SELECT (date '2017-03-20' + (n - 1) * interval '3 months')::date AS day) AS held`;

const MEMBERS = `
  INSERT INTO meeting_member (meeting_id, desk, ordinal, attended)
  SELECT m.id, desk, ordinal, true FROM meeting m CROSS JOIN meeting_member_rule r
    CROSS JOIN unnest(r.desks) WITH ORDINALITY AS member (desk, ordinal)`;

/** Each meeting had its thousands of subjects before it. */
const ITEMS = `
  INSERT INTO agenda_item (id, meeting_id, source, kind, position, title, count, subjects, state, is_noted)
  SELECT md5('item ' || m.id || item.kind)::uuid, m.id, item.kind, item.kind, row_number() OVER (PARTITION BY m.id), '议题',
    cardinality(subjects), subjects, 'STANDING', true
  FROM meeting m CROSS JOIN (
    SELECT 'LONG_CASES' AS kind, array_agg(id::text ORDER BY n) AS subjects FROM draft WHERE n <= 3000
    UNION ALL SELECT 'OVERDUE_TASKS', array_agg(id::text ORDER BY n) FROM task_draft WHERE n < 15000
    UNION ALL SELECT 'LAPSED_APPROVALS', array_agg(id::text) FROM approval WHERE lapses_on < '2018-10-01'
  ) AS item`;

/** Whatever a meeting decided is a task of a department. */
const DECIDED = `
  WITH decided AS (
    INSERT INTO task (id, number, region_code, meeting_id, item_id, kind, desk, asker_desk, asked_sealed, due_on, state,
      answer_kind, answer_sealed, asked_on, asked_at, asked_by, asked_post, asked_department, closed_on, closed_at)
    SELECT md5('decision ' || m.id || n)::uuid, '450204-' || m.year || '-TD' || m.serial || n, '450204', m.id,
      md5('item ' || m.id || 'LONG_CASES')::uuid, 'DECISION', 'education', 'office', ${noteOf("n")}, m.held_on + 14,
      CASE WHEN n % 8 = 0 THEN 'ASKED' ELSE 'DONE' END, CASE WHEN n % 8 > 0 THEN 'DONE' END,
      CASE WHEN n % 8 > 0 THEN ${noteOf("n")} END, m.held_on, m.held_on + time '09:00', 'bench-office', '干事',
      'joint-meeting', CASE WHEN n % 8 > 0 THEN m.held_on + 10 END, CASE WHEN n % 8 > 0 THEN m.held_on + 10 + time '04:00' END
    FROM meeting m CROSS JOIN generate_series(1, ${DECISIONS}) AS n
    RETURNING id, meeting_id, item_id, asked_sealed, due_on, asked_at
  )
  INSERT INTO meeting_decision (id, meeting_id, item_id, ordinal, text_sealed, text_digest, desk, due_on, task_id, at, actor,
    post, department)
  SELECT md5(id::text)::uuid, meeting_id, item_id, row_number() OVER (PARTITION BY meeting_id ORDER BY id), asked_sealed,
    sha256(id::text::bytea), 'education', due_on, id, asked_at, 'bench-office', '干事', 'joint-meeting'
  FROM decided`;

export const FILL_MEETINGS = [SWEEPS, FINDING, APPROVALS, OPENINGS, MEETINGS, MEMBERS, ITEMS, DECIDED];
