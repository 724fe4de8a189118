import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { type AnsweringGateway, startAnsweringGateway } from "../../../test/support/answering-gateway";
import { plantCase } from "../../../test/support/case-rows";
import { type CaseworkCounty, openCaseworkCounty, ROUND_APPLICATION } from "../../../test/support/casework-county";
import { dieAtStatement } from "../../../test/support/die-at-statement";
import { childId, SweepRows } from "../../../test/support/sweep-rows";
import { watchCases } from "./watch-cases";
import type { WatchedChild } from "./watch-page";

const RETURNED_ON = "2018-12-10";
const WATCH_UNTIL = "2018-12-29";

/** What a round leaves behind, but for ids and instants. */
const OUTCOME = {
  cases: `SELECT child_id, spell_number, spell_since, origin, state, outcome, closed_on, version FROM child_case
          ORDER BY child_id, spell_number`,
  outcomes: "SELECT outcome, confirmed_on, confirmed_by, relapsed_on FROM case_outcome ORDER BY 1, 2, 3, 4",
  events: "SELECT kind, actor, count(*)::int FROM case_event GROUP BY 1, 2 ORDER BY 1",
  deadlines: "SELECT subject_kind, desk, due_on, ended_on FROM deadline ORDER BY 1, 2, 3, 4",
  notices: "SELECT desk, kind, created_on FROM inbox_entry ORDER BY 1, 2, 3",
  findings: "SELECT state, settled_on FROM finding ORDER BY 1",
  numbers: "SELECT number FROM child_case WHERE origin = 'RELAPSE' ORDER BY 1",
};

