import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import {
  approve,
  change,
  CHANGE,
  enrolmentOf,
  PARTIES,
  pupil,
  rollOf,
  startChanging,
  withReason,
} from "../../../test/support/change-requests";
import { callerOf } from "../../../test/support/callers";
import type { TestDepartment } from "../../../test/support/department";
import { enrol } from "../../../test/support/education-rows";
import { readPages } from "../../../test/support/pages";
import { statementsDuring } from "../../../test/support/query-counter";
import { EnrolmentState } from "../enrolment/enrolment-state";

const { sending, receiving, stranger, bureau, office } = PARTIES;

let department: TestDepartment;
let child = 0;

beforeAll(async () => {
  ({ department } = await startChanging());
});
afterAll(() => department?.close());
beforeEach(async () => {
  child += 1;
  await enrol(department, [{ idNumber: pupil(child) }]);
});

const whyOf = async (...asked: Parameters<typeof change>) => (await change(...asked)).why;
const given = (on: string) =>
  `enrolmentId: "${enrolmentOf(child)}", on: "${on}", reason: "手术后休养", paper: "区人民医院诊断证明"`;
const leave = (on = "2018-12-01", endsOn = "2019-06-30") => `requestSuspension(${given(on)}, endsOn: "${endsOn}")`;
const back = (on = "2018-12-20", more = "") => `requestResumption(${given(on)} ${more})`;
const death = (on = "2018-12-15") => `reportDeath(${given(on)})`;
const done = async (mutation: string): Promise<string> => {
  const { id } = await change(department, sending, mutation);
  await change(department, bureau, approve(id, "BUREAU"));
  return id;
};
const stateNow = async () => (await rollOf(department, child))[0];

describe("leave", () => {
  it("stands on the roll once the bureau has approved it, with its paper and its end", async () => {
    const asked = await change(department, sending, leave());
    expect(asked).toMatchObject({
      kind: "SUSPENSION",
      state: "REQUESTED",
      awaits: "BUREAU",
      takesEffectOn: "2018-12-01",
      endsOn: "2019-06-30",
      reason: "手术后休养",
    });
    expect(await stateNow()).toMatchObject({ state: "ENROLLED" });
    expect(await change(department, bureau, approve(asked.id, "BUREAU"))).toMatchObject({
      state: "COMPLETED",
      completedOn: "2018-12-20",
    });
    expect(await stateNow()).toMatchObject({
      state: "SUSPENDED",
      stateDate: "2018-12-01",
      changes: [{ kind: "SUSPENDED", changedOn: "2018-12-01", paper: "区人民医院诊断证明" }],
    });
    expect(await whyOf(department, bureau, approve(asked.id, "BUREAU"))).toBe("ALREADY_DONE");
  });

  it("is prolonged by another, and ended by the return to school, in another class where asked for", async () => {
    await done(leave());
    await done(leave("2019-07-01", "2019-12-31"));
    expect(await stateNow()).toMatchObject({ state: "SUSPENDED" });
    await done(back("2018-12-20", ', grade: 2, className: "4班"'));
    expect(await stateNow()).toMatchObject({ state: "ENROLLED", stateDate: "2018-12-20", grade: 2, className: "4班" });
  });

  it("is refused by the bureau with the reason, and is no school's but the pupil's own", async () => {
    for (const caller of [receiving, stranger]) expect(await whyOf(department, caller, leave())).toBe("NOT_FOUND");
    const { id } = await change(department, sending, leave());
    expect(await whyOf(department, sending, withReason("refuseChange", id))).toBe("NOT_YOURS");
    expect(await change(department, bureau, withReason("refuseChange", id))).toMatchObject({ state: "REFUSED" });
    expect(await stateNow()).toMatchObject({ state: "ENROLLED" });
  });

  it.each([
    ["an end before its beginning", () => leave("2018-12-01", "2018-11-30")],
    ["no reason", () => leave().replace("手术后休养", " ")],
    ["no paper", () => leave().replace("区人民医院诊断证明", "")],
    ["a return on a day to come", () => back("2018-12-21")],
    ["a return into no grade", () => back("2018-12-20", ", grade: 12")],
  ])("is refused with %s", async (_what, mutation) => {
    if (mutation().startsWith("requestResumption")) await done(leave());
    expect(await whyOf(department, sending, mutation())).toBe("INVALID");
  });

  it("neither begins nor ends for a child whose state does not allow it", async () => {
    expect(await whyOf(department, sending, back())).toBe("WRONG_STATE");
    await department.roster.query("UPDATE enrolment SET state = $2 WHERE id = $1", [
      enrolmentOf(child),
      EnrolmentState.DROPPED_OUT,
    ]);
    expect(await whyOf(department, sending, leave())).toBe("WRONG_STATE");
    await done(back());
    expect(await stateNow()).toMatchObject({ state: "ENROLLED", changes: [{ kind: "RESUMED" }] });
  });
});

