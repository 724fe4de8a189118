import type { AttachmentStore } from "../../../infra/runtime/upload/kept-attachment";
import {
  LETTER_ATTACHMENT_COLUMNS,
  type LetterAttachmentRow,
  type LetterSubject,
  ROLE_OF,
} from "./letter-attachment.rows";

/** The table of the letters' files. */
export const LETTER_ATTACHMENT_STORE: AttachmentStore<LetterSubject> = {
  async insert(manager, added) {
    const [row] = await manager.query<LetterAttachmentRow[]>(INSERT, [
      added.id,
      added.subjectId,
      ROLE_OF[added.subjectKind],
      added.nameSealed,
      added.mediaType,
      added.size,
      added.sha256,
      added.contentSealed,
      added.uploadedBy,
      added.uploadedPost,
      added.uploadedDepartment,
      added.uploadedOn,
      added.uploadedAt,
    ]);
    return row;
  },
  async getSame(manager, { kind, id }, sha256) {
    const [row] = await manager.query<[LetterAttachmentRow]>(SELECT_SAME, [id, ROLE_OF[kind], sha256]);
    return row;
  },
  async find(database, id) {
    const [row] = await database.query<LetterAttachmentRow[]>(SELECT_ONE, [id]);
    return row;
  },
  async getContent(database, id) {
    const [{ sealed }] = await database.query<[{ sealed: Buffer }]>(SELECT_CONTENT, [id]);
    return sealed;
  },
};

const SELECT_ONE = `SELECT ${LETTER_ATTACHMENT_COLUMNS} FROM letter_attachment a WHERE a.id = $1`;

const SELECT_CONTENT = "SELECT content_sealed AS sealed FROM letter_attachment WHERE id = $1";

/** $1 letter, $2 role, $3 hash. */
const SELECT_SAME = `
  SELECT ${LETTER_ATTACHMENT_COLUMNS} FROM letter_attachment a
  WHERE a.letter_id = $1 AND a.role = $2 AND a.sha256 = $3`;

/** No row where the letter has the same bytes in that role already. */
const INSERT = `
  INSERT INTO letter_attachment AS a (id, letter_id, role, name_sealed, media_type, size, sha256, content_sealed, actor, post,
    department, uploaded_on, at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
  ON CONFLICT (letter_id, role, sha256) DO NOTHING
  RETURNING ${LETTER_ATTACHMENT_COLUMNS}`;
