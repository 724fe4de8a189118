import type { EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import { queryPrepared } from "../../../infra/runtime/database";
import type { Vault } from "../../../infra/runtime/vault";
import type { LetterEventKind } from "./letter-event-kind";

/** Who acts on letters, when, and what seals what is written of it. */
export interface LetterAct {
  /** Whoever acted, the county's round, or the other county by a message. */
  by: Caller | "system" | { peerCode: string };
  /** The county's day, YYYY-MM-DD. */
  on: string;
  at: Date;
  vault: Vault;
}

/** What happened to a letter, or to one child of it. */
export interface LetterEvent {
  letterId: string;
  /** Item id. */
  childId?: string | null;
  kind: LetterEventKind;
  /** In clear: numbers, codes, names of departments; nothing of a child. */
  detail?: string | null;
  /** What somebody wrote; sealed. */
  note?: string | null;
}

/** Writes down what happened, in the transaction in which it happens; one statement for any number of events. */
export async function recordLetterEvents(
  manager: EntityManager,
  events: readonly LetterEvent[],
  { by, on, at, vault }: LetterAct,
): Promise<void> {
  if (events.length === 0) return;
  const [actor, post, department, peer] =
    by === "system"
      ? [null, null, null, null]
      : "peerCode" in by
        ? [null, null, null, by.peerCode]
        : [by.actor, by.post, by.department, null];
  await queryPrepared(manager, INSERT_EVENTS, [
    events.map(({ letterId }) => letterId),
    events.map(({ childId }) => childId ?? null),
    events.map(({ kind }) => kind),
    events.map(({ detail }) => detail ?? null),
    events.map(({ note }) => (note === undefined || note === null ? null : vault.seal(note))),
    at,
    on,
    actor,
    post,
    department,
    peer,
  ]);
}

/** {@link recordLetterEvents} for one. */
export function recordLetterEvent(manager: EntityManager, event: LetterEvent, act: LetterAct): Promise<void> {
  return recordLetterEvents(manager, [event], act);
}

const INSERT_EVENTS = `
  INSERT INTO letter_event
    (letter_id, child_id, kind, detail, note_sealed, at, on_day, actor, post, department, peer_code)
  SELECT letter_id, child_id, kind, detail, note_sealed, $6, $7, $8, $9, $10, $11
  FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::bytea[])
    WITH ORDINALITY AS given (letter_id, child_id, kind, detail, note_sealed, position)
  ORDER BY position`;
