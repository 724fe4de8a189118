import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { act, drawUpOne, entrant, POSTS } from "../../../test/support/admission-notices";
import { callerOf } from "../../../test/support/callers";
import type { TestDepartment } from "../../../test/support/department";
import { enrol, SCHOOLS, startEducation } from "../../../test/support/education-rows";

const { bureau, town, rural, school, otherSchool, office } = POSTS;

let department: TestDepartment;
let noticeId: string;
let child = 0;

beforeAll(async () => {
  // The second day of term: notices are drawn up, served and visited on that day and those before it.
  department = await startEducation({ today: "2018-09-20" });
});
afterAll(() => department?.close());
beforeEach(async () => {
  child += 1;
  noticeId = (await drawUpOne(department, entrant(child), { schoolId: SCHOOLS.first })).id;
});

const serve = (more = "", id = noticeId) =>
  `serveAdmissionNotice(noticeId: "${id}", servedOn: "2018-09-20", method: TO_GUARDIAN, receivedBy: MOTHER, servedBy: "蒙村长" ${more})`;
const register = (schoolId: string, on = "2018-09-20", id = noticeId) =>
  `registerEntrant(noticeId: "${id}", schoolId: "${schoolId}", registeredOn: "${on}")`;
const visit = ({
  on = "2018-09-20",
  next = "2018-09-25",
  visitors = '["黄老师", "韦专干"]',
  result = "随父母外出",
} = {}) =>
  `recordHomeVisit(noticeId: "${noticeId}", visitedOn: "${on}", visitors: ${visitors}, met: NOBODY, result: "${result}", nextOn: "${next}")`;

describe("serving a notice", () => {
  it("tells when, how, to whom and by whom, and who has entered it", async () => {
    expect(await act(department, town, serve())).toMatchObject({
      state: "SERVED",
      service: { servedOn: "2018-09-20", method: "TO_GUARDIAN", receivedBy: "MOTHER", servedBy: "蒙村长" },
      history: [
        { kind: "DRAWN_UP", actor: "test-education" },
        { kind: "SERVED", actor: "test-township", post: "测试岗位" },
      ],
    });
  });

  it("is done once, also when two come at once", async () => {
    const outcomes = await Promise.all([
      act(department, town, serve()),
      act(department, school, serve()),
      act(department, town, serve()),
    ]);
    expect(outcomes.map(({ reason = "DONE" }) => reason).toSorted()).toEqual(["ALREADY_DONE", "ALREADY_DONE", "DONE"]);
    const [, ...acts] = (await act(department, school, register(SCHOOLS.first))).history;
    expect(acts.map(({ kind }: { kind: string }) => kind)).toEqual(["SERVED", "REGISTERED"]);
  });

  it("is for its township or school: others do not see it, the bureau leaves it to them", async () => {
    for (const caller of [rural, otherSchool, callerOf("township", { regions: ["450205001"] })])
      expect(await act(department, caller, serve())).toMatchObject({ reason: "NOT_FOUND" });
    expect(await act(department, bureau, serve())).toMatchObject({ reason: "NOT_YOURS" });
    expect(await act(department, town, serve("", "no-such-notice"))).toMatchObject({ reason: "NOT_FOUND" });
    const { errors } = await department.ask(office, `mutation { outcome: ${serve()} { __typename } }`);
    expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
  });

  it.each([
    ["a day to come", 'servedOn: "2018-09-21", method: LEFT, servedBy: "甲"'],
    ["a day before the notice", 'servedOn: "2018-09-19", method: LEFT, servedBy: "甲"'],
    ["nobody who served it", 'servedOn: "2018-09-20", method: LEFT, servedBy: "  "'],
    ["a notice handed to nobody", 'servedOn: "2018-09-20", method: IN_PERSON, servedBy: "甲"'],
    [
      "a posted notice that somebody took",
      'servedOn: "2018-09-20", method: POSTED, receivedBy: FATHER, servedBy: "甲"',
    ],
  ])("refuses %s", async (_what, given) => {
    const outcome = await act(department, town, `serveAdmissionNotice(noticeId: "${noticeId}", ${given})`);
    expect(outcome).toMatchObject({ reason: "INVALID" });
  });
});

describe("giving a notice to another school", () => {
  const assign = (given: string) => `assignAdmissionNotice(noticeId: "${noticeId}", ${given})`;

  it("moves it out of one territory into another", async () => {
    expect(await act(department, bureau, assign(`schoolId: "${SCHOOLS.rural}"`))).toMatchObject({
      school: { id: SCHOOLS.rural },
      township: { code: "450204100" },
    });
    expect(await act(department, town, serve())).toMatchObject({ reason: "NOT_FOUND" });
    expect(await act(department, rural, serve())).toMatchObject({ state: "SERVED" });
  });

  it("is the bureau's, changes something, and ends with registration", async () => {
    expect(await act(department, town, assign(`schoolId: "${SCHOOLS.second}"`))).toMatchObject({ reason: "NOT_YOURS" });
    expect(await act(department, bureau, assign(`schoolId: "${SCHOOLS.first}"`))).toMatchObject({
      reason: "ALREADY_DONE",
    });
    await act(department, school, register(SCHOOLS.first));
    expect(await act(department, bureau, assign(`schoolId: "${SCHOOLS.second}"`))).toMatchObject({
      reason: "ALREADY_DONE",
    });
  });
});

