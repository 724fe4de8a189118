import type { AgendaItemState } from "./agenda-item-state";
import type { AgendaKind } from "./agenda-kind";

/** An agenda item; its subjects are read by page. */
export interface AgendaItemRow {
  id: string;
  meetingId: string;
  kind: AgendaKind;
  caseId: string | null;
  position: number;
  title: string;
  textSealed: Buffer | null;
  count: number;
  state: AgendaItemState;
  reasonSealed: Buffer | null;
  isNoted: boolean;
  noteSealed: Buffer | null;
}

/** Columns of an {@link AgendaItemRow} on items `i`. */
export const AGENDA_COLUMNS = `
  i.id, i.meeting_id AS "meetingId", i.kind, i.case_id AS "caseId", i.position, i.title, i.text_sealed AS "textSealed",
  i.count, i.state, i.reason_sealed AS "reasonSealed", i.is_noted AS "isNoted", i.note_sealed AS "noteSealed"`;

/** $1 ids of meetings. */
export const SELECT_ITEMS = `
  SELECT ${AGENDA_COLUMNS} FROM agenda_item i WHERE i.meeting_id = ANY ($1::uuid[]) ORDER BY i.meeting_id, i.position, i.id`;

/** $1 ids of items. */
export const SELECT_ITEMS_BY_ID = `SELECT ${AGENDA_COLUMNS} FROM agenda_item i WHERE i.id = ANY ($1::uuid[])`;

/**
 * Pages of what stands behind items: $1 items, of each $2 how many subjects lie before the page and $3 how many it has at
 * most.
 */
export const SELECT_SUBJECT_KEYS = `
  SELECT asked.page::int, subject.key, subject.note, asked.before + subject.ordinal::int AS ordinal
  FROM unnest($1::uuid[], $2::int[], $3::int[]) WITH ORDINALITY AS asked (id, before, rows, page)
    JOIN agenda_item i ON i.id = asked.id
    CROSS JOIN LATERAL unnest(
      i.subjects[asked.before + 1 : asked.before + asked.rows], i.notes[asked.before + 1 : asked.before + asked.rows]
    ) WITH ORDINALITY AS subject (key, note, ordinal)
  ORDER BY asked.page, ordinal`;

/** A row if a case ($2) stands behind an item ($1). */
export const SELECT_HAS_CASE = "SELECT FROM agenda_item WHERE id = $1 AND $2::uuid = ANY (case_ids)";
