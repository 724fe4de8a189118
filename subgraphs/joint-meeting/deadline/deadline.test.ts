import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { Client } from "pg";
import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Role } from "../../../schema/access/roles";
import { fixedClock } from "../../../infra/runtime/clock";
import { openDatabase } from "../../../infra/runtime/database";
import { callerOf } from "../../../test/support/callers";
import { plantCase } from "../../../test/support/case-rows";
import { statementsDuring } from "../../../test/support/query-counter";
import { startSweptCounty, type SweptCounty } from "../../../test/support/swept-county";
import { DEADLINE_IN_SCOPE, deadlineScope, mayReadDeadline } from "./deadline.policy";
import { DeadlineService } from "./deadline.service";
import { endDeadline, setDeadline } from "./deadlines";

const OVERDUE = `query ($regionCode: RegionCode! = "450204", $desk: String, $kinds: [SubjectKind!], $first: Int! = 100, $after: String) {
  overdue(regionCode: $regionCode, desk: $desk, subjectKinds: $kinds, first: $first, after: $after) {
    edges { node { subjectKind subjectId caseNumber desk { code } dueOn endedOn overdueDays escalation } }
    pageInfo { hasNextPage endCursor }
  }
}`;
const SCHOOL = "2145020401";
type CallerOptions = NonNullable<Parameters<typeof callerOf>[1]>;
const DESKS = ["office", "education", "education/head", "health", `school:${SCHOOL}`, "township:450204001", "leader"];
const office = callerOf("office", { purpose: null });

