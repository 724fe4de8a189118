import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { MeetingCounty, OFFICE, type ReadMeeting } from "../../../test/support/meeting-county";
import { statementsDuring } from "../../../test/support/query-counter";

const SUBJECTS = `query ($id: ID!, $first: Int! = 100, $after: String) {
  meeting(id: $id) { items { kind count subjects(first: $first, after: $after) {
    edges { node { id caseNumber desk { code } since dueOn } } pageInfo { endCursor } } } } }`;
const CASES = `query ($id: ID!, $first: Int! = 100, $after: String) {
  meeting(id: $id) { items { kind cases(first: $first, after: $after) {
    edges { node { number } } pageInfo { hasNextPage endCursor } } } } }`;

/** Tables that an agenda is drawn from. */
const DRAWN_FROM = ["task", "deadline_act act", "child_case", "finding f", "child_opening", "approval a"];

/** An item with the page that was asked for. */
interface ReadItem {
  kind: string;
  count: number;
  subjects: { edges: { node: { desk: { code: string }; dueOn: string | null } }[] };
  cases: { edges: { node: { number: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
}

/** Of the action alone: the service looks for sweeps that nobody works on all the while. */
const ownStatements = async (action: () => Promise<unknown>): Promise<string[]> =>
  (await statementsDuring(action)).filter((text) => !text.includes("state IN ('QUEUED', 'RUNNING')"));

describe("the statements of an agenda", () => {
  let held: MeetingCounty;

  beforeAll(async () => {
    held = await MeetingCounty.start();
  });
  afterAll(() => held?.close());
  beforeEach(() => held.clear());

  const sql = (text: string, parameters: unknown[] = []) => held.county.sql(text, parameters);

  /** Cases that are open for too long, handed over without an answer and overdue, each with tasks that are overdue. */
  const plantCases = async (words: readonly string[]): Promise<void> => {
    for (const word of words) {
      const [long, letter] = [await held.case(`久${word}`), await held.case(`函${word}`)];
      await sql("UPDATE child_case SET opened_on = '2018-10-01' WHERE id = $1", [long]);
      await sql(
        "UPDATE child_case SET state = 'WATCHED', outcome = 'HANDED_OVER', outcome_on = '2018-11-01' WHERE id = $1",
        [letter],
      );
      await sql(
        `WITH d AS (INSERT INTO deadline (subject_kind, subject_id, case_id, desk, due_on)
           VALUES ('CASE', $1::text, $1::uuid, 'education', '2018-12-10') RETURNING id, due_on)
         INSERT INTO deadline_act (deadline_id, due_on, kind, on_day, at)
         SELECT id, due_on, 'TO_AGENDA', '2018-12-17', now() FROM d`,
        [long],
      );
      for (const desk of ["health", "justice"]) await held.tasks.task(long, { desk });
    }
    await sql("UPDATE task SET asked_on = '2018-12-03', due_on = '2018-12-20'");
  };
  const itemsOf = async (query: string, { id }: ReadMeeting, variables = {}) => {
    const { data, errors } = await held.county.ask(OFFICE, query, { id, ...variables });
    expect(errors).toEqual([]);
    return data.meeting.items as ReadItem[];
  };

  it("are the same however much it is drawn from, one for each table", async () => {
    await plantCases(["一"]);
    const meeting = await held.convene();
    await held.on(meeting, "drawUpAgenda");
    const first = await ownStatements(() => held.on(meeting, "drawUpAgenda"));
    await plantCases(["二", "三", "四"]);
    const second = await ownStatements(() => held.on(meeting, "drawUpAgenda"));
    expect(second).toHaveLength(first.length);
    const drawings = second.filter((text) => /^\s*INSERT INTO agenda_item/.test(text));
    for (const table of DRAWN_FROM)
      expect([table, drawings.filter((text) => text.includes(`\n  FROM ${table}`)).length]).toEqual([table, 1]);
  });

  it("are one for the subjects of all items and one for each table that these lie in", async () => {
    await plantCases(["一", "二"]);
    const meeting = await held.convene();
    await held.on(meeting, "drawUpAgenda");
    const statements = await ownStatements(async () => {
      const items = await itemsOf(SUBJECTS, meeting);
      const counts = items.map(({ kind, count }) => [kind, count]);
      for (const counted of [
        ["LONG_CASES", 2],
        ["LETTERS", 2],
        ["OVERDUE_CASES", 2],
        ["OVERDUE_TASKS", 4],
      ])
        expect(counts).toContainEqual(counted);
      for (const { kind, subjects } of items.filter(({ kind }) => kind.endsWith("_CASES") || kind === "LETTERS"))
        expect([kind, subjects.edges[0]!.node.desk.code, subjects.edges[0]!.node.dueOn]).toEqual(
          kind === "OVERDUE_CASES" ? [kind, "education", "2018-12-10"] : [kind, "school:2145020401", null],
        );
    });
    // The meeting, its items, their subjects, cases, tasks; nothing of decisions, since there is no meeting before.
    expect(statements).toHaveLength(5);
  });

  it("are one for the cases of all items, each once where it comes first, a page at a time", async () => {
    await plantCases(["一", "二", "三"]);
    const numbered = await held.county.sql<{ number: string }>(
      "SELECT number FROM child_case WHERE state = 'OPEN' ORDER BY number",
    );
    const long = numbered.map(({ number }) => number);
    // The tasks of the last are due first, and one of them is the last of all.
    await sql(
      `UPDATE task t SET due_on = CASE desk WHEN 'health' THEN date '2018-12-10' ELSE date '2018-12-21' END
       FROM child_case c WHERE c.id = t.case_id AND c.number = $1`,
      [long.at(-1)],
    );
    const meeting = await held.convene();
    await held.on(meeting, "drawUpAgenda");
    const numbersOf = async (kind: string, variables = {}) => {
      const items = await itemsOf(CASES, meeting, variables);
      const { edges, pageInfo } = items.find((item) => item.kind === kind)!.cases;
      return { numbers: edges.map(({ node }) => node.number), after: pageInfo.hasNextPage ? pageInfo.endCursor : null };
    };
    for (const [kind, leading] of [
      ["LONG_CASES", long[0]],
      ["OVERDUE_TASKS", long.at(-1)],
    ] as const) {
      const page = await numbersOf(kind, { first: 2 });
      expect([kind, page.numbers[0], page.numbers.length]).toEqual([kind, leading, 2]);
      const rest = await numbersOf(kind, { first: 2, after: page.after });
      expect([...page.numbers, ...rest.numbers].toSorted()).toEqual(long);
      expect(rest.after).toBeNull();
    }
    expect(await ownStatements(() => itemsOf(CASES, meeting))).toHaveLength(3);
  });
});
