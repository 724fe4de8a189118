import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { callerOf } from "../../../test/support/callers";
import {
  agree,
  approve,
  approvedTransfer,
  change,
  complete,
  enrolmentOf,
  PARTIES,
  pupil,
  requestTransfer,
  rollOf,
  startChanging,
  withReason,
} from "../../../test/support/change-requests";
import type { TestDepartment } from "../../../test/support/department";
import { enrol, SCHOOLS } from "../../../test/support/education-rows";
import { EnrolmentChangeKind } from "../enrolment-change/change-kind";
import { EnrolmentState } from "../enrolment/enrolment-state";

const { sending, receiving, stranger, bureau, otherBureau, office } = PARTIES;

let department: TestDepartment;
let child = 0;

beforeAll(async () => {
  ({ department } = await startChanging());
});
afterAll(() => department?.close());
beforeEach(async () => {
  child += 1;
  await enrol(department, [
    { idNumber: pupil(child), changes: [{ kind: EnrolmentChangeKind.RESUMED, changedOn: "2018-03-05" }] },
  ]);
});

const whyOf = async (...asked: Parameters<typeof change>) => (await change(...asked)).why;

describe("a transfer within the county", () => {
  it("is asked for by the receiving school, and waits for the sending one for ten working days", async () => {
    expect(await change(department, receiving, requestTransfer(child))).toMatchObject({
      kind: "TRANSFER",
      state: "REQUESTED",
      awaits: "SENDING_SCHOOL",
      dueOn: "2019-01-04",
      isOverdue: false,
      child: { id: department.personIdOf(pupil(child)) },
      enrolment: null,
      fromSchool: null,
      fromSchoolName: "第01小学",
      toSchool: { id: SCHOOLS.rural },
      reason: "随父母迁居",
      paper: "转学申请表1号",
      history: [{ kind: "REQUESTED", party: "RECEIVING_SCHOOL", actor: "test-school", paperOn: "2018-11-30" }],
    });
  });

  it("names the class as rosters do", async () => {
    const asked = await change(department, receiving, requestTransfer(child, { className: "（２）班" }));
    expect(asked).toMatchObject({ className: "（2）班" });
  });

  it("passes the sending school and the bureau once for each side, then the receiving school completes it", async () => {
    const { id } = await change(department, receiving, requestTransfer(child));
    expect(await change(department, sending, agree(id))).toMatchObject({
      state: "SENDING_SCHOOL_AGREED",
      awaits: "SENDING_BUREAU",
    });
    expect(await change(department, bureau, approve(id, "SENDING_BUREAU"))).toMatchObject({
      state: "SENDING_SCHOOL_AGREED",
      awaits: "RECEIVING_BUREAU",
    });
    expect(await whyOf(department, bureau, approve(id, "SENDING_BUREAU"))).toBe("ALREADY_DONE");
    expect(await change(department, bureau, approve(id, "RECEIVING_BUREAU"))).toMatchObject({
      state: "APPROVED",
      awaits: "RECEIVING_SCHOOL",
    });
    const completed = await change(department, receiving, complete(id));
    expect(completed).toMatchObject({ state: "COMPLETED", awaits: null, dueOn: null, completedOn: "2018-12-20" });
    expect(completed.history.map(({ kind, party }) => `${kind} ${party}`)).toEqual([
      "REQUESTED RECEIVING_SCHOOL",
      "AGREED SENDING_SCHOOL",
      "APPROVED SENDING_BUREAU",
      "APPROVED RECEIVING_BUREAU",
      "COMPLETED RECEIVING_SCHOOL",
    ]);
  });

  it("leaves the old place as transferred out and proven, and the new one as enrolled, each with its history", async () => {
    const id = await approvedTransfer(department, child);
    await change(department, receiving, complete(id));
    const { data } = await department.ask(
      sending,
      `{ changeRequest(id: "${id}") { enrolment { id } leftEnrolment { state } } }`,
    );
    expect(data.changeRequest).toEqual({ enrolment: null, leftEnrolment: { state: "TRANSFERRED_OUT" } });
    expect(await rollOf(department, child)).toEqual([
      {
        school: { id: SCHOOLS.rural },
        grade: 3,
        className: "2班",
        state: "ENROLLED",
        stateDate: "2018-12-20",
        arrivalConfirmedOn: null,
        changes: [{ kind: "TRANSFERRED_IN", changedOn: "2018-12-20", paper: "转学申请表1号" }],
      },
      {
        school: { id: SCHOOLS.first },
        grade: 3,
        className: "1班",
        state: "TRANSFERRED_OUT",
        stateDate: "2018-12-20",
        arrivalConfirmedOn: "2018-12-20",
        changes: [
          { kind: "RESUMED", changedOn: "2018-03-05", paper: null },
          { kind: "TRANSFERRED_OUT", changedOn: "2018-12-20", paper: "转学申请表1号" },
        ],
      },
    ]);
  });

  it("tells in both languages where it stands, and whose step it is", async () => {
    const { id } = await change(department, receiving, requestTransfer(child));
    expect(await change(department, receiving, complete(id))).toMatchObject({
      why: "WRONG_STATE",
      message: expect.stringMatching(/REQUESTED.*已申请/),
    });
    expect(await change(department, receiving, agree(id))).toMatchObject({
      why: "NOT_YOURS",
      message: expect.stringMatching(/SENDING_SCHOOL.*转出学校/),
    });
  });

  it("is completed once, also when several complete it at once", async () => {
    const id = await approvedTransfer(department, child);
    const outcomes = await Promise.all([1, 2, 3].map(() => change(department, receiving, complete(id))));
    expect(outcomes.map(({ why = "DONE" }) => why).toSorted()).toEqual(["ALREADY_DONE", "ALREADY_DONE", "DONE"]);
    expect(await rollOf(department, child)).toHaveLength(2);
  });

  it("changes nothing at all when the roll has moved on since", async () => {
    const id = await approvedTransfer(department, child);
    await department.roster.query("UPDATE enrolment SET state = 'DROPPED_OUT' WHERE id = $1", [enrolmentOf(child)]);
    expect(await whyOf(department, receiving, complete(id))).toBe("WRONG_STATE");
    expect(await rollOf(department, child)).toMatchObject([{ state: "DROPPED_OUT", school: { id: SCHOOLS.first } }]);
    const { data } = await department.ask(bureau, `{ changeRequest(id: "${id}") { state history { kind } } }`);
    expect(data.changeRequest).toMatchObject({ state: "APPROVED" });
    expect(data.changeRequest.history).toHaveLength(4);
  });

  it("is the only change of the enrolment that is open, also when two ask at once", async () => {
    const outcomes = await Promise.all([1, 2].map(() => change(department, receiving, requestTransfer(child))));
    expect(outcomes.map(({ why = "DONE" }) => why).toSorted()).toEqual(["ALREADY_DONE", "DONE"]);
    const suspension = `requestSuspension(enrolmentId: "${enrolmentOf(child)}", on: "2018-12-20", endsOn: "2019-12-19", reason: "病", paper: "证明")`;
    expect(await whyOf(department, sending, suspension)).toBe("ALREADY_DONE");
    await change(department, receiving, withReason("withdrawChange", outcomes.find(({ id }) => id)?.id ?? ""));
    expect((await change(department, sending, suspension)).state).toBe("REQUESTED");
  });

  it("is refused with the reason by whoever is asked, and withdrawn by whoever has asked", async () => {
    const { id } = await change(department, receiving, requestTransfer(child));
    expect(await whyOf(department, bureau, withReason("refuseChange", id))).toBe("NOT_YOURS");
    expect(await whyOf(department, receiving, withReason("refuseChange", id))).toBe("NOT_YOURS");
    const refused = await change(department, sending, withReason("refuseChange", id));
    expect(refused).toMatchObject({ state: "REFUSED", awaits: null, dueOn: null });
    expect(refused.history.at(-1)).toMatchObject({ kind: "REFUSED", party: "SENDING_SCHOOL", note: "材料不全" });
    expect(await whyOf(department, sending, agree(id))).toBe("WRONG_STATE");
    const again = await change(department, receiving, requestTransfer(child));
    expect(await whyOf(department, sending, withReason("withdrawChange", again.id))).toBe("NOT_YOURS");
    expect(await change(department, receiving, withReason("withdrawChange", again.id))).toMatchObject({
      state: "WITHDRAWN",
    });
    expect(await whyOf(department, receiving, withReason("withdrawChange", again.id))).toBe("ALREADY_DONE");
  });

  it("takes no step out of turn, and none by another party", async () => {
    const { id } = await change(department, receiving, requestTransfer(child));
    expect(await whyOf(department, bureau, approve(id, "SENDING_BUREAU"))).toBe("WRONG_STATE");
    expect(await whyOf(department, receiving, complete(id))).toBe("WRONG_STATE");
    expect(await whyOf(department, receiving, agree(id))).toBe("NOT_YOURS");
    for (const caller of [stranger]) expect(await whyOf(department, caller, agree(id))).toBe("NOT_FOUND");
    await change(department, sending, agree(id));
    expect(await whyOf(department, bureau, approve(id, "RECEIVING_BUREAU"))).toBe("WRONG_STATE");
    expect(await whyOf(department, otherBureau, approve(id, "SENDING_BUREAU"))).toBe("NOT_FOUND");
    expect(await whyOf(department, sending, agree("no-such-change"))).toBe("NOT_FOUND");
  });

  it("is completed on a day between the request and today", async () => {
    const id = await approvedTransfer(department, child);
    for (const on of ["2018-12-19", "2018-12-21"])
      expect(await whyOf(department, receiving, complete(id, on))).toBe("INVALID");
  });

  it("is not asked for by a school for another, nor for a child whose name it does not know", async () => {
    expect(await whyOf(department, receiving, requestTransfer(child, { toSchoolId: SCHOOLS.second }))).toBe(
      "NOT_FOUND",
    );
    expect(await whyOf(department, receiving, requestTransfer(child, { name: "韦大明" }))).toBe("NOT_FOUND");
    expect(await whyOf(department, receiving, requestTransfer(998))).toBe("NOT_FOUND");
    expect(await whyOf(department, sending, requestTransfer(child, { toSchoolId: SCHOOLS.first }))).toBe("INVALID");
    expect(await whyOf(department, receiving, requestTransfer(child, { grade: 10 }))).toBe("INVALID");
    expect((await change(department, receiving, requestTransfer(child, { name: "韦 小·明" }))).state).toBe("REQUESTED");
  });

  it("is not asked for of a child who is not at school there", async () => {
    await department.roster.query("UPDATE enrolment SET state = $2 WHERE id = $1", [
      enrolmentOf(child),
      EnrolmentState.SUSPENDED,
    ]);
    expect(await whyOf(department, receiving, requestTransfer(child))).toBe("WRONG_STATE");
  });

  it("is forbidden to whoever has no part in the work, and without a purpose", async () => {
    const mutation = `mutation { ${requestTransfer(child)} { __typename } }`;
    for (const caller of [
      office,
      bureau,
      PARTIES.ruralTownship,
      callerOf("leader"),
      { ...receiving, ...callerOf("school", { purpose: null }) },
    ]) {
      const { errors } = await department.ask(caller, mutation);
      expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
    }
    const approving = `mutation { ${approve("x", "BUREAU")} { __typename } }`;
    for (const caller of [office, receiving, PARTIES.ruralTownship])
      expect((await department.ask(caller, approving)).errors[0]?.extensions.code).toBe("FORBIDDEN");
  });

  it("keeps no reason readable in the database", async () => {
    await change(department, receiving, requestTransfer(child));
    const rows = await department.roster.query<{ row: string }[]>(
      "SELECT row_to_json(c)::text AS row FROM change_request c",
    );
    expect(rows.map(({ row }) => row).join()).not.toContain("迁居");
  });
});

