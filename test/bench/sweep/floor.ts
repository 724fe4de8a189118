import { readFileSync } from "node:fs";
import { pipeline } from "node:stream/promises";
import { Client } from "pg";
import { from, to } from "pg-copy-streams";
import { projectPath } from "../../../infra/runtime/project-path";
import { schoolAgeDay, type SchoolYear } from "../../../schema/scalars/school-year";
import { termOf } from "../../../schema/school-term";
import type { DepartmentName } from "../../../schema/departments";
import { addDays, isWeekend, schoolDaysBetween } from "../../support/generated-county/days";
import type { Swept } from "../../support/sweep-run";

const DATABASE = "bench_floor";

/** The tables that a sweep's findings rest on, by department. */
const TABLES: readonly (readonly [DepartmentName, readonly string[]])[] = [
  ["public-security", ["household_registration", "residence_registration"]],
  ["education", ["enrolment", "absence", "subsidy", "dropout_record"]],
  ["civil-affairs", ["welfare_record"]],
  ["disabled-persons", ["disability_certificate"]],
  ["poverty-relief", ["household_member"]],
];

/** Called around the statement that is measured. */
interface Around {
  onStart?: () => void;
  onEnd?: () => void;
}

/** What the statement gave, and how long it took. */
export interface FloorResult {
  seconds: number;
  counts: Readonly<Record<string, number>>;
}

/**
 * The floor under a sweep: all departments' tables in one database, and one statement that counts what is to be found.
 * @param urlOf a department's database, to copy from
 * @param around called just before and after the statement, which has run once before
 */
export async function runFloor(
  adminUrl: string,
  urlOf: (department: DepartmentName) => string,
  { regionCode, schoolYear, asOf }: Swept,
  around: Around = {},
): Promise<FloorResult> {
  await withClient(adminUrl, (admin) => admin.query(`CREATE DATABASE ${DATABASE}`));
  const url = new URL(adminUrl);
  url.pathname = `/${DATABASE}`;
  try {
    return await withClient(url.href, async (floor) => {
      for (const [department, tables] of TABLES) {
        await withClient(urlOf(department), async (source) => {
          for (const table of tables) await copyTable(source, floor, table);
        });
      }
      await enterSchoolDays(floor, `${schoolYear.slice(0, 4)}-09-01`, asOf);
      await floor.query("ANALYZE");
      const text = readFileSync(projectPath("test", "bench", "sweep", "floor.sql"), "utf8");
      const year = schoolYear as SchoolYear;
      const term = termOf(asOf);
      const values = [regionCode, asOf, schoolAgeDay(year), term.name, term.startsOn];
      await floor.query(text, values);
      around.onStart?.();
      const started = performance.now();
      const { rows } = await floor.query<{ kind: string; count: number }>(text, values);
      const seconds = (performance.now() - started) / 1000;
      around.onEnd?.();
      return { seconds, counts: Object.fromEntries(rows.map(({ kind, count }) => [kind, count])) };
    });
  } finally {
    await withClient(adminUrl, (admin) => admin.query(`DROP DATABASE ${DATABASE} WITH (FORCE)`));
  }
}

/** Copies a table with the columns that are no secret, and the index that every department has. */
async function copyTable(source: Client, floor: Client, table: string): Promise<void> {
  const { rows } = await source.query<{ name: string; type: string }>(
    `SELECT attname AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND atttypid <> 'bytea'::regtype ORDER BY attnum`,
    [table],
  );
  const names = rows.map(({ name }) => name).join(", ");
  await floor.query(`CREATE TABLE ${table} (${rows.map(({ name, type }) => `${name} ${type}`).join(", ")})`);
  await pipeline(
    source.query(to(`COPY (SELECT ${names} FROM ${table}) TO STDOUT`)),
    floor.query(from(`COPY ${table} FROM STDIN`)),
  );
  const key = rows.some(({ name }) => name === "person_id") ? "person_id" : "enrolment_id";
  await floor.query(`CREATE INDEX ON ${table} (${key})`);
}

async function enterSchoolDays(floor: Client, first: string, last: string): Promise<void> {
  await floor.query(
    "CREATE TABLE school_day (day date PRIMARY KEY, taught_before int NOT NULL, taught_by int NOT NULL)",
  );
  const taught = new Set(schoolDaysBetween(first, last));
  const days = [];
  let count = 0;
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const before = count;
    if (taught.has(day)) count += 1;
    if (taught.has(day) || !isWeekend(day)) days.push({ day, taught_before: before, taught_by: count });
  }
  await floor.query("INSERT INTO school_day SELECT * FROM json_populate_recordset(NULL::school_day, $1)", [
    JSON.stringify(days),
  ]);
}

async function withClient<Result>(url: string, use: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
