import type { AgendaKind } from "./agenda-kind";

/** What a table has for a subject behind an item of a kind; what lies in none is made of its key. */
export interface SubjectRow {
  kind: AgendaKind;
  id: string;
  number: string | null;
  caseNumber: string | null;
  desk: string | null;
  since: string | null;
  dueOn: string | null;
  taskState: string | null;
}

/** Rows of a table by their ids (SQL), with the kinds of the items that they stand behind. $1 ids, $2 kinds. */
const asked = (id: string): string => `
    JOIN unnest($1::text[], $2::text[]) AS asked (id, kind) ON asked.id::uuid = ${id} AND ${id} = ANY ($1::text[]::uuid[])`;

/**
 * With the deadline that an overdue case runs under. Behind LETTERS stand letters beside cases: each is the bureau's to
 * pursue, and names its case where it is about one alone.
 */
const CASES = `
  SELECT asked.kind, asked.id, NULL AS number, c.number AS "caseNumber", coalesce(d.desk, c.lead) AS desk,
    CASE asked.kind WHEN 'OVERDUE_CASES' THEN c.opened_on ELSE coalesce(c.outcome_on, c.opened_on) END AS since,
    d.due_on AS "dueOn", NULL AS "taskState"
  FROM child_case c ${asked("c.id")} LEFT JOIN LATERAL (
    SELECT desk, due_on FROM deadline
    WHERE asked.kind = 'OVERDUE_CASES' AND case_id = c.id AND ended_on IS NULL
      AND subject_kind IN ('CASE', 'CASE_WATCH')
    ORDER BY due_on LIMIT 1
  ) AS d ON true
  UNION ALL
  SELECT asked.kind, asked.id, min(l.number), CASE count(*) WHEN 1 THEN min(c.number) END, 'education',
    min(l.to_meeting_on), min(l.due_on), NULL
  FROM case_letter l ${asked("l.letter_id")} LEFT JOIN child_case c ON c.id = l.case_id
  WHERE asked.kind = 'LETTERS' GROUP BY asked.kind, asked.id`;

const TASKS = `
  SELECT asked.kind, asked.id, t.number, c.number AS "caseNumber", t.desk, t.asked_on AS since, t.due_on AS "dueOn",
    t.state AS "taskState"
  FROM task t ${asked("t.id")} LEFT JOIN child_case c ON c.id = t.case_id`;

const DECISIONS = `
  SELECT asked.kind, asked.id, m.year || '年第' || m.serial || '次' AS number, c.number AS "caseNumber", d.desk,
    m.held_on AS since, t.due_on AS "dueOn", t.state AS "taskState"
  FROM meeting_decision d ${asked("d.id")} JOIN meeting m ON m.id = d.meeting_id
    JOIN task t ON t.id = d.task_id LEFT JOIN child_case c ON c.id = d.case_id`;

const FINDINGS = `
  SELECT asked.kind, asked.id, NULL AS number, NULL AS "caseNumber",
    CASE f.owner_kind WHEN 'SCHOOL' THEN 'school:' || f.owner_code WHEN 'TOWNSHIP' THEN 'township:' || f.owner_code
      ELSE CASE f.owner_code WHEN 'joint-meeting' THEN 'office' ELSE f.owner_code END END AS desk,
    (f.found_at AT TIME ZONE 'Asia/Shanghai')::date AS since, NULL::date AS "dueOn", NULL AS "taskState"
  FROM finding f ${asked("f.id")}`;

/** Whoever opened a child's data is told of; the child and the reason are not. */
const OPENINGS = `
  SELECT asked.kind, asked.id, NULL AS number, c.number AS "caseNumber", o.desk,
    (o.opened_at AT TIME ZONE 'Asia/Shanghai')::date AS since, NULL::date AS "dueOn", NULL AS "taskState"
  FROM child_opening o ${asked("o.id")} LEFT JOIN child_case c ON c.id = o.case_id`;

const APPROVALS = `
  SELECT asked.kind, asked.id, NULL AS number, c.number AS "caseNumber", a.desk,
    (a.asked_at AT TIME ZONE 'Asia/Shanghai')::date AS since, a.lapses_on AS "dueOn", NULL AS "taskState"
  FROM approval a ${asked("a.id")} LEFT JOIN child_case c ON c.id = a.case_id`;

const RECTIFICATIONS = `
  SELECT asked.kind, asked.id, NULL AS number, NULL AS "caseNumber", d.desk, NULL::date AS since, d.due_on AS "dueOn",
    NULL AS "taskState"
  FROM deadline d JOIN unnest($1::text[], $2::text[]) AS asked (id, kind) ON asked.id = d.subject_id
  WHERE d.subject_kind = 'RECTIFICATION' AND d.subject_id = ANY ($1::text[])`;

/** Where the subjects of a kind are read, one statement a table; a kind that is not here has none in a table. */
export const SUBJECTS: Partial<Record<AgendaKind, string>> = {
  LAST_DECISIONS: DECISIONS,
  OVERDUE_TASKS: TASKS,
  OVERDUE_CASES: CASES,
  CASE: CASES,
  LONG_CASES: CASES,
  LETTERS: CASES,
  UNOWNED_FINDINGS: FINDINGS,
  RECTIFICATIONS,
  OPENINGS,
  LAPSED_APPROVALS: APPROVALS,
};
