import type { DataSource } from "typeorm";
import { type Caller, coversRegion } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { DomainError } from "../../../infra/runtime/errors";
import type { Page } from "../../../infra/runtime/page";
import type { Refusal } from "../../../infra/runtime/refusal.type";
import { alreadyDone, invalid } from "../../../infra/runtime/refusals";
import type { LetterSettingName } from "./letter-setting-name";
import type { LetterSetting } from "./letter-setting.type";

interface SettingSources {
  database: DataSource;
  clock: Clock;
  countyCode: string;
}

interface SettingGiven {
  name: LetterSettingName;
  value: number;
  /** YYYY-MM-DD */
  validFrom: string;
}

/** A deadline beyond half a year is none. */
const MOST_DAYS = 120;

/** The rules of letters as the county sets them. What has been reckoned by an older rule stays. */
export class LetterSettingService {
  constructor(
    private readonly sources: SettingSources,
    private readonly caller: Caller,
  ) {}

  /** Rules in force on a day, today by default, by name; one more than the page holds. */
  list(on: string | null, { first, after }: Page): Promise<LetterSetting[]> {
    const { database, clock } = this.sources;
    return database.query<LetterSetting[]>(IN_FORCE, [on ?? clock.today(), after?.[0] ?? "", first + 1]);
  }

  /**
   * Sets a rule from a day on, which is not past.
   * @throws DomainError FORBIDDEN for an office of another county.
   */
  async set({ name, value, validFrom }: SettingGiven): Promise<LetterSetting | Refusal> {
    const { database, clock, countyCode } = this.sources;
    if (!coversRegion(this.caller, countyCode))
      throw new DomainError("FORBIDDEN", "Letters are the county's own affair. 函件由本县办理。");
    if (value < 1 || value > MOST_DAYS)
      return invalid(`${name} is set from 1 to ${MOST_DAYS}.`, `${name}可设范围为1至${MOST_DAYS}。`);
    const today = clock.today();
    if (validFrom < today)
      return invalid(
        `A rule is set from today (${today}) on, not for days that are past.`,
        `规则自今天（${today}）起方可设定，不得追溯。`,
      );
    const { actor, post, department } = this.caller;
    const isSet = await database.transaction(async (manager) => {
      // Nothing where the same is set for that day already; of two at once the second sees what the first has set.
      const rows = await manager.query<object[]>(SET, [name, value, validFrom]);
      if (rows.length === 0) return false;
      await manager.query(RECORD, [name, value, validFrom, clock.now(), actor, post, department]);
      return true;
    });
    return isSet
      ? { name, value, validFrom }
      : alreadyDone("This is set already for that day.", "该日期的此项规则已设定。");
  }
}

const IN_FORCE = `
  SELECT name, value, "validFrom" FROM (
    SELECT DISTINCT ON (name) name, value, valid_from::text AS "validFrom" FROM letter_setting
    WHERE valid_from <= $1::date ORDER BY name, valid_from DESC
  ) AS in_force
  WHERE name COLLATE "C" > $2 ORDER BY name COLLATE "C" LIMIT $3`;

const SET = `
  INSERT INTO letter_setting AS old (name, value, valid_from) VALUES ($1, $2, $3::date)
  ON CONFLICT (name, valid_from) DO UPDATE SET value = excluded.value WHERE old.value <> excluded.value
  RETURNING name`;

const RECORD = `
  INSERT INTO letter_setting_act (name, value, day, at, actor, post, department)
  VALUES ($1, $2, $3, $4, $5, $6, $7)`;