describe("a step that is overdue", () => {
  it("is listed, stopped by the bureau only then, and taken up again or ended", async () => {
    const { id } = await change(department, receiving, requestTransfer(child));
    expect(await whyOf(department, bureau, withReason("lapseChange", id))).toBe("WRONG_STATE");
    await department.asOwner(`UPDATE change_request SET due_on = '2018-12-19' WHERE id = '${id}'`);
    const { data } = await department.ask(
      bureau,
      '{ changeRequests(regionCode: "450204", overdue: true) { edges { node { id isOverdue awaits } } } }',
    );
    expect(data.changeRequests.edges).toEqual([{ node: { id, isOverdue: true, awaits: "SENDING_SCHOOL" } }]);
    expect(await change(department, bureau, withReason("lapseChange", id))).toMatchObject({
      state: "LAPSED",
      awaits: null,
    });
    expect(await whyOf(department, receiving, requestTransfer(child))).toBe("ALREADY_DONE");
    const reopened = await change(department, receiving, `reopenChange(id: "${id}")`);
    expect(reopened).toMatchObject({ state: "REQUESTED", awaits: "SENDING_SCHOOL", dueOn: "2019-01-04" });
    expect(await change(department, sending, agree(id))).toMatchObject({ state: "SENDING_SCHOOL_AGREED" });
  });
});
