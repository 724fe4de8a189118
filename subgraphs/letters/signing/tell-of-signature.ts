import type { EntityManager } from "typeorm";
import { tellCase, tellCases } from "../case-link/tell-case";
import { advanceChildren } from "../letter/advance-child";
import { LetterEventKind } from "../letter/letter-event-kind";
import { type LetterAct, recordLetterEvent } from "../letter/letter-history";
import { LetterKind, LetterVia } from "../letter/letter-kind";
import { endsChild } from "../letter/letter-outcome";
import type { LetterRow } from "../letter/letter.rows";
import { enqueueMessage } from "../post/enqueue-message";
import type { RelatedLetter } from "./related-letter";

/** Tells the cases, the letter that a signed one is about, and where that came from another county, that county too. */
export async function tellOfSignature(
  manager: EntityManager,
  issued: LetterRow,
  related: RelatedLetter | null,
  act: LetterAct,
): Promise<void> {
  // A letter that only goes on elsewhere has no case here.
  if (issued.kind === LetterKind.INQUIRY && issued.originId === null)
    await tellCase(manager, { kind: "SIGNED", letterId: issued.id, itemId: null, ...act });
  if (related === null) return;
  if (issued.kind === LetterKind.REMINDER) await remind(manager, issued, related, act);
  if (issued.kind === LetterKind.REPLY) await answer(manager, issued, related, act);
  if (issued.originId !== null) await forward(manager, issued, related, act);
}

async function remind(
  manager: EntityManager,
  { number }: LetterRow,
  { letter }: RelatedLetter,
  act: LetterAct,
): Promise<void> {
  const kind = LetterEventKind.REMINDED;
  await recordLetterEvent(manager, { letterId: letter.id, kind, detail: number }, act);
  await tellCase(manager, { kind, letterId: letter.id, itemId: null, paperNumber: number, ...act });
}

async function answer(manager: EntityManager, { number }: LetterRow, related: RelatedLetter, act: LetterAct) {
  const { letter, changes } = related;
  await takeSteps(manager, related, number, act);
  const news = changes.map(({ child, outcome }) => ({
    kind: outcome !== undefined && endsChild(outcome.kind) ? ("ENDED" as const) : ("ANSWERED" as const),
    itemId: child.id,
  }));
  await tellCases(manager, { letterId: letter.id, paperNumber: number, ...act }, news);
}

/** The county that wrote first learns where its letter has gone; what comes of it there is told on as it comes. */
async function forward(
  manager: EntityManager,
  { number, peerCode }: LetterRow,
  related: RelatedLetter,
  act: LetterAct,
) {
  const { letter, changes } = related;
  await takeSteps(manager, related, number, act);
  if (letter.via === LetterVia.PAPER) return;
  const items = changes.map(({ child }) => ({ itemId: child.id, toCounty: peerCode, number: number ?? "" }));
  await enqueueMessage(manager, {
    peerCode: letter.peerCode,
    letterId: letter.id,
    body: { kind: "FORWARDED", on: act.on, items },
    attachments: [],
    actedAt: act.at,
    vault: act.vault,
  });
}

async function takeSteps(
  manager: EntityManager,
  { letter, changes }: RelatedLetter,
  number: string | null,
  act: LetterAct,
): Promise<void> {
  const detailed = changes.map((change) => ({ ...change, detail: number }));
  const advanced = await advanceChildren(manager, letter, detailed, act);
  if (advanced === null) throw new Error(`letter ${letter.id} was changed while it was locked`);
}
