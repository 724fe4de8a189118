import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { callerOf } from "../../../test/support/callers";
import type { Answer, TestDepartment } from "../../../test/support/department";
import { enrol, enrolmentIdOf, SCHOOLS, startEducation } from "../../../test/support/education-rows";
import { inventIdNumber } from "../../../test/support/people";
import { statementsDuring } from "../../../test/support/query-counter";

const RECORD = `
  mutation ($schoolId: SchoolCode!, $absences: [AbsenceInput!]!) {
    recordAbsences(schoolId: $schoolId, date: "2018-12-07", absences: $absences) { __typename }
  }`;
const ROLL_CHECKS = `
  query ($regionCode: RegionCode = "450204", $schoolId: SchoolCode, $withSuperseded: Boolean = false, $first: Int, $after: String) {
    rollChecks(regionCode: $regionCode, schoolId: $schoolId, date: "2018-12-07", withSuperseded: $withSuperseded, first: $first, after: $after) {
      edges { node { id school { id } date reportedBy reportedPost reportedAt supersededAt
                     class { grade className enrolled present unexcused sickLeave personalLeave } } }
      pageInfo { hasNextPage endCursor }
    }
  }`;

const child = (sequence: number) => inventIdNumber("450204", "2010-05-01", sequence);
const away = (sequence: number, kind: string) => ({ enrolmentId: enrolmentIdOf(`G${child(sequence)}`), kind });

describe("rollChecks", () => {
  let department: TestDepartment;

  const list = async (variables: object = {}, caller: Caller = callerOf("education")): Promise<Answer["data"][]> => {
    const { data, errors } = await department.ask(caller, ROLL_CHECKS, { ...variables });
    expect(errors).toEqual([]);
    return data.rollChecks.edges.map(({ node }: { node: unknown }) => node);
  };
  const report = (schoolId: string, absences: object[]) =>
    department.ask(callerOf("school", { school: schoolId }), RECORD, { schoolId, absences });

  beforeAll(async () => {
    department = await startEducation({ today: "2018-12-07" });
    await enrol(department, [
      { idNumber: child(1) },
      { idNumber: child(3), row: { className: "2班" } },
      { idNumber: child(5), row: { schoolId: SCHOOLS.rural } },
    ]);
    await report(SCHOOLS.first, [away(1, "SICK_LEAVE")]);
    await report(SCHOOLS.first, [away(1, "UNEXCUSED")]);
    await report(SCHOOLS.rural, []);
  });

  afterAll(() => department?.close());

  it("gives each class in force with the reasons and who reported", async () => {
    const checks = await list();
    expect(checks.map(({ school, class: { className } }) => [school.id, className])).toEqual([
      [SCHOOLS.first, "1班"],
      [SCHOOLS.first, "2班"],
      [SCHOOLS.rural, "1班"],
    ]);
    expect(checks[0]).toEqual({
      id: expect.any(String),
      school: { id: SCHOOLS.first },
      date: "2018-12-07",
      class: { grade: 3, className: "1班", enrolled: 1, present: 0, unexcused: 1, sickLeave: 0, personalLeave: 0 },
      reportedBy: "test-school",
      reportedPost: "测试岗位",
      reportedAt: "2018-12-07T04:00:00.000Z",
      supersededAt: null,
    });
  });

  it("gives what was corrected when it is asked for, one a page too", async () => {
    expect(await list({ withSuperseded: true })).toHaveLength(5);
    const found: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { data } = await department.ask(callerOf("office"), ROLL_CHECKS, { withSuperseded: true, first: 1, after });
      found.push(...data.rollChecks.edges.map(({ node }: { node: { id: string } }) => node.id));
      ({ endCursor: after, hasNextPage: more } = data.rollChecks.pageInfo);
    }
    expect(found).toEqual((await list({ withSuperseded: true })).map(({ id }) => id));
  });

  it("is null for a school that the caller may not see, as for one that there is not", async () => {
    for (const schoolId of [SCHOOLS.first, "9999999999"]) {
      const caller = callerOf("school", { regions: ["450204001"], school: SCHOOLS.second });
      const { data, errors } = await department.ask(caller, ROLL_CHECKS, { schoolId });
      expect([data.rollChecks, errors]).toEqual([null, []]);
    }
    expect(await list({ schoolId: SCHOOLS.rural })).toHaveLength(1);
  });

  it("costs two statements", async () => {
    expect(await statementsDuring(() => list())).toHaveLength(2);
  });

  it("keeps to school and township, and is refused to readers of figures and another county", async () => {
    const ids = async (caller: Caller) => (await list({}, caller)).map(({ school: { id } }) => id);
    expect(await ids(callerOf("school", { regions: ["450204100"], school: SCHOOLS.rural }))).toEqual([SCHOOLS.rural]);
    expect(await ids(callerOf("township", { regions: ["450204100"] }))).toEqual([SCHOOLS.rural]);
    for (const caller of [
      callerOf("auditor"),
      callerOf("office", { purpose: null }),
      callerOf("office", { regions: ["450205"] }),
    ]) {
      const { data, errors } = await department.ask(caller, ROLL_CHECKS);
      expect(data.rollChecks).toBeNull();
      expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
    }
  });
});
