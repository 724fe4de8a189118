import type { EntityManager } from "typeorm";
import { LETTER_COLUMNS, type LetterRow } from "./letter.rows";

const COLUMNS = {
  state: "state",
  peerName: "peer_name",
  addressee: "addressee",
  organs: "organs",
  via: "via",
  number: "number",
  serial: "serial",
  year: "year",
  contentSealed: "content_sealed",
  issuedOn: "issued_on",
  acceptBy: "accept_by",
  dueOn: "due_on",
  messageId: "message_id",
  deliveredAt: "delivered_at",
  withdrawalAskedOn: "withdrawal_asked_on",
  withdrawnOn: "withdrawn_on",
  reasonSealed: "reason_sealed",
  closedOn: "closed_on",
  postedOn: "posted_on",
  postedBy: "posted_by",
  trackingNumber: "tracking_number",
  reviewedBy: "reviewed_by",
  reviewedPost: "reviewed_post",
  reviewedAt: "reviewed_at",
} as const satisfies Partial<Record<keyof LetterRow, string>>;

/** What an act may change of a letter. */
export type LetterPatch = Partial<Pick<LetterRow, keyof typeof COLUMNS>>;

/**
 * Brings a locked letter to its next version.
 * @throws Error when the row is not the one that was locked: the act is undone with its transaction.
 */
export async function advanceLetter(manager: EntityManager, row: LetterRow, patch: LetterPatch): Promise<LetterRow> {
  const names = Object.keys(patch) as (keyof LetterPatch)[];
  const settings = names.map((name, index) => `, ${COLUMNS[name]} = $${index + 3}`).join("");
  const [rows] = await manager.query<[LetterRow[], number]>(
    `UPDATE letter l SET version = l.version + 1${settings} WHERE l.id = $1 AND l.version = $2
     RETURNING ${LETTER_COLUMNS}`,
    [row.id, row.version, ...names.map((name) => patch[name] ?? null)],
  );
  const [advanced] = rows;
  if (advanced === undefined) throw new Error(`letter ${row.id} was changed while it was locked`);
  return advanced;
}
