import type { EntityManager } from "typeorm";
import { bureauNameOf } from "../directory/bureau-name";
import { findPeer } from "../directory/find-peer";
import { getOwnBureau } from "../directory/own-bureau";
import { advanceLetter, type LetterPatch } from "../letter/advance-letter";
import { type LetterContent, sealJson } from "../letter/letter-content";
import { LetterEventKind } from "../letter/letter-event-kind";
import { type LetterAct, recordLetterEvent } from "../letter/letter-history";
import { organNameIn } from "../letter/letter-issuers";
import { LetterKind, LetterVia } from "../letter/letter-kind";
import { LetterState } from "../letter/letter-state";
import {
  LETTER_SIGNATURE_COLUMNS,
  type LetterChildRow,
  type LetterRow,
  type LetterSignatureRow,
} from "../letter/letter.rows";
import { openEnclosures } from "../letter-attachment/letter-attachments";
import { dueDays } from "../letter-setting/letter-settings";
import { enqueueMessage } from "../post/enqueue-message";
import { messageOf } from "./letter-message";
import type { RelatedLetter } from "./related-letter";
import { takeSerial } from "./take-serial";
import { tellOfSignature } from "./tell-of-signature";

/** A letter that has all its signatures. */
export interface LetterToIssue {
  row: LetterRow;
  content: LetterContent;
  children: readonly LetterChildRow[];
  related: RelatedLetter | null;
}

/**
 * Numbers and dates a letter that all its organs have signed, keeps who they were, and has it sent; all of it in the
 * transaction of the last signature.
 */
export async function issueLetter(manager: EntityManager, issue: LetterToIssue, act: LetterAct): Promise<LetterRow> {
  const { row, children, related } = issue;
  const { on, at, vault } = act;
  const own = await getOwnBureau(manager, row.countyCode, on);
  const signatures = await manager.query<LetterSignatureRow[]>(SELECT_SIGNATURES, [row.id]);
  const issuers = signatures.map(({ organ, name, post }) => ({
    organ: organNameIn(row.countyCode, own, organ),
    name,
    post,
  }));
  const content: LetterContent = { ...issue.content, issuers };
  const organ = row.organs[0] ?? "education";
  const { number, serial, year } = await takeSerial(manager, { ...row, organ, organWord: own.organWord, on });
  const { acceptBy, answerBy: dueOn } = await dueDays(manager, on);
  const way = await wayOf(manager, row, related, on);
  const enclosed = await openEnclosures(manager, row.id, vault);
  const messageId =
    way.via === LetterVia.PAPER
      ? null
      : await enqueueMessage(manager, {
          peerCode: row.peerCode,
          letterId: row.aboutId ?? row.id,
          body: messageOf({ row, number, issuedOn: on, dueOn, content, children, ...enclosed }, vault),
          attachments: enclosed.bytes,
          actedAt: at,
          vault,
        });
  await recordLetterEvent(manager, { letterId: row.id, kind: LetterEventKind.ISSUED, detail: number }, act);
  const issued = await advanceLetter(manager, row, {
    number,
    serial,
    year,
    messageId,
    ...way,
    state: LetterState.SIGNED,
    contentSealed: sealJson(vault, content),
    issuedOn: on,
    ...datesOf(row, acceptBy, dueOn),
  });
  await tellOfSignature(manager, issued, related, act);
  return issued;
}

/** A reply asks for nothing; what only an inquiry asks for is to be accepted. */
function datesOf({ kind }: LetterRow, acceptBy: string, dueOn: string): LetterPatch {
  if (kind === LetterKind.REPLY) return {};
  return kind === LetterKind.INQUIRY ? { acceptBy, dueOn } : { dueOn };
}

/** How it goes, and what its addressee's bureau is called today: what is about a letter goes as that one did. */
async function wayOf(
  manager: EntityManager,
  { kind, peerCode, via, peerName }: LetterRow,
  related: RelatedLetter | null,
  on: string,
): Promise<Pick<LetterRow, "via" | "peerName">> {
  if (kind === LetterKind.ESCALATION) return { via: LetterVia.PAPER, peerName };
  if (kind !== LetterKind.INQUIRY) return { via: related?.letter.via ?? via, peerName };
  const peer = await findPeer(manager, peerCode, on);
  const isOnNetwork = peer !== null && peer.exchangeUrl !== null;
  return {
    via: isOnNetwork ? LetterVia.NETWORK : LetterVia.PAPER,
    peerName: peer?.bureauName ?? bureauNameOf(peerCode),
  };
}

const SELECT_SIGNATURES = `
  SELECT ${LETTER_SIGNATURE_COLUMNS} FROM letter_signature s WHERE s.letter_id = $1 ORDER BY s.position`;
