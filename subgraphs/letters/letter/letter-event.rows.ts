import type { LetterEventKind } from "./letter-event-kind";

/** Something that happened to a letter; without an actor where the county's round or the other county acted. */
export interface LetterEventRow {
  id: number;
  letterId: string;
  /** Item id. */
  childId: string | null;
  kind: LetterEventKind;
  at: Date;
  /** YYYY-MM-DD */
  onDay: string;
  actor: string | null;
  post: string | null;
  department: string | null;
  peerCode: string | null;
  detail: string | null;
  noteSealed: Buffer | null;
}

/** Columns of `letter_event e`. */
export const LETTER_EVENT_COLUMNS = `
    e.id, e.letter_id AS "letterId", e.child_id AS "childId", e.kind, e.at, e.on_day AS "onDay", e.actor, e.post,
    e.department, e.peer_code AS "peerCode", e.detail, e.note_sealed AS "noteSealed"`;
