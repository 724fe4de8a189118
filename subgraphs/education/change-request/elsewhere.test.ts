import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import {
  agree,
  approve,
  change,
  complete,
  enrolmentOf,
  PARTIES,
  proveArrival,
  pupil,
  rollOf,
  startChanging,
  withReason,
} from "../../../test/support/change-requests";
import type { TestDepartment } from "../../../test/support/department";
import { enrol, SCHOOLS } from "../../../test/support/education-rows";
import { EnrolmentChangeKind } from "../enrolment-change/change-kind";
import { EnrolmentState } from "../enrolment/enrolment-state";

const { sending, receiving, bureau } = PARTIES;

let department: TestDepartment;
let child = 0;

beforeAll(async () => {
  ({ department } = await startChanging());
});
afterAll(() => department?.close());
beforeEach(() => {
  child += 1;
});

const whyOf = async (...asked: Parameters<typeof change>) => (await change(...asked)).why;

interface AskedIn {
  toSchoolId?: string;
  fromCounty?: string;
  idNumber?: string;
  studentNumber?: string;
}
const requestIn = ({
  toSchoolId = SCHOOLS.rural,
  fromCounty = "451321",
  idNumber = `"${pupil(child)}"`,
  studentNumber = `G${pupil(child)}`,
}: AskedIn = {}) =>
  `requestTransferIn(toSchoolId: "${toSchoolId}", grade: 4, className: "1班", reason: "随父母迁居", paper: "转学申请表2号",
    fromCounty: "${fromCounty}", fromSchool: "忻城县城关小学",
    newcomer: { studentNumber: "${studentNumber}", idNumber: ${idNumber}, name: "莫小山", sex: MALE, birthDate: "2010-05-01",
      entryMonth: "2016-09-15", migrantChild: true, guardianName: "莫大山", guardianPhone: "13900001111" })`;
const byPaper = (mutation: string) => mutation.replace(/\)$/, ', paper: "忻教函〔2018〕12号", paperOn: "2018-12-18")');
const requestOut = (more = "") =>
  `recordTransferOut(enrolmentId: "${enrolmentOf(child)}", toCounty: "451321", toSchool: "忻城县城关小学", reason: "回原籍",
    paper: "忻教函〔2018〕9号", paperOn: "2018-12-10" ${more})`;

