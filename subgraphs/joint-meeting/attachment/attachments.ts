import type { EntityManager } from "typeorm";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { isUuid } from "../../../infra/runtime/uuid";
import { notFound } from "../../../infra/runtime/refusals";
import { ATTACHMENT_COLUMNS, type AttachmentRow } from "./attachment-row";
import type { AttachmentSubjectKind } from "./attachment-subject-kind";

/**
 * The attachments of a subject by their ids, in the order given, each once; NOT_FOUND when one of them is another
 * subject's or none.
 */
export async function attachmentsOf(
  manager: EntityManager,
  subjectKind: `${AttachmentSubjectKind}`,
  subjectId: string,
  ids: readonly string[],
): Promise<AttachmentRow[] | Refusal> {
  const wanted = [...new Set(ids.map((id) => id.toLowerCase()))];
  if (wanted.length === 0) return [];
  if (!wanted.every(isUuid)) return notFound();
  const rows = await manager.query<AttachmentRow[]>(SELECT_OF_SUBJECT, [subjectKind, subjectId, wanted]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const found = wanted.flatMap((id) => byId.get(id) ?? []);
  return found.length === wanted.length ? found : notFound();
}

/** $1 kind and $2 id of the subject, $3 ids. */
const SELECT_OF_SUBJECT = `
  SELECT ${ATTACHMENT_COLUMNS} FROM attachment a
  WHERE a.subject_kind = $1 AND a.subject_id = $2 AND a.id = ANY ($3::uuid[])`;
