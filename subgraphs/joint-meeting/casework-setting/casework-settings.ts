import type { DataSource, EntityManager } from "typeorm";
import { CaseworkSettingName } from "./casework-setting-name";

/** The rules of casework in force on a day, by name. */
export type CaseworkSettings = Record<keyof typeof CaseworkSettingName, number>;

const NAMES = Object.values(CaseworkSettingName);

/** The rules in force on a day, YYYY-MM-DD. @throws Error when one has no row that early: the migrations give each one. */
export async function getCaseworkSettings(
  database: DataSource | EntityManager,
  day: string,
): Promise<CaseworkSettings> {
  const rows = await database.query<{ name: string; value: number }[]>(IN_FORCE, [day]);
  const found = new Map(rows.map(({ name, value }) => [name, value]));
  const missing = NAMES.filter((name) => !found.has(name));
  if (missing.length > 0) throw new Error(`casework_setting has no ${missing.join(", ")} in force on ${day}`);
  return Object.fromEntries(NAMES.map((name) => [name, found.get(name)])) as CaseworkSettings;
}

const IN_FORCE = `
  SELECT DISTINCT ON (name) name, value FROM casework_setting WHERE valid_from <= $1::date
  ORDER BY name, valid_from DESC`;