describe("registering an entrant", () => {
  it("is done by the school the notice is assigned to, once", async () => {
    expect(await act(department, school, register(SCHOOLS.first))).toMatchObject({
      state: "REGISTERED",
      registration: { registeredOn: "2018-09-20", matched: false, school: { id: SCHOOLS.first } },
    });
    expect(await act(department, school, register(SCHOOLS.first))).toMatchObject({ reason: "ALREADY_DONE" });
  });

  it("is not done by a school for another, nor by a township or the bureau", async () => {
    expect(await act(department, school, register(SCHOOLS.second))).toMatchObject({ reason: "NOT_YOURS" });
    expect(await act(department, otherSchool, register(SCHOOLS.first))).toMatchObject({ reason: "NOT_FOUND" });
    expect(await act(department, otherSchool, register(SCHOOLS.second))).toMatchObject({ reason: "NOT_FOUND" });
    for (const caller of [town, bureau])
      expect(await act(department, caller, register(SCHOOLS.first))).toMatchObject({ reason: "NOT_YOURS" });
  });

  it("refuses a day to come, and a day of another year", async () => {
    for (const on of ["2018-09-21", "2017-09-01"])
      expect(await act(department, school, register(SCHOOLS.first, on))).toMatchObject({ reason: "INVALID" });
  });

  it("is matched by an enrolment that began in the school year, whichever school's, and by one that stands", async () => {
    await enrol(department, [
      { idNumber: entrant(child), row: { schoolId: SCHOOLS.rural, grade: 1, entryMonth: "2018-09-01" } },
    ]);
    expect(await act(department, town, serve())).toMatchObject({
      state: "REGISTERED",
      registration: { registeredOn: "2018-09-01", matched: true, school: null },
    });
    expect(await act(department, school, register(SCHOOLS.first))).toMatchObject({ reason: "ALREADY_DONE" });
  });

  it("is not matched by an enrolment of another year that does not stand", async () => {
    await enrol(department, [
      { idNumber: entrant(child), row: { state: "TRANSFERRED_OUT" as never, entryMonth: "2017-09-01" } },
    ]);
    expect(await act(department, town, serve())).toMatchObject({ state: "SERVED", registration: null });
  });
});

describe("a home visit", () => {
  it("is kept with who went, whom they met, what came of it and when the next is", async () => {
    await act(department, town, visit());
    expect(await act(department, school, visit({ next: "2018-09-30" }))).toMatchObject({
      __typename: "AdmissionNotice",
    });
    const { homeVisits } = await act(department, town, serve());
    expect(homeVisits).toEqual([
      expect.objectContaining({ nextOn: "2018-09-30", actor: "test-school" }),
      {
        visitedOn: "2018-09-20",
        visitors: ["黄老师", "韦专干"],
        met: "NOBODY",
        result: "随父母外出",
        nextOn: "2018-09-25",
        actor: "test-township",
        post: "测试岗位",
      },
    ]);
  });

  it("is recorded once a day by an account, and not once the child has registered", async () => {
    await act(department, town, visit());
    expect(await act(department, town, visit())).toMatchObject({ reason: "ALREADY_DONE" });
    await act(department, school, register(SCHOOLS.first));
    expect(await act(department, school, visit())).toMatchObject({ reason: "WRONG_STATE" });
  });

  it("is for the township and the school of the notice", async () => {
    for (const caller of [rural, otherSchool])
      expect(await act(department, caller, visit())).toMatchObject({ reason: "NOT_FOUND" });
    expect(await act(department, bureau, visit())).toMatchObject({ reason: "NOT_YOURS" });
  });

  it("refuses a day to come, no visitors, no result, and a next visit that is none", async () => {
    for (const wrong of [
      { on: "2018-09-21" },
      { visitors: "[]" },
      { visitors: '[" "]' },
      { result: " " },
      { next: "2018-09-20" },
    ])
      expect(await act(department, town, visit(wrong))).toMatchObject({ reason: "INVALID" });
  });

  it("is not readable in the database", async () => {
    await act(department, town, visit({ result: "父亲在广东惠州务工" }));
    const rows = await department.roster.query<{ row: string }[]>(
      "SELECT row_to_json(v)::text AS row FROM home_visit v",
    );
    expect(rows.map(({ row }) => row).join()).not.toContain("惠州");
  });
});
