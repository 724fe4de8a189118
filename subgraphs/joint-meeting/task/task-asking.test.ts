import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import type { Role } from "../../../schema/access/roles";
import { AskingCounty } from "../../../test/support/asking-county";
import { callerOf } from "../../../test/support/callers";
import { plantCase } from "../../../test/support/case-rows";
import { SCHOOLS } from "../../../test/support/education-rows";

const school = callerOf("school", { regions: ["450204001"], school: SCHOOLS.first });
const MISSING = "0190a000-0000-7000-8000-000000000000";

describe("a task is asked", () => {
  let asking: AskingCounty;

  const expectRefusal = async (given: Record<string, unknown>, reason: string, caller?: Caller): Promise<void> => {
    const { outcome, errors } = await asking.ask(given, caller);
    expect(errors).toEqual([]);
    expect(outcome).toMatchObject({ __typename: "Refusal", reason });
    expect(await asking.written()).toEqual([]);
  };
  const sql = (text: string, parameters?: readonly unknown[]): Promise<object[]> =>
    asking.county.inJointMeeting(text, parameters);
  const document = async (ofCase: string, number: string): Promise<string> => {
    const [row] = await asking.county.inJointMeeting<{ id: string }>(
      `INSERT INTO case_document (id, region_code, case_id, kind, organ, kind_code, year, serial, number, title, issued_on,
         content_sealed, actor, post, department, at)
       VALUES (gen_random_uuid(), '450204', $1, 'RETURN_NOTICE', 'education', $2, 2018, 1, $2, '限期返校通知书', '2018-12-20',
         '\\x00', 'a', 'p', 'd', now()) RETURNING id`,
      [ofCase, number],
    );
    return row!.id;
  };

  beforeAll(async () => {
    asking = await AskingCounty.start();
  });
  afterAll(() => asking?.county.close());
  beforeEach(() => asking.forget());

  it.each([
    // 31 December to 1 January is a holiday; working days are counted from the day after.
    ["FIND_WHEREABOUTS", "public-security", "2019-01-08"],
    ["VISIT", "township:450204001", "2019-01-04"],
    ["ASSESS_DISABILITY", "health", "2019-01-22"],
  ])("for %s of %s until %s by the county's rule", async (kind, desk, dueOn) => {
    expect((await asking.ask({ kind, desk })).outcome).toMatchObject({ dueOn });
    expect(await sql("SELECT desk, due_on::text FROM deadline WHERE subject_kind = 'TASK'")).toEqual([
      { desk, due_on: dueOn },
    ]);
  });

  it("until a day that is given, today included", async () => {
    expect((await asking.ask({ dueOn: "2018-12-31" })).outcome).toMatchObject({ dueOn: "2018-12-31" });
  });

  it.each([
    ["a day that is past", { dueOn: "2018-12-30" }],
    ["a day in a year and more", { dueOn: "2020-01-02" }],
    ["nothing to do", { text: " " }],
    ["too long a text", { text: "请".repeat(2001) }],
    ["a text with what no text holds", { text: "a\0b" }],
    ["no desk", { desk: "nobody" }],
    ["the desk of a head", { desk: "public-security/head" }],
    ["a township of another county", { kind: "VISIT", desk: "township:450205001" }],
    ["a desk that the kind is not for", { desk: "civil-affairs" }],
    ["the leader", { kind: "LEGAL_AID", desk: "leader" }],
    ["a decision, which is a meeting's", { kind: "DECISION", desk: "justice" }],
    ["a document that is not to be served", { documentId: MISSING }],
  ])("not with %s", async (_what, given) => {
    await expectRefusal(given, "INVALID");
    expect(asking.county.requests).toEqual([]);
  });

  it("not for a day that is none", async () => {
    for (const dueOn of ["2019-02-30", "bald"]) expect((await asking.ask({ dueOn })).errors).toHaveLength(1);
    expect(await asking.written()).toEqual([]);
  });

  it("once at a time of a desk, also when several ask at once", async () => {
    const all = await Promise.all([asking.ask(), asking.ask(), asking.ask()]);
    const outcomes = all.map(({ outcome }) => outcome.reason ?? outcome.state).toSorted();
    expect(outcomes).toEqual(["ALREADY_DONE", "ALREADY_DONE", "ASKED"]);
    expect((await asking.ask({ kind: "LEGAL_AID", desk: "justice" })).outcome).toMatchObject({ state: "ASKED" });
    expect(await sql("SELECT FROM task")).toHaveLength(2);
  });

  it("not of a case that has moved on since it was read, nor one that is closed", async () => {
    await expectRefusal({ version: 7 }, "CHANGED");
    expect((await asking.ask({ version: 1 })).outcome).toMatchObject({ __typename: "Task" });
    await asking.forget();
    const closed = await plantCase(sql, "小光", { state: "CLOSED" });
    await expectRefusal({ caseId: closed }, "WRONG_STATE");
  });

  it("to serve a notice of this very case, whose number is opened", async () => {
    const own = await document(asking.caseId, "柳南教限〔2018〕1号");
    const others = await document(asking.rollOnly, "柳南教限〔2018〕2号");
    const serving = { kind: "SERVE_NOTICE", desk: "township:450204001" };
    for (const documentId of [others, MISSING, "none"]) await expectRefusal({ ...serving, documentId }, "NOT_FOUND");
    const { outcome } = await asking.ask({ ...serving, documentId: own });
    expect(outcome.part).toMatchObject({ documentNumber: "柳南教限〔2018〕1号", birthDate: null });
  });

  it("by the desk that leads the case, which is told of the answer and sees nothing of the part", async () => {
    const { outcome } = await asking.ask({}, school);
    expect(outcome).toMatchObject({ asker: { code: `school:${SCHOOLS.first}` }, part: null });
    const led = await asking.ask({ caseId: asking.rollOnly }, callerOf("education"));
    expect(led.outcome).toMatchObject({ asker: { code: "education" }, part: null });
  });

  it("by nobody else who reads the case", async () => {
    await expectRefusal({ caseId: asking.rollOnly }, "NOT_YOURS", school);
    for (const [caseId, region] of [
      [asking.rollOnly, "450204100"],
      [asking.caseId, "450204001"],
    ] as const)
      await expectRefusal({ caseId }, "NOT_YOURS", callerOf("township", { regions: [region] }));
    expect(asking.county.requests).toEqual([]);
  });

  it("by nobody of a case that is hidden or missing, and the two look the same", async () => {
    const strangers = [
      callerOf("school", { regions: ["450204001"], school: SCHOOLS.second }),
      callerOf("township", { regions: ["450204100"] }),
      callerOf("office", { regions: ["450205"] }),
    ];
    for (const caller of strangers) await expectRefusal({}, "NOT_FOUND", caller);
    for (const missing of [MISSING, "none", ""]) await expectRefusal({ caseId: missing }, "NOT_FOUND");
  });

  it.each<Role>([
    "leader",
    "auditor",
    "public-security",
    "civil-affairs",
    "disabled-persons",
    "poverty-relief",
    "health",
    "justice",
    "human-resources",
    "head",
    "service",
  ])("not by %s, by scope", async (role) => {
    const { outcome, errors } = await asking.ask({}, callerOf(role));
    expect(outcome).toBeNull();
    expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
    expect(await asking.written()).toEqual([]);
  });
});
