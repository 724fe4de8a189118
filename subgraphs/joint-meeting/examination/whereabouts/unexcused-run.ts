import type { EnrolmentView } from "../child-view";
import type { Evidence } from "../examination";
import type { ViewOnDay } from "../view-on-day";

/** Stages of an unexcused absence (旷课) as education names them, the weaker first. Its thresholds are education's. */
const STAGES: readonly string[] = ["HOME_VISIT", "SUSPECTED", "DROPOUT_TO_CONFIRM"];

export type AbsenceStage = "SUSPECTED" | "DROPOUT_TO_CONFIRM";

/**
 * The runs of unexcused school days of a child that is away from every school where it is expected, and has come to
 * the stage at each of them; null for a child that is at one of them, or is back.
 */
export function runsAtStage(view: ViewOnDay, stage: AbsenceStage): EnrolmentView[] | null {
  const expected = view.active.filter(({ state }) => state === "ENROLLED");
  const away = expected.filter((enrolment) => hasReached(enrolment, stage) && !isBackSince(enrolment, view));
  return away.length > 0 && away.length === expected.length ? away : null;
}

/** What the daily roll check says of the runs. */
export function runEvidence(enrolments: readonly EnrolmentView[]): Evidence[] {
  return enrolments.flatMap(({ school, unexcusedRun }) => {
    if (unexcusedRun === null) return [];
    const { days, from, to } = unexcusedRun;
    const statement = `${school?.name ?? ""}：${from}至${to}连续旷课${days}个上学日`;
    return [{ department: "education", record: "考勤", statement, asOf: to }];
  });
}

/** First day of the earliest run. */
export function runsSince(enrolments: readonly EnrolmentView[]): string | null {
  return enrolments.flatMap(({ unexcusedRun }) => unexcusedRun?.from ?? []).sort()[0] ?? null;
}

function hasReached({ unexcusedRun }: EnrolmentView, stage: AbsenceStage): boolean {
  return unexcusedRun !== null && STAGES.indexOf(unexcusedRun.stage) >= STAGES.indexOf(stage);
}

/** Only the ledger of dropouts tells that a child came back: a day present is written nowhere. */
function isBackSince({ unexcusedRun }: EnrolmentView, { dropoutRecords }: ViewOnDay): boolean {
  return (
    unexcusedRun !== null &&
    dropoutRecords.some(({ returnedOn }) => returnedOn !== null && returnedOn > unexcusedRun.to)
  );
}
