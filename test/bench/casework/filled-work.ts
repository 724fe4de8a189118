/** What departments have to do: tasks, deadlines with what was done about them, inboxes. As SQL, see `filled-cases.ts`. */
import { noteOf } from "./sample";

const TASKS = 100_000;
const NOTICES = 100_000;

/** The ten kinds that a case may ask for, each with its desk. */
const KINDS = `
  CREATE TEMP TABLE asked_of AS
  SELECT * FROM (VALUES (0, 'FIND_WHEREABOUTS', 'public-security'), (1, 'ASSESS_RELIEF', 'civil-affairs'),
    (2, 'ASSESS_DISABILITY', 'disabled-persons'), (3, 'CHECK_HOUSEHOLD', 'poverty-relief'), (4, 'VISIT', NULL),
    (5, 'SERVE_NOTICE', NULL), (6, 'LEGAL_AID', 'justice'), (7, 'CHILD_LABOUR', 'human-resources'),
    (8, 'HEALTH_CHECK', 'health'), (9, 'PLACE', 'education')) AS kind (k, kind, desk)`;

/** Half is not done yet, a third of that is overdue; one in twenty was returned, one in twenty withdrawn. */
const DRAFT = `
  CREATE TEMP TABLE task_draft AS
  SELECT n, md5('task ' || n)::uuid AS id, c.id AS case_id, asked_of.kind,
    coalesce(asked_of.desk, CASE asked_of.kind WHEN 'VISIT' THEN 'school:' || c.school_id ELSE 'township:' || c.township_code END)
      AS desk,
    state, asked_on, asked_on + 7 + pg_temp.pick(n, 22, 22) AS due_on
  FROM generate_series(0, ${TASKS - 1}) AS n
    JOIN (SELECT id, school_id, township_code, row_number() OVER (ORDER BY number) - 1 AS ordinal
      FROM child_case WHERE state = 'OPEN') AS c
      ON c.ordinal = n % 10000
    JOIN asked_of ON asked_of.k = n / 10000
    CROSS JOIN LATERAL (SELECT CASE WHEN p < 5 THEN 'ASKED' WHEN p < 10 THEN 'ACCEPTED' WHEN p < 11 THEN 'RETURNED'
      WHEN p < 19 THEN 'DONE' ELSE 'WITHDRAWN' END AS state FROM (SELECT pg_temp.pick(n, 20, 20) AS p) AS picked) AS standing
    CROSS JOIN LATERAL (SELECT date '2018-12-31' - CASE WHEN state IN ('DONE', 'WITHDRAWN') THEN 20 + pg_temp.pick(n, 21, 100)
      ELSE pg_temp.pick(n, 21, 30) END AS asked_on) AS asking`;

const TASK = `
  INSERT INTO task (id, number, region_code, case_id, kind, desk, asker_desk, asked_sealed, part_sealed, due_on, state,
    answer_kind, answer_sealed, reason_sealed, asked_on, asked_at, asked_by, asked_post, asked_department, accepted_on,
    accepted_at, accepted_by, accepted_post, accepted_department, closed_on, closed_at, closed_by, closed_post,
    closed_department)
  SELECT t.id, '450204-2018-T' || to_char(t.n + 1, 'FM990000'), '450204', t.case_id, t.kind, t.desk, 'office',
    ${noteOf("t.n")}, (SELECT part FROM sample), t.due_on, t.state, CASE WHEN done THEN 'DONE' END,
    CASE WHEN done THEN ${noteOf("t.n")} END, CASE WHEN t.state IN ('RETURNED', 'WITHDRAWN') THEN ${noteOf("t.n")} END,
    t.asked_on, t.asked_on + time '04:00', 'bench-office', '联席会议办公室干事', 'joint-meeting',
    CASE WHEN accepted THEN t.asked_on + 1 END, CASE WHEN accepted THEN t.asked_on + 1 + time '04:00' END,
    CASE WHEN accepted THEN 'bench' END, CASE WHEN accepted THEN '干事' END, CASE WHEN accepted THEN t.desk END,
    CASE WHEN over THEN t.asked_on + 9 END, CASE WHEN over THEN t.asked_on + 9 + time '04:00' END,
    CASE WHEN over THEN 'bench' END, CASE WHEN over THEN '干事' END, CASE WHEN over THEN t.desk END
  FROM task_draft t CROSS JOIN LATERAL (
    SELECT t.state = 'DONE' AS done, t.state IN ('DONE', 'WITHDRAWN') AS over, t.state IN ('ACCEPTED', 'DONE') AS accepted
  ) AS standing`;

