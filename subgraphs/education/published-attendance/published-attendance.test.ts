import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { callerOf } from "../../../test/support/callers";
import type { Answer, TestDepartment } from "../../../test/support/department";
import { enrol, enrolmentIdOf, SCHOOLS, startEducation } from "../../../test/support/education-rows";
import { inventIdNumber } from "../../../test/support/people";
import { statementsDuring } from "../../../test/support/query-counter";

const PUBLISHED = `
  query ($regionCode: RegionCode = "450204", $schoolId: SchoolCode, $date: Date!, $first: Int, $after: String) {
    publishedAttendance(regionCode: $regionCode, schoolId: $schoolId, date: $date, first: $first, after: $after) {
      edges { node {
        school { id } date reported enrolled present absent absences { unexcused sickLeave personalLeave }
        classes { grade className reported reportedAt enrolled present absent } } }
      pageInfo { hasNextPage endCursor }
    }
  }`;
const UNREPORTED = `
  query ($regionCode: RegionCode = "450204", $schoolId: SchoolCode, $date: Date!, $first: Int, $after: String) {
    unreportedRollChecks(regionCode: $regionCode, schoolId: $schoolId, date: $date, first: $first, after: $after) {
      edges { node { school { id } date dueAt classes { grade className } } }
    }
  }`;
const RECORD = `
  mutation ($schoolId: SchoolCode!, $grade: Int, $className: String, $absences: [AbsenceInput!]!) {
    recordAbsences(schoolId: $schoolId, date: "2018-12-07", grade: $grade, className: $className, absences: $absences) { __typename }
  }`;

/** The county's day and hour: Friday, 7 December 2018, noon. */
const TODAY = "2018-12-07";
const people = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => inventIdNumber("450204", "2010-05-01", from + index));
const [FIRST_CLASS, SECOND_CLASS, RURAL] = [people(1, 10), people(101, 2), people(201, 3)];
const away = (idNumbers: readonly string[], kind: string) =>
  idNumbers.map((idNumber) => ({ enrolmentId: enrolmentIdOf(`G${idNumber}`), kind }));

