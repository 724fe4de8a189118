import { randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import type { Vault } from "../../../infra/runtime/vault";
import { addresseesOf, type CaseEventKind } from "./case-event-kind";
import { type CaseEventPayload, factsOf, type ToldRow } from "./case-event-payload";

/** What the joint meeting is to be told. */
export interface CaseNews {
  kind: CaseEventKind;
  /** The letter whose children they are: of a reply or reminder, the inquiry that it is about. */
  letterId: string;
  /** Child of the letter; null for the letter as a whole, which reaches the cases of those it is about. */
  itemId: string | null;
  /** County day of the act, YYYY-MM-DD. */
  on: string;
  at: Date;
  vault: Vault;
  /** Number of the paper that says so (复函), where it has one of its own. */
  paperNumber?: string | null;
  /** Words for the case's file; sealed. */
  note?: string | null;
}

/**
 * Has the joint meeting told what came of a letter, in the transaction of the act: once it is committed, it is told once.
 * Called after the letter and its children have their new state, which goes along as it is then.
 * @throws Error for a letter or child that is not there, or an act upon a child that names none
 */
export async function tellCase(manager: EntityManager, news: CaseNews): Promise<void> {
  const { kind, letterId, itemId, on, at, vault, paperNumber = null, note = null } = news;
  const addressees = addresseesOf(kind);
  if (addressees === "CHILD" && itemId === null) throw new Error(`${kind} is about one child of a letter`);
  const isOfLetter = addressees === "LETTER" && itemId === null;
  const states = typeof addressees === "string" || itemId !== null ? null : addressees;
  const rows = await manager.query<ToldRow[]>(isOfLetter ? LETTER : CHILDREN, [
    letterId,
    ...(isOfLetter ? [] : [itemId, states]),
  ]);
  if (rows.length === 0 && (itemId !== null || isOfLetter)) throw new Error(`no letter or child to tell ${kind} of`);
  const tellings = rows.map((row) => ({ kind, row, note }));
  await insertEvents(manager, { letterId, on, at, vault, paperNumber }, tellings);
}

/** What is told of one child. */
export interface ChildNews {
  kind: CaseEventKind;
  itemId: string;
  note?: string | null;
}

/**
 * {@link tellCase} of several children of a letter, each with its own news, in the order in which they are given; as many
 * statements for five hundred as for one.
 * @throws Error for a child that is not the letter's
 */
export async function tellCases(
  manager: EntityManager,
  letter: Omit<CaseNews, "kind" | "itemId" | "note">,
  news: readonly ChildNews[],
): Promise<void> {
  if (news.length === 0) return;
  const rows = await manager.query<ToldRow[]>(CHILDREN, [letter.letterId, null, null]);
  const byId = new Map(rows.map((row) => [row.itemId, row]));
  const tellings = news.map(({ kind, itemId, note = null }) => {
    const row = byId.get(itemId);
    if (row === undefined) throw new Error(`no child of letter ${letter.letterId} to tell ${kind} of`);
    return { kind, row, note };
  });
  await insertEvents(manager, letter, tellings);
}

async function insertEvents(
  manager: EntityManager,
  { letterId, on, at, vault, paperNumber = null }: Omit<CaseNews, "kind" | "itemId" | "note">,
  tellings: readonly { kind: CaseEventKind; row: ToldRow; note: string | null }[],
): Promise<void> {
  if (tellings.length === 0) return;
  const payloads = tellings.map(({ row, note }): CaseEventPayload => ({
    on,
    paperNumber,
    note,
    ...factsOf(row, vault),
  }));
  await manager.query(INSERT, [
    tellings.map(() => randomUUID()),
    tellings.map(({ kind }) => kind),
    letterId,
    tellings.map(({ row }) => row.itemId),
    payloads.map((payload) => vault.seal(JSON.stringify(payload))),
    at,
  ]);
}

const LETTER_FACTS = `
  l.direction, l.number, l.peer_code AS "peerCode", l.peer_name AS "peerName", l.due_on::text AS "dueOn"`;

const LETTER = `SELECT ${LETTER_FACTS}, NULL AS "itemId" FROM letter l WHERE l.id = $1`;

const CHILDREN = `
  SELECT ${LETTER_FACTS}, c.id AS "itemId", c.child_id AS "childId", c.state, c.content_sealed AS "contentSealed", c.reason,
    c.moved_to AS "movedTo", c.outcome, c.outcome_on::text AS "outcomeOn", c.outcome_sealed AS "outcomeSealed"
  FROM letter l JOIN letter_child c ON c.letter_id = l.id
  WHERE l.id = $1 AND ($2::uuid IS NULL OR c.id = $2) AND ($3::text[] IS NULL OR c.state = ANY ($3))
  ORDER BY c.position`;

/** To be told at once: the county's day, on which it happened, may be any. */
const INSERT = `
  INSERT INTO case_event (id, kind, letter_id, item_id, payload_sealed, state, next_try_at, created_at)
  SELECT id, kind, $3, item_id, payload, 'WAITING', '-infinity', $6
  FROM unnest($1::uuid[], $2::text[], $4::uuid[], $5::bytea[]) WITH ORDINALITY AS given (id, kind, item_id, payload, place)
  ORDER BY place`;
