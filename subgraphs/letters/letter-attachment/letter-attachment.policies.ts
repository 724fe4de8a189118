import type { EntityManager } from "typeorm";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { invalid, wrongState } from "../../../infra/runtime/refusals";
import type { AddedAttachment, AddingAccess, AttachmentPolicy } from "../../../infra/runtime/upload/kept-attachment";
import { FILE_NAME, MOST_ATTACHMENT_BYTES, MOST_ATTACHMENTS } from "../exchange/message";
import { LetterEventKind } from "../letter/letter-event-kind";
import { recordLetterEvent } from "../letter/letter-history";
import { LetterDirection, LetterVia } from "../letter/letter-kind";
import { mayReadLetter } from "../letter/letter.policy";
import { LETTER_COLUMNS, type LetterRow, type Querier } from "../letter/letter.rows";
import { LetterState } from "../letter/letter-state";
import { lockLetter } from "../letter/lock-letter";
import { type AttachmentRole, type LetterSubject, ROLE_OF } from "./letter-attachment.rows";

/** More than a letter and its answers ever have pages: a folder of scans is no letter. */
const MOST_SCANS = 100;
/** As a message has it; the door takes longer ones. */
const LONGEST_NAME = 120;

/** Whether a letter of ours may still be given enclosures: nobody has reviewed or signed it yet. */
export const takesEnclosures = ({ direction, state }: LetterRow): boolean =>
  direction === LetterDirection.OUT && state === LetterState.DRAFT;

/** Whether there may be papers of a letter to scan: it goes, went or came on paper. */
const takesScans = ({ via, state }: LetterRow): boolean =>
  via === LetterVia.PAPER && [LetterState.SIGNED, LetterState.DELIVERED, LetterState.CLOSED].includes(state);

/** Whoever reads a letter reads its files; who may add any, the scopes say. */
const policyOf = (
  role: AttachmentRole,
  refusalTo: (letter: LetterRow) => Refusal | null,
  refusalOf: (held: Held, file: NonNullable<AddingAccess["file"]>) => Refusal | null,
): AttachmentPolicy => ({
  mayRead: mayReadFiles,
  async refusalToAdd(manager, { caller, subjectId, file }) {
    const letter = await lockLetter(manager, caller, subjectId, null);
    if (letter instanceof Refusal) return letter;
    return refusalTo(letter) ?? (file === undefined ? null : refusalOf(await heldBy(manager, subjectId, role), file));
  },
  record: recordFile,
});

const mayReadFiles: AttachmentPolicy["mayRead"] = async (database: Querier, { caller, subjectId }) => {
  const [letter] = await database.query<LetterRow[]>(`SELECT ${LETTER_COLUMNS} FROM letter l WHERE l.id = $1`, [
    subjectId,
  ]);
  return letter !== undefined && mayReadLetter(caller, letter);
};

/** The name alone is for the sealed part: it may name a child. */
async function recordFile(
  manager: EntityManager,
  { caller, subjectId, fileName, on, at, vault }: AddedAttachment,
): Promise<void> {
  await recordLetterEvent(
    manager,
    { letterId: subjectId, kind: LetterEventKind.ATTACHED, note: fileName },
    { by: caller, on, at, vault },
  );
}

/** Who adds what to a letter: enclosures to a draft, scans of papers to what goes by post. */
export const LETTER_ATTACHMENT_POLICIES: Readonly<Record<LetterSubject, AttachmentPolicy>> = {
  LETTER: policyOf(
    ROLE_OF.LETTER,
    (letter) =>
      takesEnclosures(letter)
        ? null
        : wrongState("Enclosures are added to a draft of this county alone.", "仅本县拟稿中的函件可增删附件。"),
    ({ files, bytes }, { fileName, size }) => {
      if (fileName.length > LONGEST_NAME || !FILE_NAME.test(fileName))
        return invalid(
          `An enclosure has a name of ${LONGEST_NAME} characters at most that ends in .pdf, .jpg or .png.`,
          `附件名不得超过${LONGEST_NAME}字，扩展名须为 pdf、jpg、png。`,
        );
      if (files < MOST_ATTACHMENTS && bytes + size <= MOST_ATTACHMENT_BYTES) return null;
      const megabytes = MOST_ATTACHMENT_BYTES / 1024 / 1024;
      return invalid(
        `A letter has ${MOST_ATTACHMENTS} enclosures at most, together of ${megabytes} MB.`,
        `每函附件不得超过${MOST_ATTACHMENTS}件、合计${megabytes}MB。`,
      );
    },
  ),
  LETTER_SCAN: policyOf(
    ROLE_OF.LETTER_SCAN,
    (letter) =>
      takesScans(letter)
        ? null
        : wrongState("Scans are of letters that go, or came, on paper.", "仅纸质往来的函件可上传扫描件。"),
    ({ files }) =>
      files < MOST_SCANS
        ? null
        : invalid(`A letter has ${MOST_SCANS} scans at most.`, `每函扫描件不得超过${MOST_SCANS}件。`),
  ),
};

/** What a letter has of files in a role. */
interface Held {
  files: number;
  bytes: number;
}

async function heldBy(manager: EntityManager, letterId: string, role: AttachmentRole): Promise<Held> {
  const [held] = await manager.query<[Held]>(
    `SELECT count(*)::int AS files, coalesce(sum(size), 0)::int AS bytes FROM letter_attachment
     WHERE letter_id = $1 AND role = $2`,
    [letterId, role],
  );
  return held;
}
