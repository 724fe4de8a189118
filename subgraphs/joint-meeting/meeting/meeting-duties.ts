import type { EntityManager } from "typeorm";
import { quarterEnd, quarterOf } from "../../../schema/scalars/quarter";
import { LEADER, OFFICE } from "../desk/desk";
import { notifyAll } from "../inbox/notify";

interface MeetingDutiesDay {
  countyCode: string;
  /** County day, YYYY-MM-DD. */
  day: string;
  at: Date;
}

/** The day of a quarter's last month by which its regular meeting is to be convened. */
const DUE_DAY = "20";

/**
 * Tells the office and the leader, once, of a quarter whose regular meeting is not convened by the 20th of its last month.
 * Called for every county day, within the transaction of the round's piece.
 */
export async function meetingDuties(manager: EntityManager, { countyCode, day, at }: MeetingDutiesDay): Promise<void> {
  const quarter = quarterOf(day);
  const dueOn = quarterEnd(quarter);
  if (day < `${dueOn.slice(0, 8)}${DUE_DAY}`) return;
  const convened = await manager.query<object[]>(SELECT_REGULAR, [countyCode, quarter]);
  if (convened.length > 0) return;
  await notifyAll(
    manager,
    [OFFICE, LEADER].map((desk) => ({
      desk,
      kind: "MEETING_DUE",
      subjectKind: "MEETING",
      subjectId: `${countyCode}:${quarter}`,
      caseId: null,
      dueOn,
      dedupe: `meeting due ${countyCode} ${quarter} ${desk}`,
      on: day,
      at,
    })),
  );
}

const SELECT_REGULAR = `
  SELECT FROM meeting WHERE region_code = $1 AND quarter = $2 AND kind = 'REGULAR' AND state <> 'CANCELLED'`;
