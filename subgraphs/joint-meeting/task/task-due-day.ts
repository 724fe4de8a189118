import type { DataSource } from "typeorm";
import type { Refusal } from "../../../infra/runtime/refusal.type";
import { invalid } from "../../../infra/runtime/refusals";
import { getCaseworkSettings } from "../casework-setting/casework-settings";
import { readOfficeDays, workingDayAfter } from "../casework-setting/working-days";
import { daysAfter } from "../report-due/report-standing";
import type { TaskKind } from "./task-kind";

/** A task that is due later than this is a plan, and nobody is reminded of it in time. */
const LATEST_DAYS = 366;

/** The day that whoever asks has set, or else by the county's rule for the kind, in working days from today; a refusal for one that cannot be. */
export async function readDueDay(
  database: DataSource,
  kind: TaskKind,
  given: string | null,
  today: string,
): Promise<string | Refusal> {
  if (given === null) {
    const [settings, departures] = await Promise.all([getCaseworkSettings(database, today), readOfficeDays(database)]);
    return workingDayAfter(departures, today, settings[`TASK_DAYS_${kind}`]);
  }
  if (given < today || given > daysAfter(today, LATEST_DAYS))
    return invalid("dueOn lies before today or more than a year ahead.", "办理期限须自今天起一年以内，不得早于今天。");
  return given;
}
