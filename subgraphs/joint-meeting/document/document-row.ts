import type { DocumentKind } from "./document-kind";

/** A paper as its row has it, without what it says. */
export interface DocumentRow {
  id: string;
  regionCode: string;
  caseId: string | null;
  meetingId: string | null;
  oversightId: string | null;
  kind: DocumentKind;
  round: number;
  organ: string;
  number: string;
  title: string;
  issuedOn: string;
  answerUntil: string | null;
  contentSealed: Buffer;
  drawnUpBy: string;
  drawnUpPost: string;
  drawnUpAt: Date;
  voidedOn: string | null;
  voidedBy: string | null;
  voidedPost: string | null;
  voidReasonSealed: Buffer | null;
}

/** Columns of a {@link DocumentRow} on documents `d`. */
export const DOCUMENT_COLUMNS = `
  d.id, d.region_code AS "regionCode", d.case_id AS "caseId", d.meeting_id AS "meetingId",
  d.oversight_id AS "oversightId", d.kind, d.round, d.organ, d.number, d.title, d.issued_on AS "issuedOn",
  d.answer_until AS "answerUntil", d.content_sealed AS "contentSealed", d.actor AS "drawnUpBy", d.post AS "drawnUpPost",
  d.at AS "drawnUpAt", d.voided_on AS "voidedOn", d.voided_by AS "voidedBy", d.voided_post AS "voidedPost",
  d.void_reason_sealed AS "voidReasonSealed"`;
