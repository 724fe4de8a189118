import DataLoader from "dataloader";
import type { Querier } from "../letter/letter.rows";
import { type AttachmentRole, type LetterAttachmentRow, selectAttachments } from "./letter-attachment.rows";

/** The files of letters in a role, in the order in which they came. Whoever asks may read the letters. */
export function createLetterAttachmentLoader(
  database: Querier,
  role: AttachmentRole,
): DataLoader<string, LetterAttachmentRow[]> {
  return new DataLoader(
    async (letterIds) => {
      const groups = Map.groupBy(await selectAttachments(database, letterIds, role), ({ subjectId }) => subjectId);
      return letterIds.map((id) => groups.get(id) ?? []);
    },
    // What a request has added or removed it reads again.
    { cache: false },
  );
}
