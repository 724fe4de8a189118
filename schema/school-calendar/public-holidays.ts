import { readFileSync } from "node:fs";
import { projectPath } from "../../infra/runtime/project-path";

/** What the state has made of a day: free (放假), or a day at the weekend on which work is made up for (调休上班). */
export type PublicDay = "HOLIDAY" | "WORKDAY";

const MS_PER_DAY = 86_400_000;
let published: ReadonlyMap<string, PublicDay> | undefined;

/** What 国务院办公厅 has published of a day, YYYY-MM-DD; null for a day like any other of its weekday, or of a year not known. */
export function findPublicDay(date: string): PublicDay | null {
  published ??= readPublicDays();
  return published.get(date) ?? null;
}

function readPublicDays(): ReadonlyMap<string, PublicDay> {
  const [, ...lines] = readFileSync(projectPath("schema", "school-calendar", "public-holidays.csv"), "utf8")
    .trimEnd()
    .split("\n")
    .filter((line) => !line.startsWith("#"));
  return new Map(
    lines.flatMap((line) => {
      const [from, to, kind] = line.split(",") as [string, string, PublicDay];
      return daysOf(from, to).map((date): [string, PublicDay] => [date, kind]);
    }),
  );
}

function daysOf(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = Date.parse(from); day <= Date.parse(to); day += MS_PER_DAY) {
    days.push(new Date(day).toISOString().slice(0, 10));
  }
  return days;
}