const TASK_EVENTS = `
  INSERT INTO task_event (task_id, at, actor, post, department, kind, due_on, note_sealed)
  SELECT t.id, t.asked_on + k * interval '1 day', 'bench', '干事', t.desk,
    CASE k WHEN 0 THEN 'ASKED' WHEN 1 THEN 'ACCEPTED' WHEN 2 THEN 'ANSWERED' END, t.due_on, ${noteOf("t.n + k")}
  FROM generate_series(0, 2) AS k JOIN task_draft t
    ON k = 0 OR (k = 1 AND t.state IN ('ACCEPTED', 'DONE')) OR (k = 2 AND t.state = 'DONE')`;

/** A case in three is overdue; what is over has ended. */
const DEADLINES = `
  INSERT INTO deadline (id, subject_kind, subject_id, case_id, desk, due_on, ended_on)
  SELECT md5('deadline ' || id)::uuid, CASE state WHEN 'WATCHED' THEN 'CASE_WATCH' ELSE 'CASE' END, id::text, id, lead,
    date '2018-12-31' - 14 + pg_temp.pick(hashtext(id::text), 30, 42), closed_on
  FROM child_case
  UNION ALL
  SELECT md5('deadline ' || id)::uuid, 'TASK', id::text, case_id, desk, due_on,
    CASE WHEN state IN ('DONE', 'WITHDRAWN') THEN asked_on + 9 END
  FROM task_draft
  UNION ALL
  SELECT md5('rectification ' || n)::uuid, 'RECTIFICATION', md5('measure ' || n), NULL, 'school:' || school,
    date '2018-12-31' - n % 30, NULL
  FROM place`;

/** As the rounds have written them by the county's day; a working day is taken for 1.4 days. */
const DEADLINE_ACTS = `
  INSERT INTO deadline_act (deadline_id, due_on, kind, on_day, at)
  SELECT d.id, d.due_on, act.kind, d.due_on + act.days, d.due_on + act.days + time '00:01'
  FROM deadline d JOIN (VALUES ('REMIND_BEFORE', -2), ('REMIND_DUE', 0), ('TO_HEAD', 1), ('TO_AGENDA', 7), ('TO_LEADER', 14))
    AS act (kind, days) ON d.due_on + act.days <= coalesce(d.ended_on, date '2018-12-31')`;

/** A fifth to the office, a third to departments, the rest to education, schools, townships and heads; two fifths unread. */
const INBOX = `
  INSERT INTO inbox_entry (desk, kind, subject_kind, subject_id, case_id, due_on, created_on, created_at, read_at, read_by,
    dedupe)
  SELECT CASE WHEN p.desk < 20 THEN 'office' WHEN p.desk < 22 THEN 'leader' WHEN p.desk < 35 THEN 'education'
      WHEN p.desk < 70 THEN ('{public-security,civil-affairs,disabled-persons,poverty-relief,health,justice,human-resources}'::text[])
        [1 + p.desk % 7]
      WHEN p.desk < 85 THEN 'school:' || place.school WHEN p.desk < 95 THEN 'township:' || place.township
      ELSE 'public-security/head' END,
    ('{TASK_ASKED,TASK_DONE,DEADLINE_NEAR,DEADLINE_TODAY,DEADLINE_MISSED,STEP_DUE}'::text[])[1 + pg_temp.pick(e.n, 41, 6)],
    'TASK', t.id::text, t.case_id, t.due_on, came.on_day, came.on_day + time '04:00' + e.n * interval '1 microsecond',
    CASE WHEN p.is_read THEN came.on_day + time '06:00' END, CASE WHEN p.is_read THEN 'bench' END, 'bench ' || e.n
  FROM generate_series(1, ${NOTICES}) AS e (n)
    CROSS JOIN LATERAL (SELECT pg_temp.pick(e.n, 40, 100) AS desk, pg_temp.pick(e.n, 42, 100) < 95 - e.n * 70 / ${NOTICES} AS is_read) AS p
    CROSS JOIN LATERAL (SELECT date '2018-12-31' - ((${NOTICES} - e.n) * 120 / ${NOTICES}) AS on_day) AS came
    JOIN place ON place.n = 1 + pg_temp.pick(e.n, 43, 60)
    JOIN task_draft t ON t.n = (e.n * 7) % ${TASKS}
  ORDER BY e.n`;

/** The county's day has had its round, so that the service does not begin with one. */
const ROUND_DONE = "INSERT INTO casework_round (day, done_at) VALUES ('2018-12-31', '2018-12-31T00:01:00Z')";

export const FILL_WORK = [KINDS, DRAFT, TASK, TASK_EVENTS, DEADLINES, DEADLINE_ACTS, INBOX, ROUND_DONE];
