import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { ROLE_SCOPES, type Role } from "../../../schema/access/roles";
import { callerOf } from "../../../test/support/callers";
import { plantCase, plantCaseDeadline, type PlantedCase } from "../../../test/support/case-rows";
import { statementsDuring } from "../../../test/support/query-counter";
import { waitForRound } from "../../../test/support/round-of-the-day";
import { startSweptCounty, type SweptCounty } from "../../../test/support/swept-county";

const BOARD = `
  query ($regionCode: RegionCode = "450204", $asOf: Date) {
    caseBoard(regionCode: $regionCode, asOf: $asOf) {
      asOf open overdue watched closed byStage { stage open overdue } byLead { kind open overdue }
      closedByOutcome { outcome cases } } }`;
const FUNNEL = `
  query ($regionCode: RegionCode = "450204", $from: Date = "2018-05-01", $to: Date = "2018-12-31") {
    caseFunnel(regionCode: $regionCode, from: $from, to: $to) {
      opened children returned out relapsed persuasionRate relapseRate medianDaysOut
      steps { step cases } outcomes { outcome cases } homes { region { code } opened returned out } } }`;

const FIGURES: readonly Role[] = ["office", "leader", "education", "auditor"];

describe("figures of cases", () => {
  let county: SweptCounty;
  const leader = callerOf("leader", { purpose: null });

  const plant = (given: PlantedCase = {}) => plantCase(county.sql, randomUUID(), given);
  const returned = (on: string, given: PlantedCase = {}) =>
    plant({ state: "CLOSED", outcome_on: on, closed_on: on, ...given });
  const step = (caseId: string, kind: string, takenOn: string) =>
    county.sql(
      `INSERT INTO case_step (id, case_id, kind, taken_on, organ, actor, post, department, at)
       VALUES (gen_random_uuid(), $1, $2, $3, 'education', 'a', 'p', 'd', $3::date)`,
      [caseId, kind, takenOn],
    );
  const board = async (variables: Record<string, unknown> = {}, caller: Caller = leader) => {
    const { data, errors } = await county.ask(caller, BOARD, variables);
    expect(errors).toEqual([]);
    return data.caseBoard;
  };
  const funnel = async (variables: Record<string, unknown> = {}, caller: Caller = leader) => {
    const { data, errors } = await county.ask(caller, FUNNEL, variables);
    expect(errors).toEqual([]);
    return data.caseFunnel;
  };
  type Line = { open?: number; cases?: number };
  const filled = (lines: Line[]) => lines.filter(({ open, cases }) => (open ?? cases ?? 0) > 0);

  beforeAll(async () => {
    county = await startSweptCounty();
    await waitForRound(county.sql);
  });
  afterAll(() => county?.close());
  beforeEach(() => county.sql("TRUNCATE child_case, deadline CASCADE"));

  it("tell on a board where cases stand, how many are late and who leads them", async () => {
    const late = await plant();
    await plantCaseDeadline(county.sql, late, "2018-12-30");
    const early = await plant({ lead: "education" });
    await plantCaseDeadline(county.sql, early, "2018-12-31");
    await plant({ stage: "PERSUASION", lead: "township:450204001" });
    const watched = await plant({ state: "WATCHED" });
    await plantCaseDeadline(county.sql, watched, "2018-12-01");
    await returned("2018-10-08");
    await plant({ state: "CLOSED", outcome: "TRANSFERRED" });
    await plant({ region_code: "450205", lead: "office" });
    const stands = await board();
    expect(stands).toMatchObject({ asOf: "2018-12-31", open: 3, overdue: 1, watched: 1, closed: 2 });
    expect(stands.byStage).toHaveLength(13);
    expect(filled(stands.byStage)).toEqual([
      { stage: "OPENED", open: 2, overdue: 1 },
      { stage: "PERSUASION", open: 1, overdue: 0 },
    ]);
    expect(stands.byLead).toEqual([
      { kind: "OFFICE", open: 0, overdue: 0 },
      { kind: "DEPARTMENT", open: 1, overdue: 0 },
      { kind: "SCHOOL", open: 1, overdue: 1 },
      { kind: "TOWNSHIP", open: 1, overdue: 0 },
    ]);
    expect(filled(stands.closedByOutcome)).toEqual([
      { outcome: "RETURNED", cases: 1 },
      { outcome: "TRANSFERRED", cases: 1 },
    ]);
  });

  it("tell where cases stood on a day gone by, by the dates of their papers", async () => {
    const old = await returned("2018-10-08", {
      opened_on: "2018-05-20",
      closed_on: "2018-11-02",
      stage: "RETURN_NOTICE",
    });
    await step(old, "CONFIRM_DROPOUT", "2018-05-21");
    await step(old, "PERSUASION", "2018-06-01");
    await step(old, "RETURN_NOTICE", "2018-07-01");
    await plant({ opened_on: "2018-12-31" });
    const stateOn = async (asOf: string) => {
      const { open, overdue, watched, closed, byStage } = await board({ asOf });
      return [open, overdue, watched, closed, filled(byStage).map((line) => (line as { stage: string }).stage)];
    };
    expect(await stateOn("2018-05-19")).toEqual([0, null, 0, 0, []]);
    expect(await stateOn("2018-05-20")).toEqual([1, null, 0, 0, ["OPENED"]]);
    expect(await stateOn("2018-06-30")).toEqual([1, null, 0, 0, ["PERSUASION"]]);
    expect(await stateOn("2018-10-08")).toEqual([0, null, 1, 0, []]);
    expect(await stateOn("2018-11-02")).toEqual([0, null, 0, 1, []]);
    expect(await stateOn("2018-12-31")).toEqual([1, 0, 0, 1, ["OPENED"]]);
  });

  it("tell how far the cases of a time came, and how many children were back and out again", async () => {
    const since = { opened_on: "2018-05-20", spell_since: "2018-05-11" };
    const first = await returned("2018-05-21", since);
    await returned("2018-06-10", since);
    await returned("2018-07-10", { ...since, home_county_code: "451321" });
    const again = await plant({ origin: "RELAPSE", previous_case_id: first, opened_on: "2018-11-20" });
    await plant({ ...since, home_county_code: "451321" });
    await plant({ ...since, home_county_code: null });
    // Opened before the time, over within it.
    await plant({ opened_on: "2018-03-01", state: "CLOSED", outcome: "TRANSFERRED", outcome_on: "2018-06-01" });
    for (const kind of ["CONFIRM_DROPOUT", "PERSUASION"])
      for (const id of [first, again]) await step(id, kind, "2018-11-21");
    await step(first, "WRITTEN_REPORT", "2018-04-30");
    const figures = await funnel();
    expect(figures).toMatchObject({
      opened: 6,
      children: 6,
      returned: 3,
      out: 3,
      relapsed: 1,
      persuasionRate: 0.5,
      relapseRate: 1 / 3,
      medianDaysOut: 30,
      homes: [
        { region: { code: "450204" }, opened: 3, returned: 2, out: 1 },
        { region: { code: "451321" }, opened: 2, returned: 1, out: 1 },
        { region: null, opened: 1, returned: 0, out: 1 },
      ],
    });
    expect(filled(figures.steps)).toEqual([
      { step: "CONFIRM_DROPOUT", cases: 2 },
      { step: "PERSUASION", cases: 2 },
    ]);
    expect(filled(figures.outcomes)).toEqual([
      { outcome: "RETURNED", cases: 3 },
      { outcome: "TRANSFERRED", cases: 1 },
    ]);
    // At the end of June one was back less, and nobody out again yet.
    expect(await funnel({ to: "2018-06-30" })).toMatchObject({ opened: 5, returned: 2, out: 3, relapsed: 0 });
  });

  it("of a time without cases are no rates", async () => {
    expect(await funnel()).toMatchObject({
      opened: 0,
      persuasionRate: null,
      relapseRate: null,
      medianDaysOut: null,
      homes: [],
    });
  });

  it("of a township are those of the cases that lie in it", async () => {
    await plant();
    await plant({ township_code: "450204100" });
    await plant({ township_code: null });
    expect((await board({ regionCode: "450204100" })).open).toBe(1);
    expect((await funnel({ regionCode: "450204001" })).opened).toBe(1);
    expect((await board({ regionCode: "4502" })).open).toBe(3);
  });

  it("cost one statement a table", async () => {
    await plant();
    expect(await statementsDuring(() => board())).toHaveLength(1);
    expect(await statementsDuring(() => board({ asOf: "2018-12-01" }))).toHaveLength(1);
    expect(await statementsDuring(() => funnel())).toHaveLength(2);
  });

  it("are not told of a day to come or a time that ends before it begins", async () => {
    const { errors } = await county.ask(leader, BOARD, { asOf: "2019-01-01" });
    expect(errors[0]?.extensions.code).toBe("BAD_INPUT");
    const answer = await county.ask(leader, FUNNEL, { from: "2018-12-31", to: "2018-12-30" });
    expect(answer.errors[0]?.extensions.code).toBe("BAD_INPUT");
  });

  it.each(Object.keys(ROLE_SCOPES) as Role[])("are open to whoever reads the county's summaries: %s", async (role) => {
    for (const query of [BOARD, FUNNEL]) {
      const { errors } = await county.ask(callerOf(role, { purpose: null }), query);
      expect(errors[0]?.extensions.code).toBe(FIGURES.includes(role) ? undefined : "FORBIDDEN");
      const elsewhere = await county.ask(callerOf(role, { regions: ["450205"] }), query);
      expect(elsewhere.errors[0]?.extensions.code).toBe("FORBIDDEN");
    }
  });
});
