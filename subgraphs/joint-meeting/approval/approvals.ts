import type { EntityManager } from "typeorm";
import type { ApprovalKind } from "./approval-kind";

interface WantedApproval {
  kind: ApprovalKind | `${ApprovalKind}`;
  /** What was approved: `<caseId>:<StepKind>` of a step, the case's id, the child's. */
  subjectId: string;
  at: Date;
}

/**
 * Takes an approval for what it was given, within the transaction of the act that needs it: it serves no second one.
 * @returns its id, or null when there is none that may be used on the county's day of `at`.
 */
export async function takeApproval(
  manager: EntityManager,
  { kind, subjectId, at }: WantedApproval,
): Promise<string | null> {
  const [taken] = await manager.query<[{ id: string }[], number]>(TAKE, [kind, subjectId, at]);
  return taken[0]?.id ?? null;
}

/** Of two who take it at once the second waits for the first, and finds it used. */
const TAKE = `
  UPDATE approval SET state = 'USED', used_at = $3::timestamptz
  WHERE kind = $1 AND subject_id = $2 AND state = 'APPROVED'
    AND lapses_on >= ($3::timestamptz AT TIME ZONE 'Asia/Shanghai')::date
  RETURNING id`;

/**
 * Writes down, in the round of a county day, what was not decided or used by its last day. Nothing waits for it: an approval
 * is looked at with its last day wherever it counts.
 * @param day YYYY-MM-DD
 */
export async function lapseApprovals(manager: EntityManager, day: string): Promise<void> {
  await manager.query("UPDATE approval SET state = 'LAPSED' WHERE state IN ('ASKED', 'APPROVED') AND lapses_on < $1", [
    day,
  ]);
}