describe("the daily round watches outcomes", () => {
  let county: CaseworkCounty;
  let gateway: AnsweringGateway;
  let rows: SweepRows;
  /** What the rolls say, by case. */
  let children: Map<string, Partial<WatchedChild>>;
  let away: string | null;

  const page = (after: string | null, first: number) => {
    const ids = [...children.keys()].toSorted();
    const start = after === null ? 0 : ids.indexOf(after) + 1;
    return { ids: ids.slice(start, start + first), last: ids.at(-1) };
  };
  const pupil = (given: Partial<WatchedChild> = {}): Partial<WatchedChild> => given;
  const run = (day: string): Promise<void> => watchCases({ ...county.on(day), office: gateway.office }, day);

  /** A case that came to an outcome on the 10th, with its finding and its deadline; its id. */
  const watched = async (name: string, given: Record<string, unknown> = {}): Promise<string> => {
    const finding = await rows.finding(await rows.sweep(), name, { kind: "DROPOUT", state: "CONFIRMED" });
    const outcome = { state: "WATCHED", outcome_on: RETURNED_ON, watch_until: WATCH_UNTIL, ...given } as const;
    const id = await plantCase(county.sql, name, { origin: "FINDING", finding_id: finding, ...outcome });
    await county.sql(
      `INSERT INTO case_outcome (id, case_id, outcome, on_date, actor, post, department, at)
       SELECT gen_random_uuid(), id, outcome, outcome_on, 'test', '测试', 'office', now() FROM child_case WHERE id = $1`,
      [id],
    );
    await county.sql(
      `INSERT INTO deadline (subject_kind, subject_id, case_id, desk, due_on) VALUES ('CASE_WATCH', $1::text, $1::uuid, 'education', $2)`,
      [id, WATCH_UNTIL],
    );
    children.set(id, pupil());
    return id;
  };
  const outcome = async (): Promise<Record<string, object[]>> => {
    const found: Record<string, object[]> = {};
    for (const [name, text] of Object.entries(OUTCOME)) found[name] = await county.sql(text);
    return found;
  };
  const stateOf = async (id: string): Promise<unknown> =>
    (await county.sql<{ state: string }>("SELECT state FROM child_case WHERE id = $1", [id]))[0]?.state;

  beforeAll(async () => {
    county = await openCaseworkCounty();
    rows = new SweepRows(county.sql, county.vault);
    gateway = await startAnsweringGateway((documentId, { after, first, childId: id }) => {
      if (away !== null) return { missing: away };
      if (documentId === "case-opening")
        return { data: { child: { id, household: null, residences: [], enrolments: [], dropoutRecords: [] } } };
      const { ids, last } = page(after as string | null, Number(first));
      const edges = ids.map((caseId) => ({
        node: {
          id: caseId,
          version: 1,
          child: {
            id: "child",
            enrolments: [{ state: "ENROLLED", studyMode: "IN_SCHOOL", unexcusedRuns: [] }],
            dropoutRecords: [],
            homeTeachingPlans: [],
            ...children.get(caseId),
          },
        },
      }));
      const endCursor = ids.at(-1) ?? null;
      return {
        data: { cases: { edges, pageInfo: { hasNextPage: endCursor !== null && endCursor !== last, endCursor } } },
      };
    });
  });
  afterAll(async () => {
    await gateway?.close();
    await county?.close();
  });
  beforeEach(async () => {
    await county.sql("TRUNCATE sweep, finding, child_case, inbox_entry, deadline, case_number CASCADE");
    children = new Map();
    away = null;
    gateway.asked.length = 0;
  });

  it("closes a return that the rolls bear out, on its day, with its deadline and its finding", async () => {
    await watched("小明");
    await run("2018-12-28");
    expect((await outcome())["cases"]).toMatchObject([{ state: "WATCHED" }]);
    await run("2018-12-29");
    expect(await outcome()).toMatchObject({
      cases: [{ state: "CLOSED", outcome: "RETURNED", closed_on: "2018-12-29", version: 2 }],
      outcomes: [{ confirmed_on: "2018-12-29", confirmed_by: "ATTENDANCE", relapsed_on: null }],
      events: [{ kind: "CONFIRMED", actor: null, count: 1 }],
      deadlines: [{ subject_kind: "CASE_WATCH", ended_on: "2018-12-29" }],
      notices: [{ desk: "school:2145020401", kind: "CASE_CLOSED" }],
      findings: [{ state: "SETTLED", settled_on: RETURNED_ON }],
    });
  });

  it("closes a case whose child is out again as relapsed, and opens the second spell at once", async () => {
    const id = await watched("小明");
    children.set(id, pupil({ dropoutRecords: [{ foundOn: "2018-12-17", returnedOn: null }] }));
    await run("2018-12-18");
    expect(await outcome()).toMatchObject({
      cases: [
        { spell_number: 1, state: "CLOSED", closed_on: "2018-12-18" },
        { spell_number: 2, spell_since: "2018-12-17", origin: "RELAPSE", state: "OPEN", child_id: childId("小明") },
      ],
      outcomes: [{ confirmed_by: null, relapsed_on: "2018-12-17" }],
      findings: [{ state: "CONFIRMED" }],
      numbers: [{ number: "450204-2018-0001" }],
    });
    await run("2018-12-19");
    expect((await outcome())["cases"]).toHaveLength(2);
  });

  it("tells the lead once a month of what is not borne out, and leaves it watched", async () => {
    const id = await watched("小明");
    children.set(id, pupil({ enrolments: [] }));
    for (const day of ["2018-12-28", "2018-12-29", "2018-12-30", "2019-01-02", "2019-01-03"]) await run(day);
    expect(await outcome()).toMatchObject({
      cases: [{ state: "WATCHED", version: 1 }],
      notices: ["2018-12-29", "2019-01-02"].map((day) => ({ kind: "WATCH_UNCONFIRMED", created_on: day })),
      deadlines: [{ ended_on: null }],
    });
  });

  it("judges nothing while a department is away, and all of it when it is back", async () => {
    const id = await watched("小明");
    away = "education";
    await expect(run("2018-12-29")).rejects.toThrow("education does not answer");
    expect(await stateOf(id)).toBe("WATCHED");
    away = null;
    await run("2018-12-29");
    expect(await stateOf(id)).toBe("CLOSED");
  });

  it("leaves letters to their answers, and asks nothing when nothing is watched", async () => {
    const id = await watched("小明", { outcome: "HANDED_OVER" });
    await run("2019-02-01");
    expect(await stateOf(id)).toBe("WATCHED");
    expect(gateway.asked).toEqual([]);
  });

  it("leaves a case that somebody has changed since it was read for the next time", async () => {
    const id = await watched("小明");
    await county.sql("UPDATE child_case SET version = 2 WHERE id = $1", [id]);
    await run("2018-12-29");
    expect(await stateOf(id)).toBe("WATCHED");
  });

  it("reads a page at a time, however many are watched, and twice does no more than once", async () => {
    for (const name of ["小明", "小红", "小刚"]) await watched(name);
    await Promise.all([run("2018-12-29"), run("2018-12-29")]);
    const once = await outcome();
    expect(once["cases"]).toMatchObject(Array.from({ length: 3 }, () => ({ state: "CLOSED", version: 2 })));
    expect(once["events"]).toEqual([{ kind: "CONFIRMED", actor: null, count: 3 }]);
    expect(gateway.asked.length).toBeLessThanOrEqual(2);
    await run("2018-12-29");
    expect(await outcome()).toEqual(once);
  });

  it("leaves nothing half done, at whichever of its statements it is killed", async () => {
    const plant = async (): Promise<void> => {
      await county.sql("TRUNCATE sweep, finding, child_case, inbox_entry, deadline, case_number CASCADE");
      children = new Map();
      await watched("小明");
      const again = await watched("小红");
      children.set(again, pupil({ dropoutRecords: [{ foundOn: "2018-12-17", returnedOn: null }] }));
    };
    await plant();
    await run("2018-12-29");
    const undisturbed = await outcome();
    expect(undisturbed["cases"]).toHaveLength(3);
    let statement = 0;
    for (let isDead = true; isDead;) {
      statement += 1;
      await plant();
      isDead = await dieAtStatement(ROUND_APPLICATION, statement, () => run("2018-12-29"));
      const half = await county.sql(
        `SELECT FROM child_case c WHERE (state = 'CLOSED') <> EXISTS (
           SELECT FROM case_event e WHERE e.case_id = c.id AND e.kind IN ('CONFIRMED', 'RELAPSED'))`,
      );
      expect(half).toEqual([]);
      await run("2018-12-29");
      expect(await outcome()).toEqual(undisturbed);
    }
    expect(statement).toBeGreaterThan(40);
  });
});
