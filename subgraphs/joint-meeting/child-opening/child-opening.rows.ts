import type { PersonId } from "../../../schema/person-id";
import type { Desk } from "../desk/desk";
import type { OpeningMode } from "./opening-mode";

/** An opening of a child's sensitive data outside a case. */
export interface ChildOpeningRow {
  id: string;
  childId: PersonId;
  mode: OpeningMode;
  reasonSealed: Buffer;
  approvalId: string | null;
  desk: Desk;
  openedAt: Date;
  openedBy: string;
  openedPost: string;
  openedDepartment: string;
  until: Date;
  endedAt: Date | null;
  meetingId: string | null;
}

const OPENINGS = `
  SELECT id, child_id AS "childId", mode, reason_sealed AS "reasonSealed", approval_id AS "approvalId", desk,
    opened_at AS "openedAt", opened_by AS "openedBy", opened_post AS "openedPost",
    opened_department AS "openedDepartment", until, ended_at AS "endedAt", meeting_id AS "meetingId"
  FROM child_opening`;

/** $1 id. */
export const SELECT_OPENING = `${OPENINGS} WHERE id = $1`;

/** As a text that sorts as the instant does, so that any text may stand in a cursor. */
const OPENED_AT = `to_char(opened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** $1 whether the whole county is seen, $2 own desks, $3 $4 cursor, $5 rows. The latest first. */
export const LIST_OPENINGS = `${OPENINGS}
  WHERE ($1::boolean OR desk = ANY ($2::text[]))
    AND ($3::text IS NULL OR (${OPENED_AT}, id::text) < ($3, $4))
  ORDER BY ${OPENED_AT} DESC, id::text DESC LIMIT $5`;

/** $1 child, $2 account, $3 now. One that the account has in force. */
export const SELECT_IN_FORCE = `
  SELECT id FROM child_opening
  WHERE child_id = $1 AND opened_by = $2 AND ended_at IS NULL AND until > $3::timestamptz`;
