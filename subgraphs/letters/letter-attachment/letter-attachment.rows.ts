import type { EntityManager } from "typeorm";
import type { KeptAttachment } from "../../../infra/runtime/upload/kept-attachment";
import type { SubjectOf } from "../../../schema/access/attachment-scopes";

/** The pool, or the connection of a transaction. */
type Querier = Pick<EntityManager, "query">;

/** What a file is to its letter: goes out or came with it (附件), or is the paper of the peer, scanned (扫描件). */
export type AttachmentRole = "ENCLOSURE" | "SCAN";

/** By what name the doors know a role. */
export type LetterSubject = SubjectOf<"letters">;

export const ROLE_OF: Readonly<Record<LetterSubject, AttachmentRole>> = { LETTER: "ENCLOSURE", LETTER_SCAN: "SCAN" };

/** A file of a letter, without its bytes. */
export type LetterAttachmentRow = KeptAttachment<LetterSubject>;

/** Columns of a {@link LetterAttachmentRow} on files `a`. What came with a peer's letter has nobody here who handed it in. */
export const LETTER_ATTACHMENT_COLUMNS = `
  a.id, CASE a.role WHEN 'SCAN' THEN 'LETTER_SCAN' ELSE 'LETTER' END AS "subjectKind", a.letter_id AS "subjectId",
  a.name_sealed AS "nameSealed", a.media_type AS "mediaType", a.size, a.sha256, a.uploaded_on::text AS "uploadedOn",
  coalesce(a.actor, '') AS "uploadedBy", coalesce(a.post, '') AS "uploadedPost", a.at AS "uploadedAt"`;

/** Files of letters, in the order in which they came. Whoever asks may read the letters. */
export function selectAttachments(
  database: Querier,
  letterIds: readonly string[],
  role: AttachmentRole,
): Promise<LetterAttachmentRow[]> {
  return database.query<LetterAttachmentRow[]>(OF_LETTERS, [letterIds, role]);
}

/** $1 letters, $2 role. */
const OF_LETTERS = `
  SELECT ${LETTER_ATTACHMENT_COLUMNS} FROM letter_attachment a
  WHERE a.letter_id = ANY ($1::uuid[]) AND a.role = $2 ORDER BY a.ordinal`;
