import type { AttachmentStore } from "../../../infra/runtime/upload/kept-attachment";
import { ATTACHMENT_COLUMNS, type AttachmentRow } from "./attachment-row";
import type { AttachmentSubjectKind } from "./attachment-subject-kind";

/** The table of the joint meeting's attachments. */
export const ATTACHMENT_STORE: AttachmentStore<`${AttachmentSubjectKind}`> = {
  async insert(manager, added) {
    const [row] = await manager.query<AttachmentRow[]>(INSERT_ATTACHMENT, [
      added.id,
      added.subjectKind,
      added.subjectId,
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
    const [row] = await manager.query<[AttachmentRow]>(SELECT_SAME, [kind, id, sha256]);
    return row;
  },
  async find(database, id) {
    const [row] = await database.query<AttachmentRow[]>(SELECT_ATTACHMENT, [id]);
    return row;
  },
  async getContent(database, id) {
    const [{ sealed }] = await database.query<[{ sealed: Buffer }]>(SELECT_CONTENT, [id]);
    return sealed;
  },
};

const SELECT_ATTACHMENT = `SELECT ${ATTACHMENT_COLUMNS} FROM attachment a WHERE a.id = $1`;

const SELECT_CONTENT = "SELECT content_sealed AS sealed FROM attachment WHERE id = $1";

/** $1 kind and $2 id of the subject, $3 hash. */
const SELECT_SAME = `
  SELECT ${ATTACHMENT_COLUMNS} FROM attachment a
  WHERE a.subject_kind = $1 AND a.subject_id = $2 AND a.sha256 = $3`;

/** No row where the subject has the same bytes already. */
const INSERT_ATTACHMENT = `
  INSERT INTO attachment AS a (id, subject_kind, subject_id, name_sealed, media_type, size, sha256, content_sealed, actor,
    post, department, uploaded_on, at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
  ON CONFLICT (subject_kind, subject_id, sha256) DO NOTHING
  RETURNING ${ATTACHMENT_COLUMNS}`;