describe("deadlines", () => {
  let county: SweptCounty;
  let database: DataSource;

  const list = async (caller: Caller, variables: object = {}) =>
    (await county.ask(caller, OVERDUE, { ...variables })).data.overdue;
  const subjectsOf = (page: { edges: { node: { subjectId: string } }[] }) =>
    page.edges.map(({ node }) => node.subjectId);

  beforeAll(async () => {
    county = await startSweptCounty();
    database = await openDatabase({ name: "test deadlines", url: county.appUrl, entities: [] });
    const caseId = await plantCase((text, values) => county.sql(text, values), "child", {
      number: "450204-2018-0001",
      township_code: "450204001",
    });
    await database.transaction(async (manager) => {
      const set = (subjectId: string, desk: string, dueOn: string, ofCase: string | null = null) =>
        setDeadline(manager, {
          subjectKind: ofCase === null ? "TASK" : "CASE",
          subjectId,
          caseId: ofCase,
          desk,
          dueOn,
        });
      for (const desk of DESKS) await set(`of ${desk}`, desk, "2018-12-28");
      await set("the case", "education", "2018-12-20", caseId);
      await set("today", "health", "2018-12-31");
      await set("ended", "health", "2018-12-03");
      await endDeadline(manager, "TASK", "ended", "2018-12-06");
    });
    await county.sql(
      `INSERT INTO deadline_act SELECT id, due_on, kind, '2018-12-31', now() FROM deadline,
         unnest('{REMIND_DUE,TO_HEAD,TO_AGENDA}'::text[]) AS kind WHERE subject_id = 'the case'`,
    );
  });
  afterAll(async () => {
    await database?.destroy();
    await county?.close();
  });

  it("that are missed are listed for the office, the oldest first, in working days", async () => {
    const { edges } = await list(office);
    expect(edges).toHaveLength(DESKS.length + 1);
    expect(edges[0].node).toEqual({
      subjectKind: "CASE",
      subjectId: "the case",
      caseNumber: "450204-2018-0001",
      desk: { code: "education" },
      dueOn: "2018-12-20",
      endedOn: null,
      // 21, 24 to 28, the worked Saturday of 元旦, and 31 is free.
      overdueDays: 7,
      escalation: "TO_AGENDA",
    });
    expect(edges[1].node).toMatchObject({ dueOn: "2018-12-28", overdueDays: 1, escalation: null });
  });

  it("are listed page by page, of a desk, a kind or a township alone", async () => {
    const first = await list(office, { first: 3 });
    const rest = await list(office, { after: first.pageInfo.endCursor });
    expect(new Set([...subjectsOf(first), ...subjectsOf(rest)]).size).toBe(DESKS.length + 1);
    expect(subjectsOf(await list(office, { desk: "health" }))).toEqual(["of health"]);
    expect(subjectsOf(await list(office, { kinds: ["CASE"] }))).toEqual(["the case"]);
    expect(subjectsOf(await list(office, { regionCode: "450204001" }))).toEqual(["the case", "of township:450204001"]);
    for (const after of ['["x","y"]', '["2018-12-31","y"]']) {
      const { errors } = await county.ask(office, OVERDUE, { after: Buffer.from(after).toString("base64url") });
      expect(errors[0]?.extensions.code).toBe("BAD_INPUT");
    }
  });

  it.each<[Role, CallerOptions, string[]]>([
    ["education", {}, ["the case", "of education"]],
    ["health", {}, ["of health"]],
    ["leader", {}, ["of leader"]],
    ["school", { school: SCHOOL }, [`of school:${SCHOOL}`]],
    ["township", { regions: ["450204001"] }, ["of township:450204001"]],
    ["justice", {}, []],
    ["head", {}, []],
  ])("of other desks are hidden from %s", async (role, given, subjects) => {
    expect(subjectsOf(await list(callerOf(role, { purpose: null, ...given })))).toEqual(subjects);
  });

  it("of another county are refused by name, and those of an office there hidden", async () => {
    const neighbour = callerOf("office", { regions: ["450205"] });
    expect((await county.ask(neighbour, OVERDUE, {})).errors[0]?.extensions.code).toBe("FORBIDDEN");
    expect((await county.ask(callerOf("auditor"), OVERDUE, {})).errors[0]?.extensions.code).toBe("FORBIDDEN");
  });

  it("of a page of subjects cost two statements", async () => {
    const service = new DeadlineService({ database, clock: fixedClock("2018-12-31"), countyCode: "450204" }, office);
    const statements = await statementsDuring(async () => {
      const found = await Promise.all(["ended", "of health", "none"].map((id) => service.deadlineOf("TASK", id)));
      expect(found.map((deadline) => deadline?.overdueDays)).toEqual([3, 1, undefined]);
    });
    expect(statements.filter((text) => /FROM (deadline|office_day)/.test(text))).toHaveLength(2);
  });

  it("are set anew by whoever goes on, and stay ended where they ended", async () => {
    const set = (dueOn: string) =>
      database.transaction((manager) =>
        setDeadline(manager, { subjectKind: "DECISION", subjectId: "one", caseId: null, desk: "health", dueOn }),
      );
    await set("2019-01-10");
    await database.transaction((manager) => endDeadline(manager, "DECISION", "one", "2019-01-05"));
    await database.transaction((manager) => endDeadline(manager, "DECISION", "one", "2019-01-09"));
    const read = () => county.sql("SELECT due_on, ended_on FROM deadline WHERE subject_id = 'one'");
    expect(await read()).toEqual([{ due_on: "2019-01-10", ended_on: "2019-01-05" }]);
    await set("2019-02-01");
    expect(await read()).toEqual([{ due_on: "2019-02-01", ended_on: null }]);
  });

  it("are shown by SQL as the policy says, to any caller", async () => {
    const client = new Client({ connectionString: county.appUrl });
    await client.connect();
    const anyCaller = fc.record({
      roles: fc.subarray(["office", "leader", "education", "health", "school", "township", "head", "auditor"] as const),
      regions: fc.subarray(["450204", "450204001", "450205", "45"]),
      school: fc.constantFrom(null, SCHOOL, "2145020402"),
    });
    await fc.assert(
      fc.asyncProperty(anyCaller, async (given) => {
        const caller: Caller = { ...office, ...given };
        const { rows } = await client.query<{ desk: string; shown: boolean }>(
          `SELECT d.desk, ${DEADLINE_IN_SCOPE} AS shown FROM unnest($3::text[]) AS d (desk)`,
          [...deadlineScope(caller, "450204"), DESKS],
        );
        for (const { desk, shown } of rows)
          expect([desk, shown]).toEqual([desk, mayReadDeadline(caller, "450204", { desk })]);
      }),
    );
    await client.end();
  });
});
