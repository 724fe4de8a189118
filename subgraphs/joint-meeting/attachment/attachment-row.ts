import type { AttachmentSubjectKind } from "./attachment-subject-kind";

/** An attachment as its row has it, without its bytes. */
export interface AttachmentRow {
  id: string;
  subjectKind: AttachmentSubjectKind;
  subjectId: string;
  nameSealed: Buffer;
  mediaType: string;
  size: number;
  sha256: Buffer;
  uploadedOn: string;
  uploadedBy: string;
  uploadedPost: string;
  uploadedAt: Date;
}

/** Columns of an {@link AttachmentRow} on attachments `a`. */
export const ATTACHMENT_COLUMNS = `
  a.id, a.subject_kind AS "subjectKind", a.subject_id AS "subjectId", a.name_sealed AS "nameSealed",
  a.media_type AS "mediaType", a.size, a.sha256, a.uploaded_on AS "uploadedOn", a.actor AS "uploadedBy",
  a.post AS "uploadedPost", a.at AS "uploadedAt"`;
