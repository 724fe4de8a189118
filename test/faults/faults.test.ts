import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { SERVICE_ACCOUNT } from "../../infra/county/accounts";
import { DEPARTMENTS, type DepartmentName } from "../../schema/departments";
import { CountyStack } from "../support/county-stack";
import { eventually } from "../support/eventually";
import type { GraphqlAnswer } from "../support/graphql-answer";
import { CHILDREN, KNOWN_COUNTY, writeKnownCounty } from "../support/known-county";
import { openChild } from "../support/opened-child";
import { isRunning } from "../support/process-state";
import { Load } from "./load";

/** Departments of which a child's view asks. */
type ViewedDepartment = Exclude<DepartmentName, "letters">;

/** What is missing of a child when a department is: its own fields, and what cannot be told without them. */
const MISSING: Record<ViewedDepartment, readonly string[]> = {
  "public-security": ["identity", "household", "residence"],
  education: ["enrolments", "attendance", "subsidies", "subsidyGap", "homeTeaching"],
  "civil-affairs": ["welfare", "subsidyGap"],
  "disabled-persons": ["disability", "subsidyGap"],
  "poverty-relief": ["povertyRelief", "subsidyGap"],
  "joint-meeting": [],
};

const SUMMARY = `{ dropoutSummary(regionCode: "${KNOWN_COUNTY.code}", asOf: "2018-12-31") { found returned out migrants outFromPoorHouseholds } }`;
const TRUE_SUMMARY = { found: 8, returned: 2, out: 6, migrants: 3, outFromPoorHouseholds: 1 };

/** The gateway's deadline for a department, and what a machine with two busy cores adds to it. */
const LONGEST_ANSWER_MS = 3_000 + 2_000;
/** A service is started again at once, and the gateway tries it again within 2 s. */
const RECOVERY = { within: 30_000 };
/** The faults below fall into an answer within moments. */
const OUTAGE = { within: 15_000 };

