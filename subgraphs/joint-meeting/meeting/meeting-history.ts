import type { EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Vault } from "../../../infra/runtime/vault";
import type { MeetingEventKind } from "./meeting-event-kind";

interface MeetingEventGiven {
  meetingId: string;
  itemId?: string | null;
  kind: MeetingEventKind;
  note?: string | null;
  by: Caller;
  at: Date;
  vault: Vault;
}

/** Writes into a meeting's history, within the transaction of the act. */
export async function recordMeetingEvent(manager: EntityManager, event: MeetingEventGiven): Promise<void> {
  const { meetingId, itemId = null, kind, note = null, by, at, vault } = event;
  const sealed = note === null ? null : vault.seal(note);
  await manager.query(INSERT, [meetingId, itemId, at, by.actor, by.post, by.department, kind, sealed]);
}

const INSERT = `
  INSERT INTO meeting_event (meeting_id, item_id, at, actor, post, department, kind, note_sealed)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;
