import { randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import { getCaseworkSettings } from "../casework-setting/casework-settings";
import { type Desk, LEADER } from "../desk/desk";
import { type Notice, notifyAll } from "../inbox/notify";
import { OWNER_DESKS } from "./child-opening.policy";
import { OpeningMode } from "./opening-mode";

const HOUR_MS = 3_600_000;

interface Moment {
  /** The county's day and the instant. */
  on: string;
  at: Date;
}

/** Opens the child of an approval for who asked, from now on, within the transaction of the decision. */
export async function openApprovedChild(
  manager: EntityManager,
  { approvalId, on, at }: Moment & { approvalId: string },
): Promise<void> {
  await manager.query(USE_APPROVAL, [approvalId, at]);
  const { OPENING_DAYS } = await getCaseworkSettings(manager, on);
  const id = randomUUID();
  await manager.query(OPEN_APPROVED, [id, approvalId, at, new Date(at.getTime() + OPENING_DAYS * 24 * HOUR_MS)]);
  await tell(manager, id, { on, at });
}

interface Emergency extends Moment {
  childId: string;
  desk: Desk;
  reasonSealed: Buffer;
  caller: Caller;
}

/** Opens a child at once, for the hours of an emergency. */
export async function breakGlassFor(manager: EntityManager, opening: Emergency): Promise<string> {
  const { childId, desk, reasonSealed, caller, on, at } = opening;
  const { BREAK_GLASS_HOURS } = await getCaseworkSettings(manager, on);
  const id = randomUUID();
  const until = new Date(at.getTime() + BREAK_GLASS_HOURS * HOUR_MS);
  const who = [caller.actor, caller.post, caller.department];
  await manager.query(OPEN_AT_ONCE, [id, childId, OpeningMode.BREAK_GLASS, reasonSealed, desk, at, ...who, until]);
  await tell(manager, id, { on, at });
  return id;
}

/** The leader and the heads of the departments whose records are opened learn of it at once. */
async function tell(manager: EntityManager, id: string, { on, at }: Moment): Promise<void> {
  const desks = [LEADER, ...OWNER_DESKS.map((department) => `${department}/head`)];
  const notices = desks.map((desk): Notice => {
    const subject = { kind: "CHILD_OPENED", subjectKind: "CHILD_OPENING", subjectId: id } as const;
    return { desk, ...subject, caseId: null, dueOn: null, dedupe: `opening ${id} ${desk}`, on, at };
  });
  await notifyAll(manager, notices);
}

const USE_APPROVAL = "UPDATE approval SET state = 'USED', used_at = $2 WHERE id = $1 AND state = 'APPROVED'";

/** For whoever asked, under its desk and reason of the day on which it asked. */
const OPEN_APPROVED = `
  INSERT INTO child_opening (id, child_id, mode, reason_sealed, approval_id, desk, opened_at, opened_by, opened_post,
    opened_department, until)
  SELECT $1::uuid, subject_id, 'APPROVED', reason_sealed, id, desk, $3::timestamptz, asked_by, asked_post,
    asked_department, $4::timestamptz
  FROM approval WHERE id = $2`;

const OPEN_AT_ONCE = `
  INSERT INTO child_opening (id, child_id, mode, reason_sealed, desk, opened_at, opened_by, opened_post,
    opened_department, until)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;
