import type { AgendaKind } from "./agenda-kind";

/** What a table has for a page of subjects; what lies in none is made of its key. */
export interface SubjectRow {
  id: string;
  number: string | null;
  caseNumber: string | null;
  desk: string | null;
  since: string | null;
  dueOn: string | null;
  taskState: string | null;
}

/** $1 ids. */
const CASES = `
  SELECT c.id, NULL AS number, c.number AS "caseNumber", c.lead AS desk, coalesce(c.outcome_on, c.opened_on) AS since,
    NULL::date AS "dueOn", NULL AS "taskState"
  FROM child_case c WHERE c.id = ANY ($1::uuid[])`;

/** With the deadline that a case runs under. */
const OVERDUE_CASES = `
  SELECT c.id, NULL AS number, c.number AS "caseNumber", coalesce(d.desk, c.lead) AS desk, c.opened_on AS since,
    d.due_on AS "dueOn", NULL AS "taskState"
  FROM child_case c LEFT JOIN LATERAL (
    SELECT desk, due_on FROM deadline
    WHERE case_id = c.id AND ended_on IS NULL AND subject_kind IN ('CASE', 'CASE_WATCH') ORDER BY due_on LIMIT 1
  ) AS d ON true
  WHERE c.id = ANY ($1::uuid[])`;

const TASKS = `
  SELECT t.id, t.number, c.number AS "caseNumber", t.desk, t.asked_on AS since, t.due_on AS "dueOn",
    t.state AS "taskState"
  FROM task t LEFT JOIN child_case c ON c.id = t.case_id WHERE t.id = ANY ($1::uuid[])`;

const DECISIONS = `
  SELECT d.id, m.year || '年第' || m.serial || '次' AS number, c.number AS "caseNumber", d.desk, m.held_on AS since,
    t.due_on AS "dueOn", t.state AS "taskState"
  FROM meeting_decision d JOIN meeting m ON m.id = d.meeting_id JOIN task t ON t.id = d.task_id
    LEFT JOIN child_case c ON c.id = d.case_id
  WHERE d.id = ANY ($1::uuid[])`;

const FINDINGS = `
  SELECT f.id, NULL AS number, NULL AS "caseNumber",
    CASE f.owner_kind WHEN 'SCHOOL' THEN 'school:' || f.owner_code WHEN 'TOWNSHIP' THEN 'township:' || f.owner_code
      ELSE CASE f.owner_code WHEN 'joint-meeting' THEN 'office' ELSE f.owner_code END END AS desk,
    (f.found_at AT TIME ZONE 'Asia/Shanghai')::date AS since, NULL::date AS "dueOn", NULL AS "taskState"
  FROM finding f WHERE f.id = ANY ($1::uuid[])`;

/** Whoever opened a child's data is told of; the child and the reason are not. */
const OPENINGS = `
  SELECT o.id, NULL AS number, c.number AS "caseNumber", o.desk,
    (o.opened_at AT TIME ZONE 'Asia/Shanghai')::date AS since, NULL::date AS "dueOn", NULL AS "taskState"
  FROM child_opening o LEFT JOIN child_case c ON c.id = o.case_id WHERE o.id = ANY ($1::uuid[])`;

const APPROVALS = `
  SELECT a.id, NULL AS number, c.number AS "caseNumber", a.desk,
    (a.asked_at AT TIME ZONE 'Asia/Shanghai')::date AS since, a.lapses_on AS "dueOn", NULL AS "taskState"
  FROM approval a LEFT JOIN child_case c ON c.id = a.case_id WHERE a.id = ANY ($1::uuid[])`;

const RECTIFICATIONS = `
  SELECT subject_id AS id, NULL AS number, NULL AS "caseNumber", desk, NULL::date AS since, due_on AS "dueOn",
    NULL AS "taskState"
  FROM deadline WHERE subject_kind = 'RECTIFICATION' AND subject_id = ANY ($1::text[])`;

/** Where the subjects of a kind are read; a kind that is not here has none in a table. */
export const SUBJECTS: Partial<Record<AgendaKind, string>> = {
  LAST_DECISIONS: DECISIONS,
  OVERDUE_TASKS: TASKS,
  OVERDUE_CASES,
  CASE: CASES,
  LONG_CASES: CASES,
  LETTERS: CASES,
  UNOWNED_FINDINGS: FINDINGS,
  RECTIFICATIONS,
  OPENINGS,
  LAPSED_APPROVALS: APPROVALS,
};

const SUBJECTS_AS_IDS = "SELECT unnest(subjects)::uuid AS id FROM agenda_item WHERE id = $1";

/** Ids of the cases behind an item of a kind ($1); a kind that is not here has none. */
export const CASES_OF_ITEM: Partial<Record<AgendaKind, string>> = {
  CASE: "SELECT case_id AS id FROM agenda_item WHERE id = $1",
  LONG_CASES: SUBJECTS_AS_IDS,
  LETTERS: SUBJECTS_AS_IDS,
  OVERDUE_CASES: SUBJECTS_AS_IDS,
  OVERDUE_TASKS: `SELECT t.case_id AS id FROM (${SUBJECTS_AS_IDS}) AS behind JOIN task t ON t.id = behind.id`,
  LAST_DECISIONS: `
    SELECT d.case_id AS id FROM (${SUBJECTS_AS_IDS}) AS behind JOIN meeting_decision d ON d.id = behind.id`,
  OPENINGS: `SELECT o.case_id AS id FROM (${SUBJECTS_AS_IDS}) AS behind JOIN child_opening o ON o.id = behind.id`,
  LAPSED_APPROVALS: `SELECT a.case_id AS id FROM (${SUBJECTS_AS_IDS}) AS behind JOIN approval a ON a.id = behind.id`,
};