describe("a death", () => {
  it("stands on the roll with its paper once the bureau has approved it", async () => {
    await done(death());
    expect(await stateNow()).toMatchObject({
      state: "DECEASED",
      stateDate: "2018-12-15",
      changes: [{ kind: "DECEASED", paper: "区人民医院诊断证明" }],
    });
    expect(await whyOf(department, sending, back())).toBe("WRONG_STATE");
  });

  it("refuses a day to come", async () => {
    expect(await whyOf(department, sending, death("2018-12-21"))).toBe("INVALID");
  });
});

describe("lists of changes", () => {
  const PAGE = "edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }";
  const CHANGES = `query ($regionCode: RegionCode = "450204", $kind: ChangeRequestKind, $state: ChangeRequestState, $first: Int, $after: String) {
    changeRequests(regionCode: $regionCode, kind: $kind, state: $state, first: $first, after: $after) { ${PAGE} } }`;
  const OVERDUE = `query ($regionCode: RegionCode = "450204", $asOf: Date, $first: Int, $after: String) {
    overdueSuspensions(regionCode: $regionCode, asOf: $asOf, first: $first, after: $after) { ${PAGE} } }`;
  const list = async (query: string, variables: object = {}, caller: Caller = bureau) =>
    (await readPages((after) => department.ask(caller, query, { first: 1000, ...variables, after }))).flat();

  it("hold to a kind and a state, page by page", async () => {
    const id = await done(death());
    const open = (await change(department, stranger, leave())).why;
    expect(open).toBe("NOT_FOUND");
    const deaths = await list(CHANGES, { kind: "DEATH", state: "COMPLETED" });
    expect(deaths).toContain(id);
    const all = await list(CHANGES);
    expect(all).toEqual([...all].toSorted());
    expect(await list(CHANGES, { first: 1 })).toEqual(all);
    expect(await list(CHANGES, { kind: "TRANSFER" })).toEqual([]);
  });

  it("are seen by whoever may see the school: its bureau, office and township, not by another school or county", async () => {
    const id = await done(death());
    for (const caller of [bureau, office, sending, callerOf("township", { regions: ["450204001"] })])
      expect(await list(CHANGES, {}, caller)).toContain(id);
    for (const caller of [stranger, PARTIES.ruralTownship]) expect(await list(CHANGES, {}, caller)).toEqual([]);
    const { data } = await department.ask(stranger, `{ changeRequest(id: "${id}") { id } }`);
    expect(data.changeRequest).toBeNull();
    for (const query of [CHANGES, OVERDUE]) {
      const outside = await department.ask(callerOf("office", { regions: ["450205"] }), query);
      expect(outside.errors[0]?.extensions.code).toBe("FORBIDDEN");
      for (const caller of [callerOf("auditor"), callerOf("office", { purpose: null })])
        expect((await department.ask(caller, query)).errors[0]?.extensions.code).toBe("FORBIDDEN");
      for (const page of [{ first: 0 }, { first: 1001 }, { after: "x" }])
        expect((await department.ask(bureau, query, page)).errors[0]?.extensions.code).toBe("BAD_INPUT");
    }
  });

  it("name every leave that has ended without a return, by its last prolongation", async () => {
    const first = await done(leave("2018-09-01", "2018-11-30"));
    expect(await list(OVERDUE)).toContain(first);
    expect(await list(OVERDUE, { asOf: "2018-11-30" })).not.toContain(first);
    const prolonged = await done(leave("2018-12-01", "2018-12-10"));
    expect(await list(OVERDUE)).not.toContain(first);
    expect(await list(OVERDUE)).toContain(prolonged);
    await done(back());
    expect(await list(OVERDUE)).not.toContain(prolonged);
  });

  it("cost one statement a page, and one a table for what hangs on its rows", async () => {
    await done(death());
    const query = `{ changeRequests(regionCode: "450204") { edges { node { ${CHANGE} } } } }`;
    const statements = await statementsDuring(async () => {
      expect((await department.ask(bureau, query)).errors).toEqual([]);
    });
    expect(statements.map((sql) => /FROM "(\w+)"/.exec(sql)?.[1]).toSorted()).toEqual([
      "change_request",
      "change_request_act",
      "enrolment",
      "school",
    ]);
  });
});