describe("attendance as it is published", () => {
  let department: TestDepartment;

  const list = async (
    query: string,
    variables: object = {},
    caller = callerOf("auditor", { purpose: null }),
  ): Promise<Answer["data"][]> => {
    const { data, errors } = await department.ask(caller, query, { date: TODAY, ...variables });
    expect(errors).toEqual([]);
    const [{ edges }] = Object.values(data) as [{ edges: { node: unknown }[] }];
    return edges.map(({ node }) => node);
  };
  const report = async (
    schoolId: string,
    variables: object,
    caller: Caller = callerOf("school", { school: schoolId }),
  ) => {
    const { data } = await department.ask({ ...caller, school: schoolId }, RECORD, { schoolId, ...variables });
    expect(data.recordAbsences.__typename).toBe("RollCheckReport");
  };

  beforeAll(async () => {
    department = await startEducation({ today: TODAY });
    await enrol(department, [
      ...FIRST_CLASS.map((idNumber) => ({ idNumber })),
      ...SECOND_CLASS.map((idNumber) => ({ idNumber, row: { className: "2班" } })),
      ...RURAL.map((idNumber) => ({ idNumber, row: { schoolId: SCHOOLS.rural } })),
    ]);
    await report(SCHOOLS.first, { grade: 3, className: "1班", absences: away(FIRST_CLASS.slice(0, 1), "SICK_LEAVE") });
  });

  afterAll(() => department?.close());

  it("gives a class's numbers when it was reported, and of the others how many are expected", async () => {
    const [school] = await list(PUBLISHED, { schoolId: SCHOOLS.first });
    expect(school).toEqual({
      school: { id: SCHOOLS.first },
      date: TODAY,
      reported: false,
      enrolled: 12,
      present: null,
      absent: null,
      absences: null,
      classes: [
        {
          grade: 3,
          className: "1班",
          reported: true,
          reportedAt: "2018-12-07T04:00:00.000Z",
          enrolled: 10,
          present: 9,
          absent: 1,
        },
        { grade: 3, className: "2班", reported: false, reportedAt: null, enrolled: 2, present: null, absent: null },
      ],
    });
  });

  it("gives a school's numbers once every class was reported, and no reason that tells of a child", async () => {
    await report(SCHOOLS.first, { grade: 3, className: "2班", absences: [] });
    const [one] = await list(PUBLISHED, { schoolId: SCHOOLS.first });
    expect(one).toMatchObject({ reported: true, enrolled: 12, present: 11, absent: 1, absences: null });
    const absences = [...away(FIRST_CLASS.slice(0, 3), "SICK_LEAVE"), ...away(FIRST_CLASS.slice(3, 7), "UNEXCUSED")];
    await report(SCHOOLS.first, { grade: 3, className: "1班", absences });
    const [many] = await list(PUBLISHED, { schoolId: SCHOOLS.first });
    expect(many).toMatchObject({ absent: 7, absences: { unexcused: 4, sickLeave: 3, personalLeave: 0 } });
  });

  it("holds no enrolment, no child and no name", async () => {
    const text = JSON.stringify(await list(PUBLISHED));
    for (const secret of ["韦小明", enrolmentIdOf(`G${FIRST_CLASS[0]}`), department.personIdOf(FIRST_CLASS[0]!)]) {
      expect(text).not.toContain(secret);
    }
  });

  it("lists the schools and classes that have not reported by the hour", async () => {
    expect(await list(UNREPORTED)).toEqual([
      {
        school: { id: SCHOOLS.rural },
        date: TODAY,
        dueAt: "2018-12-07T02:00:00.000Z",
        classes: [{ grade: 3, className: "1班" }],
      },
    ]);
    expect((await list(UNREPORTED, { date: "2018-12-06" })).map(({ school }) => school.id)).toEqual([
      SCHOOLS.first,
      SCHOOLS.rural,
    ]);
  });

  it("lists nobody before the hour, on a free day, on one made up for, or for a year whose classes are not known", async () => {
    for (const date of ["2018-12-08", "2018-12-10", "2018-10-01", "2018-09-29", "2018-06-06"]) {
      expect(await list(UNREPORTED, { date })).toEqual([]);
    }
    await department.asOwner("INSERT INTO roll_check_rule VALUES ('2018-12-07', '12:30', 7, 3, 7)");
    expect(await list(UNREPORTED)).toEqual([]);
    await department.asOwner("DELETE FROM roll_check_rule WHERE valid_from = '2018-12-07'");
  });

  it("keeps to a township and a school, and refuses another county", async () => {
    const ids = async (query: string, caller: Caller) => (await list(query, {}, caller)).map(({ school }) => school.id);
    expect(await ids(PUBLISHED, callerOf("township", { regions: ["450204100"] }))).toEqual([SCHOOLS.rural]);
    expect(await ids(UNREPORTED, callerOf("township", { regions: ["450204100"] }))).toEqual([SCHOOLS.rural]);
    const school = callerOf("school", { regions: ["450204001"], school: SCHOOLS.second });
    expect(await ids(PUBLISHED, school)).toEqual([SCHOOLS.second]);
    for (const query of [PUBLISHED, UNREPORTED]) {
      const { errors } = await department.ask(callerOf("office", { regions: ["450205"] }), query, { date: TODAY });
      expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
    }
    const { errors } = await department.ask(callerOf("public-security"), PUBLISHED, { date: TODAY });
    expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
  });

  it("costs three statements a page, and pages on", async () => {
    expect(await statementsDuring(() => list(PUBLISHED))).toHaveLength(3);
    const pages: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { data } = await department.ask(callerOf("office"), PUBLISHED, { date: TODAY, first: 2, after });
      const { edges, pageInfo } = data.publishedAttendance;
      pages.push(edges.map(({ node }: { node: { school: { id: string } } }) => node.school.id).join(" "));
      ({ endCursor: after, hasNextPage: more } = pageInfo);
    }
    expect(pages).toEqual([`${SCHOOLS.first} ${SCHOOLS.rural}`, SCHOOLS.second]);
  });
});