describe("a transfer from another county", () => {
  it("records the other side's word by paper, and puts the child on the roll when it has arrived", async () => {
    const { id } = await change(department, receiving, requestIn());
    expect(await whyOf(department, receiving, `agreeToChange(id: "${id}")`)).toBe("INVALID");
    const agreed = await change(department, receiving, byPaper(`agreeToChange(id: "${id}")`));
    expect(agreed).toMatchObject({
      state: "SENDING_SCHOOL_AGREED",
      awaits: "SENDING_BUREAU",
      enrolment: null,
      elsewhere: { code: "451321" },
      fromSchoolName: "忻城县城关小学",
    });
    expect(agreed.history.at(-1)).toMatchObject({
      kind: "AGREED",
      party: "SENDING_SCHOOL",
      actor: "test-school",
      paper: "忻教函〔2018〕12号",
    });
    expect(await whyOf(department, bureau, approve(id, "SENDING_BUREAU"))).toBe("INVALID");
    await change(department, bureau, byPaper(approve(id, "SENDING_BUREAU")));
    await change(department, bureau, approve(id, "RECEIVING_BUREAU"));
    expect(await rollOf(department, child)).toEqual([]);
    const completed = await change(
      department,
      receiving,
      `completeTransfer(id: "${id}", on: "2018-12-20", className: "3班")`,
    );
    expect(completed).toMatchObject({ state: "COMPLETED", enrolment: { id: enrolmentOf(child) } });
    expect(await rollOf(department, child)).toEqual([
      {
        school: { id: SCHOOLS.rural },
        grade: 4,
        className: "3班",
        state: "ENROLLED",
        stateDate: "2018-12-20",
        arrivalConfirmedOn: null,
        changes: [{ kind: "TRANSFERRED_IN", changedOn: "2018-12-20", paper: "转学申请表2号" }],
      },
    ]);
    const query = `{ students(regionCode: "450204100") { edges { node { id recordedName recordedBirthDate entryMonth migrantChild guardianName guardianPhone studentNumber } } } }`;
    const { data } = await department.ask(receiving, query);
    expect(data.students.edges.map(({ node }: { node: object }) => node)).toContainEqual({
      id: enrolmentOf(child),
      recordedName: "莫小山",
      recordedBirthDate: "2010-05-01",
      entryMonth: "2016-09-01",
      migrantChild: true,
      guardianName: "莫大山",
      guardianPhone: "13900001111",
      studentNumber: `G${pupil(child)}`,
    });
  });

  it("keeps what was known of a child who was here before, with the proof that it had left", async () => {
    const changes = [{ kind: EnrolmentChangeKind.TRANSFERRED_OUT, changedOn: "2017-03-01" }];
    await enrol(department, [
      { idNumber: pupil(child), row: { state: EnrolmentState.TRANSFERRED_OUT, stateDate: "2017-03-01" }, changes },
    ]);
    await proveArrival(department, child, "2017-03-10");
    const { id } = await change(department, receiving, requestIn());
    await change(department, receiving, byPaper(`agreeToChange(id: "${id}")`));
    await change(department, bureau, byPaper(approve(id, "SENDING_BUREAU")));
    await change(department, bureau, approve(id, "RECEIVING_BUREAU"));
    await change(department, receiving, complete(id));
    expect(await rollOf(department, child)).toMatchObject([
      { school: { id: SCHOOLS.rural }, state: "ENROLLED", changes: [{ kind: "TRANSFERRED_IN" }] },
      {
        school: { id: SCHOOLS.first },
        state: "TRANSFERRED_OUT",
        stateDate: "2017-03-01",
        arrivalConfirmedOn: "2017-03-10",
        changes: [{ kind: "TRANSFERRED_OUT" }],
      },
    ]);
  });

  it("is refused for a child on a roll of this county, and for a county that is none or our own", async () => {
    expect(await whyOf(department, receiving, requestIn({ fromCounty: "450204" }))).toBe("INVALID");
    expect(await whyOf(department, receiving, requestIn({ fromCounty: "4513" }))).toBe("INVALID");
    expect(await whyOf(department, receiving, requestIn({ idNumber: "null" }))).toBe("INVALID");
    expect(await whyOf(department, receiving, requestIn({ toSchoolId: SCHOOLS.first }))).toBe("NOT_FOUND");
    await enrol(department, [{ idNumber: pupil(child) }]);
    expect(await whyOf(department, receiving, requestIn())).toBe("INVALID");
  });

  it("takes a child without an ID number by its provisional student number", async () => {
    const { state } = await change(
      department,
      receiving,
      requestIn({ idNumber: "null", studentNumber: "L451321201800000001" }),
    );
    expect(state).toBe("REQUESTED");
  });

  it("keeps the child's papers unreadable in the database", async () => {
    await change(department, receiving, requestIn());
    const rows = await department.roster.query<{ row: string }[]>(
      "SELECT row_to_json(c)::text AS row FROM change_request c",
    );
    expect(rows.map(({ row }) => row).join()).not.toMatch(/莫小山|莫大山|13900001111/);
  });
});

describe("a transfer to another county", () => {
  beforeEach(() => enrol(department, [{ idNumber: pupil(child) }]));

  it("takes the child off the roll, and leaves its arrival to be proven", async () => {
    const { id } = await change(department, sending, requestOut());
    await change(department, sending, agree(id));
    await change(department, bureau, approve(id, "SENDING_BUREAU"));
    expect(await whyOf(department, bureau, approve(id, "RECEIVING_BUREAU"))).toBe("INVALID");
    await change(department, bureau, byPaper(approve(id, "RECEIVING_BUREAU")));
    expect(await change(department, sending, complete(id))).toMatchObject({
      state: "COMPLETED",
      toSchoolName: "忻城县城关小学",
      fromSchool: { id: SCHOOLS.first },
    });
    expect(await rollOf(department, child)).toMatchObject([
      {
        school: { id: SCHOOLS.first },
        state: "TRANSFERRED_OUT",
        stateDate: "2018-12-20",
        arrivalConfirmedOn: null,
        changes: [{ kind: "TRANSFERRED_OUT", paper: "忻教函〔2018〕9号" }],
      },
    ]);
    await proveArrival(department, child, "2018-12-20");
    expect(await rollOf(department, child)).toMatchObject([{ arrivalConfirmedOn: "2018-12-20" }]);
  });

  it("is recorded by the child's own school, and refused by the bureau with a reason", async () => {
    expect(await whyOf(department, receiving, requestOut())).toBe("NOT_FOUND");
    const { id } = await change(department, sending, requestOut());
    await change(department, sending, agree(id));
    expect(await whyOf(department, bureau, `refuseChange(id: "${id}", reason: " ")`)).toBe("INVALID");
    expect(await change(department, bureau, withReason("refuseChange", id))).toMatchObject({ state: "REFUSED" });
    expect(await rollOf(department, child)).toMatchObject([{ state: "ENROLLED" }]);
  });
});
