import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { CountyStack } from "../support/county-stack";
import { eventually } from "../support/eventually";
import { MeetingDatabase } from "../support/meeting-database";

const LIMIT_MS = 240_000;
const ENDS = { within: LIMIT_MS };
const TASKS = 3000;

/** What the rounds of January are to have told of deadlines on Monday the 7th, however often their worker was killed. */
const UNDISTURBED = [
  { kind: "DEADLINE_MISSED", count: TASKS },
  { kind: "DEADLINE_NEAR", count: TASKS },
  { kind: "DEADLINE_ON_AGENDA", count: 2 * TASKS },
  { kind: "DEADLINE_TODAY", count: TASKS },
  { kind: "DEADLINE_TO_HEAD", count: TASKS },
  { kind: "DEADLINE_TO_LEADER", count: TASKS },
];

describe("the daily rounds of a county whose parts are killed meanwhile", () => {
  let county: CountyStack;

  const sql = <Row extends object>(text: string, parameters: readonly unknown[] = []): Promise<Row[]> =>
    new MeetingDatabase(county).rows<Row>(text, parameters);
  const untilDone = (day: string): Promise<void> =>
    eventually(async () => {
      expect(await sql("SELECT max(day)::text AS day FROM casework_round")).toEqual([{ day }]);
    }, ENDS);
  const untilTold = (least: number): Promise<void> =>
    eventually(async () => {
      const [told] = await sql<{ count: number }>(
        "SELECT count(*)::int AS count FROM inbox_entry WHERE subject_kind = 'TASK'",
      );
      expect(told?.count).toBeGreaterThanOrEqual(least);
    }, ENDS);
  const kill = (service: Parameters<CountyStack["pid"]>[0]): void => {
    process.kill(county.pid(service)!, "SIGKILL");
  };
  const moveTo = (day: string) => county.run("dist/infra/county/day.js", day);

  beforeAll(async () => {
    county = await CountyStack.start();
    await untilDone("2018-12-31");
  }, 300_000);
  afterAll(async () => {
    await county?.close();
  });
  afterEach(async () => {
    for (const table of ["inbox_entry", "deadline_act", "deadline"]) await sql(`DELETE FROM ${table}`);
  });

  it.each([
    ["joint-meeting", "2019-01-07", "2019-01-31"],
    ["postgres", "2019-02-18", "2019-03-08"],
  ] as const)(
    "tell all of everything once when %s is killed over and over",
    async (service, dueOn, day) => {
      await sql(
        `INSERT INTO deadline (subject_kind, subject_id, desk, due_on)
         SELECT 'TASK', 'task ' || number, 'education', $1 FROM generate_series(1, ${TASKS}) AS number`,
        [dueOn],
      );
      await moveTo(day);
      for (const least of [1, TASKS, 2 * TASKS]) {
        await untilTold(least);
        kill(service);
      }
      await untilDone(day);
      const told = await sql(
        "SELECT kind, count(*)::int FROM inbox_entry WHERE subject_kind = 'TASK' GROUP BY kind ORDER BY kind",
      );
      expect(told).toEqual(UNDISTURBED);
    },
    LIMIT_MS,
  );
});
