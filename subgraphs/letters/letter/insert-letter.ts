import { randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import { queryPrepared } from "../../../infra/runtime/database";
import { dueDays } from "../letter-setting/letter-settings";
import { type LetterChildContent, type LetterContent, sealJson } from "./letter-content";
import { LetterChildState } from "./letter-child-state";
import { LetterEventKind } from "./letter-event-kind";
import { type LetterAct, recordLetterEvent } from "./letter-history";
import { LetterDirection, type LetterKind, type LetterVia } from "./letter-kind";
import { LetterState } from "./letter-state";
import {
  LETTER_CHILD_COLUMNS,
  LETTER_COLUMNS,
  type LetterChildRow,
  type LetterLink,
  type LetterRow,
} from "./letter.rows";

/** A child that a new letter is about. */
export interface ChildToWrite {
  content: LetterChildContent;
  childId: string | null;
  caseId?: string | null;
  caseNumber?: string | null;
  originItemId?: string | null;
}

interface LetterToWrite {
  /** Of a letter that came in, the id of its first sender; of one that goes out, a new one by default. */
  id?: string;
  kind: LetterKind;
  countyCode: string;
  peerCode: string;
  peerName: string;
  addressee: string;
  via: LetterVia;
  title: string;
  content: LetterContent;
  aboutId?: string | null;
  originId?: string | null;
  chain?: readonly LetterLink[];
  children?: readonly ChildToWrite[];
}

/** A draft of this county. */
export interface DraftToWrite extends LetterToWrite {
  direction: LetterDirection.OUT;
  organs: readonly string[];
}

/** A letter that came in. */
export interface ArrivalToWrite extends LetterToWrite {
  id: string;
  direction: LetterDirection.IN;
  number: string;
  issuedOn: string;
  dueOn: string | null;
  /** The message that brought it; null for paper. */
  messageId: string | null;
}

/** Writes a letter with its children, each of them waiting, and how it began. */
export async function insertLetter(
  manager: EntityManager,
  letter: DraftToWrite | ArrivalToWrite,
  act: LetterAct,
): Promise<{ letter: LetterRow; children: LetterChildRow[] }> {
  const arrival = letter.direction === LetterDirection.IN ? letter : null;
  const { by, at, on, vault } = act;
  const author = typeof by === "string" || "peerCode" in by ? null : by;
  const [written] = await queryPrepared<LetterRow>(manager, INSERT_LETTER, [
    letter.id ?? randomUUID(),
    letter.direction,
    letter.kind,
    letter.countyCode,
    letter.peerCode,
    letter.peerName,
    letter.addressee,
    letter.aboutId ?? null,
    letter.originId ?? null,
    arrival === null ? LetterState.DRAFT : LetterState.DELIVERED,
    letter.via,
    letter.direction === LetterDirection.OUT ? letter.organs : [],
    arrival?.number ?? null,
    letter.title,
    sealJson(vault, letter.content),
    JSON.stringify(letter.chain ?? []),
    arrival?.issuedOn ?? null,
    arrival === null || arrival.dueOn === null ? null : (await dueDays(manager, arrival.issuedOn)).acceptBy,
    arrival?.dueOn ?? null,
    arrival?.messageId ?? null,
    arrival === null ? null : at,
    author?.actor ?? null,
    author?.post ?? null,
    at,
    on,
  ]);
  if (written === undefined) throw new Error("no letter was written");
  const children = await insertChildren(manager, written.id, letter.children ?? [], act);
  const kind = arrival === null ? LetterEventKind.DRAWN_UP : LetterEventKind.RECEIVED;
  await recordLetterEvent(manager, { letterId: written.id, kind, detail: written.number }, act);
  return { letter: written, children };
}

async function insertChildren(
  manager: EntityManager,
  letterId: string,
  children: readonly ChildToWrite[],
  { on, vault }: LetterAct,
): Promise<LetterChildRow[]> {
  if (children.length === 0) return [];
  const written = await queryPrepared<LetterChildRow>(manager, INSERT_CHILDREN, [
    letterId,
    LetterChildState.WAITING,
    on,
    children.map(({ content }) => content.itemId),
    children.map(({ originItemId }) => originItemId ?? null),
    children.map(({ childId }) => childId),
    children.map(({ caseId }) => caseId ?? null),
    children.map(({ caseNumber }) => caseNumber ?? null),
    children.map(({ content }) => sealJson(vault, content)),
  ]);
  return written.toSorted((one, other) => one.position - other.position);
}

const INSERT_LETTER = `
  INSERT INTO letter AS l (id, direction, kind, county_code, peer_code, peer_name, addressee, about_id, origin_id, state, via,
    organs, number, title, content_sealed, chain, issued_on, accept_by, due_on, message_id, delivered_at, drafted_by, drafted_post,
    drafted_at, created_on)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)
  RETURNING ${LETTER_COLUMNS}`;

const INSERT_CHILDREN = `
  INSERT INTO letter_child AS k (id, letter_id, position, origin_item_id, child_id, case_id, case_number, state,
    content_sealed, state_since)
  SELECT id, $1, position, origin_item_id, child_id, case_id, case_number, $2, content_sealed, $3
  FROM unnest($4::uuid[], $5::uuid[], $6::text[], $7::uuid[], $8::text[], $9::bytea[]) WITH ORDINALITY
    AS given (id, origin_item_id, child_id, case_id, case_number, content_sealed, position)
  RETURNING ${LETTER_CHILD_COLUMNS}`;
