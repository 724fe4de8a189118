/**
 * Cases with what was done in them, as SQL that makes the rows where they stay. `pg_temp.pick(row, use, n)` is a whole
 * number below n that is the same in every run, `noteOf` gives a note as the service seals it.
 */
import { noteOf } from "./sample";

/** Of three cases two are open, a sixth of the rest is watched. */
const CASES = 15_000;
/** Days from the first opening to the last, which is the county's day. */
const DAYS = 400;

/** A school lies in a township, and its number tells in which. $1 townships. */
export const PLACES = `
  CREATE TEMP TABLE place AS
  SELECT n, '21450204' || lpad(n::text, 2, '0') AS school, ($1::text[])[1 + n % cardinality($1::text[])] AS township
  FROM generate_series(1, 60) AS n`;

/** Each case with its school and how many steps have been taken in it: four on average. */
const DRAFT = `
  CREATE TEMP TABLE draft AS
  SELECT d.n, md5('case ' || d.n)::uuid AS id, place.school, place.township,
    CASE WHEN d.n % 3 <> 0 THEN 'OPEN' WHEN d.n % 18 = 0 THEN 'WATCHED' ELSE 'CLOSED' END AS state,
    ('{0,1,2,3,4,4,5,5,6,7}'::int[])[1 + pg_temp.pick(d.n, 1, 10)] AS steps,
    date '2018-12-31' - ((${CASES} - d.n) * ${DAYS} / ${CASES}) AS opened_on,
    md5('child ' || d.n) || left(md5('of ' || d.n), 20) AS child_id
  FROM generate_series(1, ${CASES}) AS d (n) JOIN place ON place.n = 1 + pg_temp.pick(d.n, 2, 60)`;

const LADDER =
  "'{OPENED,CONFIRM_DROPOUT,PERSUASION,WRITTEN_REPORT,RETURN_NOTICE,ORDER_NOTICE,DEMAND,ENFORCEMENT}'::text[]";

/** Seven tenths are of this county; one in twenty is the second spell of a child whose first is closed. */
const CHILD_CASE = `
  INSERT INTO child_case (id, number, region_code, child_id, recorded_child_id, spell_number, spell_since, origin,
    previous_case_id, cause, whereabouts, account_sealed, school_id, grade, class_name, township_code, home_county_code,
    lead, assistants, stage, stage_since, state, outcome, outcome_on, closed_on, watch_until, version, opened_on, opened_at,
    opened_by, opened_post, opened_department)
  SELECT d.id,
    '450204-' || extract(year FROM d.opened_on) || '-'
      || to_char(row_number() OVER (PARTITION BY extract(year FROM d.opened_on) ORDER BY d.n), 'FM990000'),
    '450204', coalesce(first.child_id, d.child_id), coalesce(first.child_id, d.child_id),
    CASE WHEN first.id IS NULL THEN 1 ELSE 2 END, d.opened_on - CASE WHEN first.id IS NULL THEN pg_temp.pick(d.n, 3, 20) ELSE 0 END,
    CASE WHEN first.id IS NULL THEN 'BY_HAND' ELSE 'RELAPSE' END, first.id,
    ('{POVERTY,WEARY_OF_SCHOOL,WEARY_OF_SCHOOL,ILLNESS,WORKING,AWAY_WITH_FAMILY,UNKNOWN}'::text[])[1 + pg_temp.pick(d.n, 4, 7)],
    ('{AT_HOME,WORKING_AWAY,WITH_PARENTS_AWAY,UNKNOWN}'::text[])[1 + pg_temp.pick(d.n, 5, 4)], ${noteOf("d.n")},
    d.school, 1 + pg_temp.pick(d.n, 6, 9), 1 + pg_temp.pick(d.n, 7, 8) || '班', d.township,
    ('{450204,450204,450204,450204,450204,450204,450204,451321,450205,450222}'::text[])[1 + pg_temp.pick(d.n, 8, 10)],
    CASE WHEN p.lead < 50 THEN 'school:' || d.school WHEN p.lead < 85 THEN 'township:' || d.township
      WHEN p.lead < 95 THEN 'education' ELSE 'office' END,
    CASE WHEN p.lead < 50 THEN array['township:' || d.township] ELSE array['school:' || d.school, 'education'] END,
    (${LADDER})[1 + d.steps], least(date '2018-12-31', d.opened_on + 5 * d.steps), d.state,
    CASE WHEN d.state <> 'OPEN' THEN p.outcome END, CASE WHEN d.state <> 'OPEN' THEN p.outcome_on END,
    CASE WHEN d.state = 'CLOSED' THEN least(date '2018-12-31', p.outcome_on + 21) END,
    CASE WHEN d.state = 'WATCHED' THEN date '2019-01-14' END, 1 + d.steps, d.opened_on, d.opened_on + time '04:00',
    'bench-office', '联席会议办公室干事', 'joint-meeting'
  FROM draft d
    CROSS JOIN LATERAL (SELECT pg_temp.pick(d.n, 9, 100) AS lead,
      ('{RETURNED,RETURNED,RETURNED,RETURNED,RETURNED,RETURNED,TRANSFERRED,HOME_TEACHING,HANDED_OVER,FALSE_REPORT}'::text[])
        [1 + pg_temp.pick(d.n, 10, 10)] AS outcome,
      least(date '2018-12-31', d.opened_on + 5 * d.steps + pg_temp.pick(d.n, 11, 30)) AS outcome_on) AS p
    LEFT JOIN draft first ON d.n % 21 = 1 AND first.n = d.n - 4000 AND first.state = 'CLOSED'`;

