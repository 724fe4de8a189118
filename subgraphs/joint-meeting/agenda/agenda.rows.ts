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

/** $1 item, $2 how many subjects lie before the page, $3 how many it has. */
export const SELECT_SUBJECT_KEYS = `
  SELECT key, note, $2::int + ordinal::int AS ordinal FROM (
    SELECT subjects[$2::int + 1 : $2::int + $3::int] AS keys, notes[$2::int + 1 : $2::int + $3::int] AS notes
    FROM agenda_item WHERE id = $1
  ) AS page, unnest(page.keys, page.notes) WITH ORDINALITY AS subject (key, note, ordinal) ORDER BY ordinal`;
