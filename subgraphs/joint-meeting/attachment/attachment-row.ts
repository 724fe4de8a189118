import type { KeptAttachment } from "../../../infra/runtime/upload/kept-attachment";
import type { AttachmentSubjectKind } from "./attachment-subject-kind";

/** An attachment of the joint meeting, without its bytes. */
export type AttachmentRow = KeptAttachment<`${AttachmentSubjectKind}`>;

/** Columns of an {@link AttachmentRow} on attachments `a`. */
export const ATTACHMENT_COLUMNS = `
  a.id, a.subject_kind AS "subjectKind", a.subject_id AS "subjectId", a.name_sealed AS "nameSealed",
  a.media_type AS "mediaType", a.size, a.sha256, a.uploaded_on AS "uploadedOn", a.actor AS "uploadedBy",
  a.post AS "uploadedPost", a.at AS "uploadedAt"`;
