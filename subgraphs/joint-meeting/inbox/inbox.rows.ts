import type { NoticeKind } from "./notice-kind";
import type { SubjectKind } from "./subject-kind";

/** An entry of an inbox as {@link ENTRY_COLUMNS} read it. Dates are YYYY-MM-DD. */
export interface InboxRow {
  id: string;
  ordinal: number;
  desk: string;
  kind: NoticeKind;
  subjectKind: SubjectKind;
  subjectId: string;
  caseId: string | null;
  caseNumber: string | null;
  dueOn: string | null;
  createdOn: string;
  createdAt: Date;
  readAt: Date | null;
  readBy: string | null;
}

/** Columns of an entry `e` of the case `c`. */
const ENTRY_COLUMNS = `
    e.id, e.ordinal, e.desk, e.kind, e.subject_kind AS "subjectKind", e.subject_id AS "subjectId",
    e.case_id AS "caseId", c.number AS "caseNumber", e.due_on AS "dueOn", e.created_on AS "createdOn",
    e.created_at AS "createdAt", e.read_at AS "readAt", e.read_by AS "readBy"`;

/** The latest of each desk by its index, then the latest of these. $1 desks, $2 ordinal before the page, $3 rows. */
const listing = (condition: string): string => `
  SELECT ${ENTRY_COLUMNS}
  FROM unnest($1::text[]) AS own (desk) CROSS JOIN LATERAL (
    SELECT * FROM inbox_entry
    WHERE inbox_entry.desk = own.desk AND ordinal < $2::bigint ${condition} ORDER BY ordinal DESC LIMIT $3
  ) AS e LEFT JOIN child_case c ON c.id = e.case_id
  ORDER BY e.ordinal DESC LIMIT $3`;

export const SELECT_ENTRIES = listing("");
export const SELECT_UNREAD = listing("AND read_at IS NULL");

/** $1 desks. */
export const COUNT_UNREAD = `
  SELECT count(*)::int AS unread FROM inbox_entry WHERE desk = ANY ($1::text[]) AND read_at IS NULL`;

/** $1 desks, $2 id. */
export const SELECT_ENTRY = `
  SELECT ${ENTRY_COLUMNS} FROM inbox_entry e LEFT JOIN child_case c ON c.id = e.case_id
  WHERE e.desk = ANY ($1::text[]) AND e.id = $2`;

/** $1 desks, $2 id, $3 instant, $4 account. */
export const READ_ENTRY = `
  UPDATE inbox_entry SET read_at = $3, read_by = $4
  WHERE desk = ANY ($1::text[]) AND id = $2 AND read_at IS NULL RETURNING id`;

/** $1 desks, $2 ordinal, $3 instant, $4 account. */
export const READ_UP_TO = `
  UPDATE inbox_entry SET read_at = $3, read_by = $4
  WHERE desk = ANY ($1::text[]) AND ordinal <= $2 AND read_at IS NULL RETURNING id`;
