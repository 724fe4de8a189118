import { readFileSync } from "node:fs";
import { isCalendarDate } from "../../schema/scalars/date";
import { CountyFault } from "./county-fault";
import type { DataFolder } from "./data-folder";
import { writeWholeFile } from "./whole-file";

/** The day, YYYY-MM-DD, on which the county lives; null before its first start. @throws CountyFault for a file without one. */
export function readCountyDate({ date: file }: DataFolder): string | null {
  try {
    const date = readFileSync(file, "utf8").trim();
    if (isCalendarDate(date)) return date;
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw fault;
  }
  throw new CountyFault(`${file} holds no date YYYY-MM-DD`);
}

/** Sets the day for all services of the county at once: none ever reads half a date. */
export function writeCountyDate({ date: file }: DataFolder, date: string): void {
  writeWholeFile(file, `${date}\n`);
}

/**
 * Moves the county on to a later day. Deadlines, ages and terms go by it.
 * @throws CountyFault for no date, or an earlier one: what has been done would lie in the future.
 */
export function moveCountyDate(folder: DataFolder, date: string): void {
  if (!isCalendarDate(date)) throw new CountyFault(`${date} is no date YYYY-MM-DD`);
  const today = readCountyDate(folder);
  if (today !== null && date < today)
    throw new CountyFault(`the county is on ${today} already, and goes back to no day`);
  writeCountyDate(folder, date);
}