describe("when parts of a county fail under load", () => {
  let rosters: string;
  let county: CountyStack;
  let whole: Record<string, unknown>;

  const askView = (): Promise<GraphqlAnswer> =>
    county.ask(
      { documentId: "student-view" },
      // To whom no child need be opened, so that a view is looked at also while nobody can be asked what is open.
      { account: SERVICE_ACCOUNT, variables: { idNumber: CHILDREN.everywhere.idNumber } },
    );
  const askSummary = (): Promise<GraphqlAnswer> => county.ask(SUMMARY, { purpose: "REPORT" });

  const expectWhole = ({ data, errors }: GraphqlAnswer): void => {
    expect(errors).toEqual([]);
    expect(data.child).toEqual(whole);
  };

  /** Every field as it is, or null where something is said to be missing; never a record left out in silence. */
  const expectTruthful = ({ status, data, errors, text }: GraphqlAnswer): void => {
    expect(status).toBe(200);
    if (errors.length === 0) expect(data.child).toEqual(whole);
    else
      for (const [field, value] of Object.entries(data.child ?? {})) expect([null, whole[field]]).toContainEqual(value);
    expect(text).not.toMatch(/127\.0\.0\.1|ECONN|at .*\.js/);
  };

  /** The whole, or all but what a missing department leaves out, and that department named. */
  const expectAllBut = (department: ViewedDepartment, answer: GraphqlAnswer): void => {
    expectTruthful(answer);
    if (answer.errors.length === 0) return;
    // One that comes back within the question may still serve what is asked of it last.
    const served = Object.keys(whole).filter((field) => answer.data.child[field] !== null);
    expect(served).toEqual(
      expect.arrayContaining(Object.keys(whole).filter((field) => !MISSING[department].includes(field))),
    );
    const said = new Set(answer.errors.map(({ extensions }) => `${extensions.code} ${extensions.department?.name}`));
    expect([...said]).toEqual([`SUBGRAPH_UNAVAILABLE ${department}`]);
  };

  const expectTrueOrRefused = ({ data, errors }: GraphqlAnswer): void => {
    if (errors.length > 0) expect(data.dropoutSummary).toBeNull();
    else expect(data.dropoutSummary).toEqual(TRUE_SUMMARY);
  };

  const expectSomethingMissing = (load: Load): void => {
    expect(load.answers.some(({ answer }) => answer.errors.length > 0)).toBe(true);
  };

  const recover = async (): Promise<void> => {
    await eventually(async () => expectWhole(await askView()), RECOVERY);
    await eventually(async () => expect((await askSummary()).data.dropoutSummary).toEqual(TRUE_SUMMARY), RECOVERY);
  };

  beforeAll(async () => {
    rosters = writeKnownCounty();
    county = await CountyStack.start({ rosters });
    whole = (await askView()).data.child;
  });
  afterAll(async () => {
    await county?.close();
    rmSync(rosters, { recursive: true, force: true });
  });

  test("serves a child of whom every department has a record", () => {
    expect(Object.keys(whole)).toEqual(expect.arrayContaining(Object.values(MISSING).flat()));
    expect(
      Object.entries(whole).filter(([, value]) => value === null || (Array.isArray(value) && value.length === 0)),
    ).toEqual([]);
  });

  test.each(Object.keys(MISSING) as ViewedDepartment[])(
    "serves all else in time when %s is killed, names it, counts nobody out, and has it back",
    async (department) => {
      const killed = county.pid(department)!;
      const [views, summaries] = [new Load(askView), new Load(askSummary)];
      process.kill(killed, "SIGKILL");
      await eventually(() => expectSomethingMissing(department === "joint-meeting" ? summaries : views), OUTAGE);
      await recover();
      const [viewed, summed] = [await views.stop(), await summaries.stop()];
      for (const { answer } of viewed) expectAllBut(department, answer);
      for (const { answer } of summed) expectTrueOrRefused(answer);
      expect(Math.max(...viewed.map(({ took }) => took))).toBeLessThan(LONGEST_ANSWER_MS);
      expect(county.pid(department)).not.toBe(killed);
    },
  );

  test("serves every child whole when letters is killed, names it to who asks for letters, and has it back", async () => {
    const askLetters = (): Promise<GraphqlAnswer> =>
      county.ask(`{ letters(regionCode: "${KNOWN_COUNTY.code}", first: 1) { edges { node { id } } } }`, {
        purpose: "LETTER",
      });
    const killed = county.pid("letters")!;
    const [views, letters] = [new Load(askView), new Load(askLetters)];
    process.kill(killed, "SIGKILL");
    await eventually(() => expectSomethingMissing(letters), OUTAGE);
    await eventually(async () => expect((await askLetters()).data).toEqual({ letters: { edges: [] } }), RECOVERY);
    for (const { answer } of await views.stop()) expectWhole(answer);
    for (const { answer } of await letters.stop()) {
      if (answer.errors.length === 0) continue;
      expect(answer.data).toEqual({ letters: null });
      expect(answer.errors[0]?.extensions).toMatchObject({
        code: "SUBGRAPH_UNAVAILABLE",
        department: { name: "letters" },
      });
    }
    expect(county.pid("letters")).not.toBe(killed);
  });

  test.each(["poverty-relief", "public-security"] as const)(
    "serves all else in time while %s hangs, names it, refuses to count, and has it back",
    async (department) => {
      const frozen = county.pid(department)!;
      process.kill(frozen, "SIGSTOP");
      const views = new Load(askView);
      try {
        await eventually(() => expectSomethingMissing(views), OUTAGE);
        const summary = await askSummary();
        expect(summary.data).toEqual({ dropoutSummary: null });
        expect(summary.errors[0]?.extensions.code).toBe("SUBGRAPH_UNAVAILABLE");
        expect(summary.errors[0]?.message).toContain(department);
      } finally {
        process.kill(frozen, "SIGCONT");
      }
      await recover();
      const viewed = await views.stop();
      for (const { answer } of viewed) expectAllBut(department, answer);
      expect(Math.max(...viewed.map(({ took }) => took))).toBeLessThan(LONGEST_ANSWER_MS);
      expect(county.pid(department)).toBe(frozen);
    },
  );

  test("opens no child while the joint meeting hangs, and says so in time", async () => {
    const caseId = await openChild(county, CHILDREN.everywhere.idNumber);
    const frozen = county.pid("joint-meeting")!;
    process.kill(frozen, "SIGSTOP");
    try {
      const variables = { idNumber: CHILDREN.everywhere.idNumber };
      const { status, data, errors } = await county.ask({ documentId: "student-view" }, { caseId, variables });
      expect([status, data, errors[0]?.extensions.code]).toEqual([503, null, "UNAVAILABLE"]);
    } finally {
      process.kill(frozen, "SIGCONT");
    }
    await recover();
  });

  test("leaves out nothing in silence when PostgreSQL is killed, and is whole again with it", async () => {
    const killed = county.pid("postgres")!;
    const [views, summaries] = [new Load(askView), new Load(askSummary)];
    process.kill(killed, "SIGKILL");
    await eventually(() => expectSomethingMissing(views), OUTAGE);
    await recover();
    for (const { answer } of await views.stop()) expectTruthful(answer);
    for (const { answer } of await summaries.stop()) expectTrueOrRefused(answer);
    expect(county.pid("postgres")).not.toBe(killed);
  });

  test("is up again after SIGKILL of all that holds it together, with its data, and leaves no process behind in the end", async () => {
    const services = ["identity", "gateway", ...DEPARTMENTS.map(({ name }) => name)] as const;
    const pids = services.map((service) => county.pid(service)!);
    const database = county.pid("postgres")!;
    process.kill(county.pid("county")!, "SIGKILL");
    await county.ended;
    await eventually(() => expect(pids.filter(isRunning)).toEqual([]), RECOVERY);

    await county.restart();
    expectWhole(await askView());
    expect((await askSummary()).data.dropoutSummary).toEqual(TRUE_SUMMARY);
    expect(isRunning(database)).toBe(false);

    const restarted = [...services, "postgres", "county"].map((service) => county.pid(service as "county")!);
    expect(await county.stop()).toEqual({ status: 0, signal: null });
    expect(restarted.filter(isRunning)).toEqual([]);
  });
});
