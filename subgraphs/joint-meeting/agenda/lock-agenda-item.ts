import type { EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { isUuid } from "../../../infra/runtime/uuid";
import { notFound, wrongState } from "../../../infra/runtime/refusals";
import { lockMeeting } from "../meeting/lock-meeting";
import type { MeetingRow } from "../meeting/meeting.rows";
import type { MeetingWork } from "../meeting/meeting-transition";
import { type AgendaItemRow, SELECT_ITEMS_BY_ID } from "./agenda.rows";
import { AgendaItemState } from "./agenda-item-state";

/** Which item an act is on, and the version of its meeting that whoever acts has read. */
export interface AgendaItemWanted {
  itemId: string;
  version: number;
}

export interface LockedItem {
  meeting: MeetingRow;
  item: AgendaItemRow;
}

/**
 * Locks the meeting of an agenda item for an act on it.
 * @param repeated tells whether this very act has been done before
 */
export async function lockAgendaItem(
  manager: EntityManager,
  caller: Caller,
  { itemId, version }: AgendaItemWanted,
  what: MeetingWork,
  repeated: (item: AgendaItemRow) => Promise<boolean> | boolean = () => false,
): Promise<LockedItem | Refusal> {
  const found = isUuid(itemId) ? await findItem(manager, itemId) : undefined;
  if (found === undefined) return notFound();
  const meeting = await lockMeeting(manager, caller, { meetingId: found.meetingId, version }, what, async () =>
    repeated(await getItem(manager, itemId)),
  );
  if (meeting instanceof Refusal) return meeting;
  const item = await getItem(manager, itemId);
  if (item.state !== AgendaItemState.STANDING)
    return wrongState("The item is not on the agenda any more.", "该议题已不在议程上。");
  return { meeting, item };
}

async function findItem(manager: EntityManager, itemId: string): Promise<AgendaItemRow | undefined> {
  const [item] = await manager.query<AgendaItemRow[]>(SELECT_ITEMS_BY_ID, [[itemId]]);
  return item;
}

/** As it is now that its meeting is locked. */
async function getItem(manager: EntityManager, itemId: string): Promise<AgendaItemRow> {
  const item = await findItem(manager, itemId);
  if (item === undefined) throw new Error("an agenda item is gone, which nothing erases");
  return item;
}
