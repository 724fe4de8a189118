import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import { openDatabase } from "../../../infra/runtime/database";
import { callerOf } from "../../../test/support/callers";
import { plantCase } from "../../../test/support/case-rows";
import { statementsDuring } from "../../../test/support/query-counter";
import { childId } from "../../../test/support/sweep-rows";
import { startSweptCounty, type SweptCounty } from "../../../test/support/swept-county";
import { TaskRows } from "../../../test/support/task-rows";

const ACCESS = "query ($id: ID!) { caseAccess(id: $id) { children } }";
const CHILD = childId("child");
const NONE = "01900000-0000-7000-8000-000000000000";
const office = callerOf("office");
const education = callerOf("education");

describe("a case opens its child", () => {
  let county: SweptCounty;
  let database: DataSource;
  let tasks: TaskRows;
  const SCHOOL = "2145020401";

  beforeAll(async () => {
    county = await startSweptCounty();
    database = await openDatabase({ name: "case access test", url: county.appUrl, entities: [] });
    tasks = new TaskRows(database, county.vault);
  });
  afterAll(async () => {
    await database?.destroy();
    await county?.close();
  });
  beforeEach(() => county.sql("TRUNCATE child_case, task CASCADE"));

  const opens = async (id: string, caller: Caller): Promise<string[] | string | null> => {
    const { data, errors } = await county.ask(caller, ACCESS, { id });
    return errors[0]?.extensions.code ?? data.caseAccess?.children ?? null;
  };
  /** A task as it comes to be in a state; what is written with it is of no matter here. */
  const plantTask = async (caseId: string, desk: string, state: string): Promise<void> => {
    const { id } = await tasks.task(caseId, { desk });
    const closed = state === "DONE" || state === "WITHDRAWN";
    await county.sql(
      `UPDATE task SET state = $2, closed_on = $3, closed_at = $3::date, reason_sealed = $4, answer_kind = $5,
         answer_sealed = $6 WHERE id = $1`,
      [
        id,
        state,
        closed ? "2018-12-31" : null,
        state === "RETURNED" || state === "WITHDRAWN" ? Buffer.from("") : null,
        state === "DONE" ? "FOUND" : null,
        state === "DONE" ? Buffer.from("") : null,
      ],
    );
  };

  it("to the desks that lead or assist in it, until it is closed", async () => {
    const desks = { lead: "education", assistants: ["township:450204001", "office"] };
    const id = await plantCase(county.sql, "child", desks);
    const ofTownship = callerOf("township", { regions: ["450204001"] });
    for (const caller of [education, office, ofTownship]) expect(await opens(id, caller)).toEqual([CHILD]);
    expect(await opens(id, callerOf("township", { regions: ["450204002"] }))).toBeNull();
    expect(await opens(id, callerOf("education", { regions: ["450205"] }))).toBeNull();
    await county.sql(
      "UPDATE child_case SET state = 'CLOSED', closed_on = '2018-12-31', outcome = 'RETURNED', outcome_on = '2018-12-31'",
    );
    for (const caller of [education, office, ofTownship]) expect(await opens(id, caller)).toBeNull();
  });

  it("to nobody who merely may read it: the office is not assigned to each case", async () => {
    const id = await plantCase(county.sql, "child");
    for (const caller of [office, education]) expect(await opens(id, caller)).toBeNull();
    expect(await opens(id, callerOf("school", { school: SCHOOL }))).toEqual([CHILD]);
    expect(await opens(id, callerOf("school", { school: "2145020402" }))).toBeNull();
  });

  it.each([
    ["ASKED", true],
    ["ACCEPTED", true],
    ["RETURNED", false],
    ["DONE", false],
    ["WITHDRAWN", false],
  ])("to the desk of a task that is %s: %s", async (state, isOpen) => {
    const id = await plantCase(county.sql, "child", { lead: "education" });
    await plantTask(id, "township:450204002", state);
    const township = callerOf("township", { regions: ["450204002"] });
    expect(await opens(id, township)).toEqual(isOpen ? [CHILD] : null);
    expect(await opens(id, office)).toBeNull();
  });

  it("and no other child, whatever id is given", async () => {
    const own = await plantCase(county.sql, "child", { lead: "education" });
    const others = await plantCase(county.sql, "other", { lead: "office" });
    expect(await opens(own, education)).toEqual([CHILD]);
    expect(await opens(others, education)).toBeNull();
    const statements = await statementsDuring(() => opens(own, education));
    expect(statements.filter((sql) => sql.includes("child_case"))).toHaveLength(1);
    for (const forged of [NONE, "1", "", "*", `${own} OR true`]) expect(await opens(forged, education)).toBeNull();
  });
});
