import type { EntityManager } from "typeorm";
import type { Vault } from "../../../infra/runtime/vault";
import { CaseEventKind } from "../case/case-event-kind";
import { getCaseworkSettings } from "../casework-setting/casework-settings";
import { readOfficeDays } from "../casework-setting/working-days";
import type { Desk } from "../desk/desk";
import { notifyAll } from "../inbox/notify";
import type { SubjectKind } from "../inbox/subject-kind";
import { type DeadlineActKind, type DueSpan, dueSpan, noticesOf } from "./deadline-act";
import type { RoundResources } from "./round-resources";

interface DueDeadline {
  id: string;
  subjectKind: keyof typeof SubjectKind;
  subjectId: string;
  caseId: string | null;
  desk: Desk;
  dueOn: string;
  /** Whether this worker has written the act down, and not another. */
  isActed: boolean;
}

/** So many at a time are written down and told of: a round of a year's backlog holds nobody up. */
const CHUNK = 500;

/**
 * Reminds of deadlines or tells them upward, as a day asks for. An act, the notices of it and its line in the case's history
 * are one transaction, and the act's key is its own: whenever a worker is killed, and however many there are, each is done
 * and told once.
 */
export async function actOnDeadlines(resources: RoundResources, day: string, act: DeadlineActKind): Promise<void> {
  const { database, clock, vault } = resources;
  const [settings, officeDays] = await Promise.all([getCaseworkSettings(database, day), readOfficeDays(database)]);
  const span = dueSpan(act, { day, settings, officeDays });
  const today = { act, day, span, at: clock.now(), vault };
  // What another worker had under way is looked at again: it may have been killed meanwhile.
  for (let isSettled = false; !isSettled;) {
    isSettled = true;
    for (let after: DueDeadline | null | undefined = null; after !== undefined;) {
      const due: DueDeadline[] = await database.transaction((manager) => actOnSome(manager, today, after ?? null));
      if (due.some(({ isActed }) => !isActed)) isSettled = false;
      after = due.at(-1);
    }
  }
}

interface Act {
  act: DeadlineActKind;
  day: string;
  span: DueSpan;
  at: Date;
  vault: Vault;
}

/** What the case's history says of a step upward. */
const ESCALATION_NOTES: Partial<Record<DeadlineActKind, string>> = {
  TO_HEAD: "Overdue, told to the unit's head. 逾期，已报单位负责人。",
  TO_AGENDA: "Overdue, put on the next meeting's agenda. 逾期，已列入联席会议议题。",
  TO_LEADER: "Overdue, put before the leader in charge. 逾期，已报分管领导。",
};

/** Those behind a deadline that it came to, in the order of their days. */
async function actOnSome(
  manager: EntityManager,
  { act, day, span, at, vault }: Act,
  after: DueDeadline | null,
): Promise<DueDeadline[]> {
  const behind = after === null ? ["0001-01-01", "00000000-0000-0000-0000-000000000000"] : [after.dueOn, after.id];
  const due = await manager.query<DueDeadline[]>(ACT, [act, day, at, span.from, span.to, CHUNK, ...behind]);
  const acted = due.filter(({ isActed }) => isActed);
  await notifyAll(
    manager,
    acted.flatMap(({ id, desk, ...subject }) =>
      noticesOf(act, desk).map((told) => ({
        ...told,
        ...subject,
        dedupe: `deadline ${id} ${subject.dueOn} ${act} ${told.desk}`,
        on: day,
        at,
      })),
    ),
  );
  const note = ESCALATION_NOTES[act];
  const cases = acted.flatMap(({ caseId }) => caseId ?? []);
  if (note !== undefined && cases.length > 0) {
    await manager.query(ESCALATED, [cases, at, CaseEventKind.ESCALATED, vault.seal(note)]);
  }
  return due;
}

/** Deadlines that run, fall into the span and have no such act for their date; $4 and $5 the span, $6 rows, behind $7 and $8. */
const ACT = `
  WITH due AS (
    SELECT d.id, d.subject_kind, d.subject_id, d.case_id, d.desk, d.due_on FROM deadline d
    WHERE d.ended_on IS NULL AND ($4::date IS NULL OR d.due_on >= $4) AND d.due_on <= $5::date
      AND (d.due_on, d.id) > ($7::date, $8::uuid)
      AND NOT EXISTS (
        SELECT FROM deadline_act act WHERE act.deadline_id = d.id AND act.due_on = d.due_on AND act.kind = $1)
    ORDER BY d.due_on, d.id LIMIT $6
  ), acted AS (
    INSERT INTO deadline_act (deadline_id, due_on, kind, on_day, at)
    SELECT id, due_on, $1, $2::date, $3::timestamptz FROM due ORDER BY due_on, id
    ON CONFLICT DO NOTHING RETURNING deadline_id
  )
  SELECT due.id, due.subject_kind AS "subjectKind", due.subject_id AS "subjectId", due.case_id AS "caseId", due.desk,
    due.due_on AS "dueOn", acted.deadline_id IS NOT NULL AS "isActed"
  FROM due LEFT JOIN acted ON acted.deadline_id = due.id ORDER BY due.due_on, due.id`;

/** $1 cases, $2 instant, $3 kind of the event, $4 the same words for all. */
const ESCALATED = `
  INSERT INTO case_event (case_id, at, kind, note_sealed)
  SELECT case_id, $2, $3, $4 FROM unnest($1::uuid[]) AS told (case_id)`;
