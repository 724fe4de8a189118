import DataLoader from "dataloader";
import type { Querier } from "../case/case.rows";
import { ATTACHMENT_COLUMNS, type AttachmentRow } from "./attachment-row";
import type { AttachmentSubjectKind } from "./attachment-subject-kind";

/** The attachments of subjects of one kind, in the order in which they came. Whoever asks may read the subjects. */
export function createAttachmentLoader(
  database: Querier,
  kind: AttachmentSubjectKind,
): DataLoader<string, AttachmentRow[]> {
  return new DataLoader(
    async (ids) => {
      const rows = await database.query<AttachmentRow[]>(SELECT_OF_SUBJECTS, [kind, ids]);
      const groups = Map.groupBy(rows, ({ subjectId }) => subjectId);
      return ids.map((id) => groups.get(id) ?? []);
    },
    // What a request has added it reads again.
    { cache: false },
  );
}

/** $1 kind and $2 ids of the subjects. */
const SELECT_OF_SUBJECTS = `
  SELECT ${ATTACHMENT_COLUMNS} FROM attachment a
  WHERE a.subject_kind = $1 AND a.subject_id = ANY ($2::uuid[]) ORDER BY a.at, a.id`;
