import type { PersonId } from "../../../schema/person-id";
import type { Desk } from "../desk/desk";
import { ApprovalKind, type ApprovalState } from "./approval-kind";

/** An approval as it stands on a day. */
export interface ApprovalRow {
  id: string;
  kind: ApprovalKind;
  subjectId: string;
  caseId: string | null;
  caseNumber: string | null;
  desk: Desk;
  reasonSealed: Buffer;
  askedAt: Date;
  askedBy: string;
  askedPost: string;
  state: ApprovalState;
  /** YYYY-MM-DD */
  lapsesOn: string;
  decidedAt: Date | null;
  decidedBy: string | null;
  decidedPost: string | null;
  noteSealed: Buffer | null;
  usedAt: Date | null;
  /** The opening that it gave. */
  openingId: string | null;
}

/** The child of an approval to open one. */
export const childOfApproval = ({ kind, subjectId }: Pick<ApprovalRow, "kind" | "subjectId">): PersonId | null =>
  kind === ApprovalKind.OPEN_CHILD ? (subjectId as PersonId) : null;

/** What was not decided or used by its last day has lapsed, whether or not a round has written it down by now. */
const STATE = `
  CASE WHEN a.state IN ('ASKED', 'APPROVED') AND a.lapses_on < $1::date THEN 'LAPSED' ELSE a.state END`;

/** $1 the county's day. */
const APPROVALS = `
  SELECT a.id, a.kind, a.subject_id AS "subjectId", a.case_id AS "caseId", c.number AS "caseNumber", a.desk,
    a.reason_sealed AS "reasonSealed", a.asked_at AS "askedAt", a.asked_by AS "askedBy", a.asked_post AS "askedPost",
    ${STATE} AS state, a.lapses_on AS "lapsesOn", a.decided_at AS "decidedAt", a.decided_by AS "decidedBy",
    a.decided_post AS "decidedPost", a.note_sealed AS "noteSealed", a.used_at AS "usedAt", o.id AS "openingId"
  FROM approval a
    LEFT JOIN child_case c ON c.id = a.case_id
    LEFT JOIN child_opening o ON o.approval_id = a.id`;

/** $1 the county's day, $2 id. */
export const SELECT_APPROVAL = `${APPROVALS} WHERE a.id = $2`;

/** As a text that sorts as the instant does, so that any text may stand in a cursor. */
const ASKED_AT = `to_char(a.asked_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** $1 the county's day, $2 whether the whole county is seen, $3 own desks, $4 states, $5 $6 cursor, $7 rows. The latest first. */
export const LIST_APPROVALS = `${APPROVALS}
  WHERE ($2::boolean OR a.desk = ANY ($3::text[]))
    AND ($4::text[] IS NULL OR ${STATE} = ANY ($4))
    AND ($5::text IS NULL OR (${ASKED_AT}, a.id::text) < ($5, $6))
  ORDER BY ${ASKED_AT} DESC, a.id::text DESC LIMIT $7`;