const STEPS = `
  INSERT INTO case_step (id, case_id, kind, taken_on, organ, answer_until, note_sealed, actor, post, department, at)
  SELECT md5('step ' || d.n || ' ' || k)::uuid, d.id, (${LADDER})[1 + k], taken.day, c.lead,
    CASE WHEN k >= 4 THEN taken.day + 7 END, ${noteOf("d.n + k")}, 'bench', '干事', 'education', taken.day + time '05:00'
  FROM draft d JOIN child_case c ON c.id = d.id CROSS JOIN generate_series(1, d.steps) AS k
    CROSS JOIN LATERAL (SELECT least(date '2018-12-31', d.opened_on + 5 * k) AS day) AS taken`;

const VISITS = `
  INSERT INTO case_visit (id, case_id, visited_on, lines, organ, visitors_sealed, met_sealed, said_sealed, actor, post,
    department, at)
  SELECT md5('visit ' || d.n || ' ' || k)::uuid, d.id, d.opened_on, '{GOVERNMENT,EDUCATION}', 'school:' || d.school,
    ${noteOf("d.n")}, ${noteOf("d.n + 1")}, ${noteOf("d.n + 2")}, 'bench', '班主任', 'education',
    d.opened_on + time '06:00'
  FROM draft d CROSS JOIN generate_series(1, 2) AS k`;

const OUTCOMES = `
  INSERT INTO case_outcome (id, case_id, outcome, on_date, paper_sealed, actor, post, department, at, confirmed_on,
    confirmed_by)
  SELECT md5('outcome ' || id)::uuid, id, outcome, outcome_on, account_sealed, 'bench', '干事', 'education',
    outcome_on + time '04:00', closed_on, CASE WHEN closed_on IS NOT NULL THEN 'PAPER' END
  FROM child_case WHERE outcome IS NOT NULL`;

const RESPONSIBLE = `
  INSERT INTO case_responsible (case_id, line, level, name, post)
  SELECT d.id, line, level, '某某' || pg_temp.pick(d.n, length(level), 99), level
  FROM draft d CROSS JOIN (VALUES ('GOVERNMENT', 'COUNTY_LEADER'), ('GOVERNMENT', 'TOWNSHIP_LEADER'),
    ('GOVERNMENT', 'VILLAGE_LEADER'), ('EDUCATION', 'BUREAU_LEADER'), ('EDUCATION', 'PRINCIPAL'),
    ('EDUCATION', 'CLASS_TEACHER')) AS post (line, level)`;

const EVENTS = `
  INSERT INTO case_event (case_id, at, actor, post, department, kind, note_sealed)
  SELECT d.id, d.opened_on + k * interval '2 days', 'bench', '干事', 'education',
    ('{OPENED,VISIT_RECORDED,STEP_TAKEN,TASK_ASKED,STEP_TAKEN,VISIT_RECORDED,TASK_DONE,ESCALATED}'::text[])[k],
    ${noteOf("d.n + k")}
  FROM generate_series(1, 8) AS k CROSS JOIN draft d`;

export const FILL_CASES = [DRAFT, CHILD_CASE, STEPS, VISITS, OUTCOMES, RESPONSIBLE, EVENTS];
