import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { callerOf } from "../../../test/support/callers";
import type { TestDepartment } from "../../../test/support/department";
import { enrol, startEducation } from "../../../test/support/education-rows";
import {
  apply,
  type ApplicationOutcome,
  decide,
  enrolmentOf,
  pay,
  pupil,
  refuse,
  SUBSIDY_PARTIES,
  subsidyAct,
  withdraw,
} from "../../../test/support/subsidy-applications";
import { EnrolmentState } from "../enrolment/enrolment-state";

const { school, otherSchool, bureau, otherBureau, office } = SUBSIDY_PARTIES;
/** A primary school's child by the rule: half of 500 yuan, in three numbers: all, centre, county. */
const QUARTER = [25_000, 12_500, 12_500] as const;

let department: TestDepartment;
let child = 0;

/** A child of its own for each test. */
const next = async (row: Parameters<typeof enrol>[1][number]["row"] = {}): Promise<number> => {
  child += 1;
  await enrol(department, [{ idNumber: pupil(child), row }]);
  return child;
};
const act = (caller: Parameters<typeof subsidyAct>[1], mutation: string) => subsidyAct(department, caller, mutation);
const whyOf = async (...asked: Parameters<typeof act>) => (await act(...asked)).why;
const applied = async (): Promise<ApplicationOutcome> => act(school, apply(await next()));
const approved = async (): Promise<ApplicationOutcome> => {
  const { id } = await applied();
  return act(bureau, decide(id, 1));
};

beforeAll(async () => {
  department = await startEducation();
});
afterAll(() => department?.close());

