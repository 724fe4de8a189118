import type { EntityManager } from "typeorm";
import type { Desk } from "../desk/desk";
import { notifyAll } from "../inbox/notify";

interface MeetingNotice {
  meetingId: string;
  kind: "MEETING_CONVENED" | "MEETING_CANCELLED" | "MINUTES_ISSUED";
  /** Day of the meeting; null where it matters no more. */
  heldOn: string | null;
  /** County day and instant of the act. */
  on: string;
  at: Date;
}

/** Puts a notice of a meeting into the inboxes of desks, once each. */
export async function tellMembers(
  manager: EntityManager,
  { meetingId, kind, heldOn, on, at }: MeetingNotice,
  desks: readonly Desk[],
): Promise<void> {
  await notifyAll(
    manager,
    desks.map((desk) => ({
      desk,
      kind,
      subjectKind: "MEETING",
      subjectId: meetingId,
      caseId: null,
      dueOn: heldOn,
      dedupe: `meeting ${meetingId} ${kind} ${desk}`,
      on,
      at,
    })),
  );
}
