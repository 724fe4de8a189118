import type { DataSource, EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import type { Page } from "../../../infra/runtime/page";
import type { Refusal } from "../../../infra/runtime/refusal.type";
import { alreadyDone, invalid } from "../../../infra/runtime/refusals";
import { requireOwnRegion } from "../region/region.policy";
import { CaseworkSettingName } from "./casework-setting-name";
import type { CaseworkSetting } from "./casework-setting.type";
import { SETTING_BOUNDS } from "./setting-bounds";

interface SettingSources {
  database: DataSource;
  clock: Clock;
  countyCode: string;
}

interface SettingGiven {
  name: CaseworkSettingName;
  value: number;
  /** YYYY-MM-DD */
  validFrom: string;
}

type SettingRow = Pick<CaseworkSetting, "name" | "value" | "validFrom">;

/** The rules of casework as the county sets them. What has been reckoned by an older rule stays. */
export class CaseworkSettingService {
  constructor(
    private readonly sources: SettingSources,
    private readonly caller: Caller,
  ) {}

  /** Rules in force on a day, today by default, by name; one more than the page holds. */
  async list(on: string | null, { first, after }: Page): Promise<CaseworkSetting[]> {
    const { database, clock } = this.sources;
    const rows = await database.query<SettingRow[]>(IN_FORCE, [
      on ?? clock.today(),
      Object.values(CaseworkSettingName),
      after?.[0] ?? "",
      first + 1,
    ]);
    return rows.map(toSetting);
  }

  /**
   * Sets a rule from a day on, which is not past.
   * @throws DomainError FORBIDDEN for an office of another county.
   */
  async set({ name, value, validFrom }: SettingGiven): Promise<CaseworkSetting | Refusal> {
    const { database, clock, countyCode } = this.sources;
    requireOwnRegion(this.caller, countyCode, countyCode);
    const { least, most } = SETTING_BOUNDS[name];
    if (value < least || value > most) {
      return invalid(`${name} is set from ${least} to ${most}.`, `${name}可设范围为${least}至${most}。`);
    }
    const today = clock.today();
    if (validFrom < today) {
      return invalid(
        `A rule is set from today (${today}) on, not for days that are past.`,
        `规则自今天（${today}）起方可设定，不得追溯。`,
      );
    }
    const isSet = await database.transaction(async (manager) => {
      // Nothing where the same is set for that day already; of two at once the second sees what the first has set.
      const rows = await manager.query<object[]>(SET, [name, value, validFrom]);
      if (rows.length > 0)
        await recordSettingAct(manager, this.caller, { name, value, day: validFrom, at: clock.now() });
      return rows.length > 0;
    });
    return isSet
      ? toSetting({ name, value, validFrom })
      : alreadyDone("This is set already for that day.", "该日期的此项规则已设定。");
  }
}

interface SettingAct {
  name: string;
  /** Null takes a departure back. */
  value: number | null;
  day: string;
  at: Date;
}

/** Keeps who has set what, in the transaction that sets it. */
export async function recordSettingAct(
  manager: EntityManager,
  { actor, post, department }: Caller,
  { name, value, day, at }: SettingAct,
): Promise<void> {
  await manager.query(
    `INSERT INTO casework_setting_act (name, value, day, at, actor, post, department)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [name, value, day, at, actor, post, department],
  );
}

const toSetting = (row: SettingRow): CaseworkSetting => ({ ...row, ...SETTING_BOUNDS[row.name] });

const IN_FORCE = `
  SELECT name, value, "validFrom" FROM (
    SELECT DISTINCT ON (name) name, value, valid_from AS "validFrom" FROM casework_setting
    WHERE valid_from <= $1::date AND name = ANY ($2::text[])
    ORDER BY name, valid_from DESC
  ) AS in_force
  WHERE name COLLATE "C" > $3 ORDER BY name COLLATE "C" LIMIT $4`;

const SET = `
  INSERT INTO casework_setting AS old (name, value, valid_from) VALUES ($1, $2, $3::date)
  ON CONFLICT (name, valid_from) DO UPDATE SET value = excluded.value WHERE old.value <> excluded.value
  RETURNING name`;
