import type { EntityManager } from "typeorm";
import { queryPrepared } from "../../../infra/runtime/database";
import { tellCase } from "../case-link/tell-case";
import { parseCitizenId } from "../../../schema/scalars/citizen-id";
import type { PersonId } from "../../../schema/person-id";
import { bureauNameOf } from "../directory/bureau-name";
import { findPeer } from "../directory/find-peer";
import type { BodyOf } from "../exchange/message";
import { type ChildToWrite, insertLetter } from "../letter/insert-letter";
import type { LetterContent } from "../letter/letter-content";
import type { LetterAct } from "../letter/letter-history";
import { LetterDirection, LetterKind, type LetterVia } from "../letter/letter-kind";
import { keepReceived } from "../letter-attachment/letter-attachments";
import { isCitizenId } from "./match-reader";
import { askMatch } from "./match-letters";
import type { IncomingResources } from "./incoming-resources";

/** A letter as it comes in, by the exchange or on paper. */
export interface ArrivingLetter {
  /** Six digits of the county that sends it. */
  from: string;
  /** The id that its first sender gave it. */
  letterId: string;
  via: LetterVia;
  body: BodyOf<"LETTER">;
  /** Bytes of its enclosures, by digest. */
  attachments: ReadonlyMap<string, Uint8Array>;
  /** The message that brought it; null for paper. */
  messageId: string | null;
}

/**
 * Takes in a letter of another county: the letter and its children, the entry in the inbox, and the looking for them in the
 * own registers.
 * @returns whether it could be: nothing is written of one whose id, item or number is there already, of one that lists a child
 *   twice, and of one that has come through this county before
 */
export async function receiveLetter(
  manager: EntityManager,
  resources: IncomingResources,
  arriving: ArrivingLetter,
  by: LetterAct["by"],
): Promise<boolean> {
  const { from, letterId, via, body, attachments, messageId } = arriving;
  const { vault, clock, exchangeClock, countyCode } = resources;
  const itemIds = body.children.map(({ itemId }) => itemId);
  const hasLoop = [from, ...body.chain.map((link) => link.countyCode)].includes(countyCode);
  if (hasLoop || new Set(itemIds).size < itemIds.length) return false;
  if (await isKnown(manager, { from, letterId, messageId, number: body.number, itemIds })) return false;

  const act: LetterAct = { by, on: clock.today(), at: clock.now(), vault };
  await insertLetter(
    manager,
    {
      id: letterId,
      direction: LetterDirection.IN,
      kind: LetterKind.INQUIRY,
      countyCode,
      peerCode: from,
      peerName: await bureauOf(manager, from, act.on),
      ...paperOf(body),
      via,
      content: contentOf(body),
      dueOn: body.dueOn,
      chain: body.chain,
      messageId,
      children: childrenOf(body, resources.personIdOf),
    },
    act,
  );
  await keepReceived(manager, letterId, { attachments: body.attachments, bytes: attachments }, act);
  await askMatch(manager, letterId, exchangeClock.now());
  await tellCase(manager, { kind: "RECEIVED", letterId, itemId: null, on: act.on, at: act.at, vault });
  return true;
}

/** What stands on a paper that came in, as the columns of its row take it. */
export const paperOf = ({ number, title, issuedOn, addressee }: BodyOf<"LETTER" | "REPLY" | "REMINDER">) => ({
  number,
  title,
  issuedOn,
  addressee,
});

/** A county is called as the directory calls it: on its papers it may call itself another one's bureau. */
async function bureauOf(manager: EntityManager, countyCode: string, on: string): Promise<string> {
  const peer = await findPeer(manager, countyCode, on);
  return peer?.bureauName ?? bureauNameOf(countyCode);
}

/** The words of a paper that came in. */
export const contentOf = (body: BodyOf<"LETTER" | "REPLY" | "REMINDER">): LetterContent => ({
  paragraphs: body.paragraphs,
  contact: body.contact,
  copies: body.copies,
  issuers: body.issuers,
  answers: body.kind === "REPLY" ? body.items : [],
});

interface Ids {
  from: string;
  letterId: string;
  messageId: string | null;
  number: string;
  itemIds: readonly string[];
}

/** Whether anything of a paper that comes in is there already: its id, its message, a child of it, or its number of that county. */
export async function isKnown(
  manager: EntityManager,
  { from, letterId, messageId, number, itemIds }: Ids,
): Promise<boolean> {
  const [row] = await queryPrepared<{ known: boolean }>(manager, KNOWN, [letterId, itemIds, from, number, messageId]);
  return row?.known === true;
}

const KNOWN = `
  SELECT EXISTS (SELECT FROM letter WHERE id = $1)
    OR EXISTS (SELECT FROM letter_child WHERE id = ANY ($2::uuid[]))
    OR EXISTS (SELECT FROM letter WHERE peer_code = $3 AND number = $4 AND direction = 'IN')
    OR EXISTS (SELECT FROM letter WHERE message_id = $5) AS known`;

function childrenOf(body: BodyOf<"LETTER">, personIdOf: IncomingResources["personIdOf"]): ChildToWrite[] {
  return body.children.map((content) => ({ content, childId: childIdOf(content.idNumber, personIdOf) }));
}

/** A number that is none is nobody's: the clerk sees it and asks back. */
function childIdOf(idNumber: string | null, personIdOf: IncomingResources["personIdOf"]): PersonId | null {
  return idNumber !== null && isCitizenId(idNumber) ? personIdOf(parseCitizenId(idNumber)) : null;
}