describe("an application for a subsidy", () => {
  it("is made by the child's school, with what the rules give for the term, and its texts are sealed", async () => {
    const sequence = await next({ boarder: true });
    const made = await act(school, apply(sequence, { grounds: "[DISABILITY, ORPHAN, DISABILITY]" }));
    expect(made).toEqual({
      id: expect.any(String),
      child: { id: department.personIdOf(pupil(sequence)) },
      enrolment: { id: enrolmentOf(sequence) },
      term: "2018-2019-1",
      grounds: ["DISABILITY", "ORPHAN"],
      stage: "PRIMARY",
      boards: true,
      ruleFen: 50_000,
      reason: "家庭困难",
      paper: "脱贫户证明",
      state: "APPLIED",
      version: 1,
      appliedOn: "2018-12-31",
      decidedOn: null,
      approvedFen: null,
      payment: null,
      history: [{ kind: "APPLY", actor: "test-school", post: "测试岗位", amountFen: null, note: null }],
    });
    const [row] = await department.roster.query("SELECT to_jsonb(t)::text AS text FROM subsidy_application t");
    expect(row.text).not.toMatch(/家庭困难|脱贫户证明/);
  });

  it.each([
    ["a day pupil of grade 3", { boarder: false }, 25_000],
    ["a boarder of grade 7", { boarder: true, grade: 7 }, 62_500],
    ["a day pupil of grade 9", { grade: 9 }, 31_250],
  ])("is due of %s by its own rule", async (_who, row, ruleFen) => {
    expect(await act(bureau, apply(await next(row)))).toMatchObject({ ruleFen });
  });

  it("is approved with the amount of the rules, then paid in shares of centre and county", async () => {
    const { id } = await applied();
    expect(await act(bureau, decide(id, 1))).toMatchObject({
      state: "APPROVED",
      version: 2,
      approvedFen: 25_000,
      decidedOn: "2018-12-31",
    });
    expect(await act(bureau, pay(id, 2, QUARTER))).toMatchObject({
      state: "PAID",
      version: 3,
      payment: {
        paidOn: "2018-12-31",
        amountFen: 25_000,
        centreFen: 12_500,
        countyFen: 12_500,
        voucher: "柳南财教1号",
      },
      history: [
        { kind: "APPLY", actor: "test-school" },
        { kind: "APPROVE", actor: "test-education", amountFen: 25_000 },
        { kind: "PAY", amountFen: 25_000 },
      ],
    });
    const rows = await department.roster.query("SELECT to_jsonb(t)::text AS text FROM subsidy_application t");
    expect(JSON.stringify(rows)).not.toContain("柳南财教");
  });

  it("may be approved with another amount, for a reason", async () => {
    const { id } = await applied();
    expect(await whyOf(bureau, decide(id, 1, ", amountFen: 30000"))).toBe("INVALID");
    for (const rubbish of [0, -1, 10_000_001])
      expect(await whyOf(bureau, decide(id, 1, `, amountFen: ${rubbish}, reason: "特殊困难"`))).toBe("INVALID");
    expect(await act(bureau, decide(id, 1, ', amountFen: 30000, reason: "特殊困难"'))).toMatchObject({
      approvedFen: 30_000,
      history: [{}, { kind: "APPROVE", note: "特殊困难", amountFen: 30_000 }],
    });
  });

  it("is one a child and term, also when several apply at once", async () => {
    const sequence = await next();
    const outcomes = await Promise.all([school, bureau, school].map((caller) => act(caller, apply(sequence))));
    expect(outcomes.map(({ why = "APPLIED" }) => why).toSorted()).toEqual(["ALREADY_DONE", "ALREADY_DONE", "APPLIED"]);
    expect(await act(school, apply(sequence, { term: "2017-2018-2" }))).toMatchObject({ state: "APPLIED" });
  });

  it("that was refused or withdrawn is made again, and keeps its history", async () => {
    const sequence = await next();
    const { id } = await act(school, apply(sequence));
    expect(await whyOf(bureau, refuse(id, 1, " "))).toBe("INVALID");
    expect(await act(bureau, refuse(id, 1))).toMatchObject({ state: "REFUSED", decidedOn: "2018-12-31" });
    const again = await act(school, apply(sequence, { grounds: "[MARTYR_CHILD]", paper: "烈士证明书" }));
    expect(again).toMatchObject({ id, state: "APPLIED", version: 3, decidedOn: null, grounds: ["MARTYR_CHILD"] });
    expect(await act(school, withdraw(id, 3))).toMatchObject({ state: "WITHDRAWN", version: 4 });
    const last = await act(bureau, apply(sequence));
    expect(last.history.map(({ kind }) => kind)).toEqual(["APPLY", "REFUSE", "APPLY", "WITHDRAW", "APPLY"]);
  });

  it("is withdrawn by the school until it is decided, by the bureau until it is paid", async () => {
    const { id } = await approved();
    expect(await whyOf(school, withdraw(id, 2))).toBe("NOT_YOURS");
    expect(await act(bureau, withdraw(id, 2))).toMatchObject({ state: "WITHDRAWN", approvedFen: null });
    expect(await whyOf(bureau, withdraw(id, 3))).toBe("ALREADY_DONE");
    const paid = await approved();
    await act(bureau, pay(paid.id, 2, QUARTER));
    expect(await act(bureau, withdraw(paid.id, 3))).toMatchObject({
      why: "WRONG_STATE",
      message: expect.stringContaining("已发放"),
    });
  });

  it("takes each step once: of two at once one wins, the other is told", async () => {
    const { id } = await applied();
    const decisions = await Promise.all([decide(id, 1), refuse(id, 1)].map((mutation) => act(bureau, mutation)));
    expect(decisions.map(({ why = "DONE" }) => why).toSorted()).toEqual(["CHANGED", "DONE"]);
    const twice = await approved();
    const payments = await Promise.all([1, 2, 3].map(() => act(bureau, pay(twice.id, 2, QUARTER))));
    expect(payments.map(({ why = "DONE" }) => why).toSorted()).toEqual(["ALREADY_DONE", "ALREADY_DONE", "DONE"]);
    const [{ history }] = payments.filter(({ why }) => why === undefined) as [ApplicationOutcome];
    expect(history).toHaveLength(3);
  });

  it("is acted on as it was read: another version, or another state, is told", async () => {
    const { id } = await applied();
    expect(await whyOf(bureau, decide(id, 2))).toBe("CHANGED");
    expect(await whyOf(bureau, pay(id, 1, QUARTER))).toBe("WRONG_STATE");
    await act(bureau, decide(id, 1));
    expect(await whyOf(bureau, decide(id, 1))).toBe("ALREADY_DONE");
    expect(await whyOf(bureau, refuse(id, 1))).toBe("CHANGED");
    expect(await whyOf(bureau, refuse(id, 2))).toBe("WRONG_STATE");
  });

  it("is paid as approved, in the shares of the term, between the decision and today", async () => {
    const { id } = await approved();
    for (const shares of [
      [20_000, 10_000, 10_000],
      [25_000, 25_000, 0],
      [25_000, 12_501, 12_499],
      [25_000, 12_500, 12_000],
      [25_000, 30_000, -5_000],
    ] as const)
      expect([shares, await whyOf(bureau, pay(id, 2, shares))]).toEqual([shares, "INVALID"]);
    for (const more of [{ paidOn: "2018-12-30" }, { paidOn: "2019-01-01" }, { voucher: " " }])
      expect([more, await whyOf(bureau, pay(id, 2, QUARTER, more))]).toEqual([more, "INVALID"]);
    await department.asOwner(
      "INSERT INTO enrolment_setting (name, valid_from, value) VALUES ('SUBSIDY_CENTRE_PERCENT', '2018-09-01', 60)",
    );
    expect(await whyOf(bureau, pay(id, 2, QUARTER))).toBe("INVALID");
    const paid = await act(bureau, pay(id, 2, [25_000, 15_000, 10_000]));
    expect(paid.state).toBe("PAID");
    await department.asOwner("DELETE FROM enrolment_setting WHERE valid_from = '2018-09-01'");
  });

  it("is for a child on the roll, a term of this school year or the last that has begun, and grounds in force", async () => {
    expect(await whyOf(school, apply(await next({ state: EnrolmentState.SUSPENDED })))).toBe("WRONG_STATE");
    const sequence = await next();
    for (const term of ["2018-2019-2", "2016-2017-2", "2018-2020-1", "2018-2019-3", "", "2018-2019-1'; --"])
      expect([term, await whyOf(school, apply(sequence, { term }))]).toEqual([term, "INVALID"]);
    expect(await whyOf(school, apply(sequence, { grounds: "[]" }))).toBe("INVALID");
    expect(await whyOf(school, apply(sequence, { reason: " " }))).toBe("INVALID");
    expect(await whyOf(school, apply(sequence, { paper: "证".repeat(201) }))).toBe("INVALID");
    await department.asOwner("UPDATE subsidy_ground SET valid_to = '2018-08-31' WHERE ground = 'MARTYR_CHILD'");
    expect(await whyOf(school, apply(sequence, { grounds: "[ORPHAN, MARTYR_CHILD]" }))).toBe("INVALID");
    expect(await act(school, apply(sequence, { grounds: "[MARTYR_CHILD]", term: "2017-2018-2" }))).toMatchObject({
      state: "APPLIED",
    });
    await department.asOwner("UPDATE subsidy_ground SET valid_to = NULL");
  });

  it("looks to another school and county as if there were none", async () => {
    const { id } = await applied();
    for (const stranger of [otherSchool, otherBureau]) {
      expect(await whyOf(stranger, apply(child))).toBe("NOT_FOUND");
      expect(await whyOf(stranger, withdraw(id, 1))).toBe("NOT_FOUND");
    }
    expect(await whyOf(otherBureau, decide(id, 1))).toBe("NOT_FOUND");
    expect(await whyOf(otherBureau, pay(id, 1, QUARTER))).toBe("NOT_FOUND");
    for (const none of ["none", "00000000-0000-7000-8000-000000000000", enrolmentOf(child)])
      expect(await whyOf(bureau, decide(none, 1))).toBe("NOT_FOUND");
    expect(await whyOf(school, apply(0, { enrolmentId: "none" }))).toBe("NOT_FOUND");
  });

  it.each([
    ["a school decides", school, decide("none", 1)],
    ["a school pays", school, pay("none", 1, QUARTER)],
    ["the office applies", office, apply(1)],
    ["a township applies", callerOf("township", { regions: ["450204001"], purpose: "SUBSIDY" }), apply(1)],
    ["civil affairs decides", callerOf("civil-affairs", { purpose: "SUBSIDY" }), decide("none", 1)],
    ["the work on a case pays", callerOf("education"), pay("none", 1, QUARTER)],
  ])("is refused when %s", async (_what, caller, mutation) => {
    const { data, errors } = await department.ask(caller, `mutation { outcome: ${mutation} { __typename } }`);
    expect(data.outcome).toBeNull();
    expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
  });
});
