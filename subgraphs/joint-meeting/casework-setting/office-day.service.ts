import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import type { Page } from "../../../infra/runtime/page";
import type { Refusal } from "../../../infra/runtime/refusal.type";
import { isWorkingDay } from "../../../schema/school-calendar/working-days";
import { alreadyDone, invalid } from "../../../infra/runtime/refusals";
import { requireOwnRegion } from "../region/region.policy";
import { recordSettingAct } from "./casework-setting.service";
import type { OfficeDay } from "./office-day.type";

interface OfficeDaySources {
  database: DataSource;
  clock: Clock;
  countyCode: string;
}

/** The days on which the county's offices depart from the public calendar, such as 三月三. */
export class OfficeDayService {
  constructor(
    private readonly sources: OfficeDaySources,
    private readonly caller: Caller,
  ) {}

  /** The county's departures of a span, in order; one more than the page holds. */
  list(from: string | null, to: string | null, { first, after }: Page): Promise<OfficeDay[]> {
    return this.sources.database.query<OfficeDay[]>(DEPARTURES, [from, to, after?.[0] ?? "", first + 1]);
  }

  /**
   * Says whether offices work on a day that is not past, or leaves it to the public calendar (null).
   * @throws DomainError FORBIDDEN for an office of another county.
   */
  async set(day: string, isWorking: boolean | null): Promise<OfficeDay | Refusal> {
    const { database, clock, countyCode } = this.sources;
    requireOwnRegion(this.caller, countyCode, countyCode);
    const today = clock.today();
    if (day < today) {
      return invalid(
        `A day that is past stays as it was; today is ${today}.`,
        `不得更改过去的日期（今天为${today}）。`,
      );
    }
    const isSet = await database.transaction(async (manager) => {
      const rows =
        isWorking === null
          ? (await manager.query<[object[], number]>(TAKE_BACK, [day]))[0]
          : await manager.query<object[]>(SET, [day, isWorking]);
      if (rows.length === 0) return false;
      const value = isWorking === null ? null : Number(isWorking);
      await recordSettingAct(manager, this.caller, { name: "OFFICE_DAY", value, day, at: clock.now() });
      return true;
    });
    if (!isSet) return alreadyDone("The day is set so already.", "该日期已如此设定。");
    return { day, isWorking: isWorking ?? isWorkingDay(new Map(), day), isDeparture: isWorking !== null };
  }
}

const DEPARTURES = `
  SELECT day, is_working AS "isWorking", true AS "isDeparture" FROM office_day
  WHERE ($1::date IS NULL OR day >= $1) AND ($2::date IS NULL OR day <= $2) AND day::text > $3
  ORDER BY day LIMIT $4`;

const SET = `
  INSERT INTO office_day AS old (day, is_working) VALUES ($1, $2)
  ON CONFLICT (day) DO UPDATE SET is_working = excluded.is_working WHERE old.is_working <> excluded.is_working
  RETURNING day`;

const TAKE_BACK = "DELETE FROM office_day WHERE day = $1 RETURNING day";
