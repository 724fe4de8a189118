import type { EntityManager } from "typeorm";
import type { NoticeKind } from "./notice-kind";
import type { SubjectKind } from "./subject-kind";

/** A notice to the post at a desk. It carries no word of a child: the case's number and the subject's id alone. */
export interface Notice {
  desk: string;
  kind: keyof typeof NoticeKind;
  subjectKind: keyof typeof SubjectKind;
  subjectId: string;
  caseId: string | null;
  /** YYYY-MM-DD */
  dueOn: string | null;
  /** Of two notices with the same text there is one. */
  dedupe: string;
  /** County day, YYYY-MM-DD. */
  on: string;
  at: Date;
}

/** Puts a notice into a desk's inbox, in the transaction of the act that it tells of; once for each dedupe text. */
export async function notify(manager: EntityManager, notice: Notice): Promise<void> {
  await notifyAll(manager, [notice]);
}

/** {@link notify} for many, in one statement. */
export async function notifyAll(manager: EntityManager, notices: readonly Notice[]): Promise<void> {
  if (notices.length === 0) return;
  await manager.query(INSERT, [
    notices.map(({ desk }) => desk),
    notices.map(({ kind }) => kind),
    notices.map(({ subjectKind }) => subjectKind),
    notices.map(({ subjectId }) => subjectId),
    notices.map(({ caseId }) => caseId),
    notices.map(({ dueOn }) => dueOn),
    notices.map(({ on }) => on),
    notices.map(({ at }) => at),
    notices.map(({ dedupe }) => dedupe),
  ]);
}

/** In the order of the keys, so that two who notify at once wait for each other and never in a circle. */
const INSERT = `
  INSERT INTO inbox_entry (desk, kind, subject_kind, subject_id, case_id, due_on, created_on, created_at, dedupe)
  SELECT given.* FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::uuid[], $6::date[], $7::date[],
    $8::timestamptz[], $9::text[]) AS given (desk, kind, subject_kind, subject_id, case_id, due_on, on_day, at, dedupe)
  ORDER BY given.dedupe
  ON CONFLICT (dedupe) DO NOTHING`;
