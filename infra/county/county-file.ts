import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { isCalendarDate } from "../../schema/scalars/date";
import { findRegion } from "../../schema/regions/regions";
import { CountyFault } from "./county-fault";
import { readJsonFile } from "./json-file";

/** The county that a folder of rosters is about, as its `county.json` says. */
const rostersCountySchema = z.object({
  regionCode: z
    .string()
    .refine((code) => /^\d{6}$/.test(code) && findRegion(code) !== null, "not a county of GB/T 2260"),
  regionName: z.string().min(1),
  /** Date of the data; the demo county's clock stands still on it. */
  asOf: z.string().refine(isCalendarDate, "not a date YYYY-MM-DD"),
  schoolYear: z.string().regex(/^\d{4}-\d{4}$/, "not a school year such as 2018-2019"),
});

export type RostersCounty = z.output<typeof rostersCountySchema>;

const loadedCountySchema = rostersCountySchema.extend({
  /** Absolute path of the folder that was loaded. */
  rosters: z.string(),
  loadedAt: z.string(),
});

/** A county whose first start came to its end. */
export type LoadedCounty = z.output<typeof loadedCountySchema>;

/** @throws CountyFault when the folder is not one of a county's rosters. */
export function readRostersCounty(folder: string): RostersCounty {
  if (!existsSync(folder)) throw new CountyFault(`${folder} is not there: --county takes a folder of rosters`);
  const file = join(folder, "county.json");
  const content = readOrRefuse(file);
  if (content === null) throw new CountyFault(`${folder} holds no county.json and is not a county's folder of rosters`);
  const result = rostersCountySchema.safeParse(content);
  if (result.success) return result.data;
  throw new CountyFault(
    `${file}: ${result.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ")}`,
  );
}

/** Null before the end of the first start. */
export function readLoadedCounty(file: string): LoadedCounty | null {
  const content = readOrRefuse(file);
  return content === null ? null : loadedCountySchema.parse(content);
}

function readOrRefuse(file: string): unknown {
  try {
    return readJsonFile(file);
  } catch (fault) {
    throw new CountyFault(`${file} cannot be read: ${(fault as Error).message}`, { cause: fault });
  }
}
