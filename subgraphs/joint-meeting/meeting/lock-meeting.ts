import type { EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { isUuid } from "../../../infra/runtime/uuid";
import { alreadyDone, changed, notFound, wrongState } from "../../../infra/runtime/refusals";
import { mayReadWholeMeeting } from "./meeting.policy";
import { MEETING_COLUMNS, type MeetingRow } from "./meeting.rows";
import { type MeetingAct, type MeetingWork, stateAfter, statesFor } from "./meeting-transition";

/** Which meeting an act is on, as whoever acts has read it. */
export interface MeetingWanted {
  meetingId: string;
  version: number;
}

/**
 * Locks a meeting for an act of whoever holds it. Of two who act at once, the second finds the version that the first has
 * left.
 * @param repeated tells whether this very act has been done before: who repeats it has read an older version
 */
export async function lockMeeting(
  manager: EntityManager,
  caller: Caller,
  { meetingId, version }: MeetingWanted,
  what: MeetingAct | MeetingWork,
  repeated: (meeting: MeetingRow) => Promise<boolean> = () => Promise.resolve(false),
): Promise<MeetingRow | Refusal> {
  if (!isUuid(meetingId)) return notFound();
  const [row] = await manager.query<MeetingRow[]>(LOCK, [meetingId]);
  if (row === undefined || !mayReadWholeMeeting(caller, row)) return notFound();
  if (isAct(what) && row.state === stateAfter(what)) {
    return alreadyDone(`The meeting is ${row.state} already.`, "该会议已办理此步骤。");
  }
  if (!statesFor(what).includes(row.state)) {
    return wrongState(
      `Not while the meeting is ${row.state}, but ${statesFor(what).join(" or ")}.`,
      "会议当前状态不可办理此事项。",
    );
  }
  if (await repeated(row)) return alreadyDone("That has been done already.", "此事项已办理。");
  if (row.version !== version) {
    return changed(`The meeting is at version ${row.version} now.`, `会议已更新至第${row.version}版。`);
  }
  return row;
}

/** Counts an act, so that whoever has read the meeting before it is told. */
export async function advanceVersion(manager: EntityManager, meetingId: string): Promise<void> {
  await manager.query("UPDATE meeting SET version = version + 1 WHERE id = $1", [meetingId]);
}

const isAct = (what: MeetingAct | MeetingWork): what is MeetingAct =>
  what === "BEGIN" || what === "END" || what === "CLOSE" || what === "CANCEL";

const LOCK = `SELECT ${MEETING_COLUMNS} FROM meeting m WHERE m.id = $1 FOR UPDATE OF m`;
