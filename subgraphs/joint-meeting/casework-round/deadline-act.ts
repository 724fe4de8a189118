import { latestDayBefore, latestDayWithin } from "../../../schema/school-calendar/working-days";
import type { CaseworkSettings } from "../casework-setting/casework-settings";
import type { OfficeDays } from "../casework-setting/working-days";
import { type Desk, headOf, LEADER, OFFICE } from "../desk/desk";
import type { NoticeKind } from "../inbox/notice-kind";
import { daysAfter } from "../report-due/report-standing";

/** What a round does about a deadline, in the order in which it comes. */
export const DEADLINE_ACTS = ["REMIND_BEFORE", "REMIND_DUE", "TO_HEAD", "TO_AGENDA", "TO_LEADER"] as const;

export type DeadlineActKind = (typeof DEADLINE_ACTS)[number];

/** Which deadlines a day's act is about: due from … to, both counted; null for however long ago. */
export interface DueSpan {
  from: string | null;
  to: string;
}

/** A county day, and what holds on it. */
interface Reckoning {
  day: string;
  settings: CaseworkSettings;
  officeDays: OfficeDays;
}

const lateBy = ({ day, officeDays }: Reckoning, workingDays: number): DueSpan => ({
  from: null,
  to: latestDayBefore(officeDays, day, workingDays),
});

const SPANS: Record<DeadlineActKind, (reckoning: Reckoning) => DueSpan> = {
  REMIND_BEFORE: ({ day, settings, officeDays }) => ({
    from: daysAfter(day, 1),
    to: latestDayWithin(officeDays, day, settings.REMIND_BEFORE_DAYS),
  }),
  REMIND_DUE: ({ day }) => ({ from: day, to: day }),
  TO_HEAD: (reckoning) => lateBy(reckoning, reckoning.settings.ESCALATE_HEAD_DAYS),
  TO_AGENDA: (reckoning) => lateBy(reckoning, reckoning.settings.ESCALATE_AGENDA_DAYS),
  TO_LEADER: (reckoning) => lateBy(reckoning, reckoning.settings.ESCALATE_LEADER_DAYS),
};

/**
 * The days on which deadlines must fall that something is done about on a day. Reminders are for what is to come or due on
 * the day; a step upward that was missed is made up for.
 */
export function dueSpan(act: DeadlineActKind, reckoning: Reckoning): DueSpan {
  return SPANS[act](reckoning);
}

/** Who is told of what. */
interface Told {
  desk: Desk;
  kind: keyof typeof NoticeKind;
}

const TOLD: Record<DeadlineActKind, (desk: Desk) => Told[]> = {
  REMIND_BEFORE: (desk) => [{ desk, kind: "DEADLINE_NEAR" }],
  REMIND_DUE: (desk) => [{ desk, kind: "DEADLINE_TODAY" }],
  TO_HEAD: (desk) => {
    const head = headOf(desk);
    const missed: Told = { desk, kind: "DEADLINE_MISSED" };
    return head === null ? [missed] : [missed, { desk: head, kind: "DEADLINE_TO_HEAD" }];
  },
  TO_AGENDA: (desk) => [...new Set([desk, OFFICE])].map((told) => ({ desk: told, kind: "DEADLINE_ON_AGENDA" })),
  TO_LEADER: () => [{ desk: LEADER, kind: "DEADLINE_TO_LEADER" }],
};

/** Who is told of an act on a deadline of a desk, and of what. */
export function noticesOf(act: DeadlineActKind, desk: Desk): Told[] {
  return TOLD[act](desk);
}
