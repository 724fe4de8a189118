import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { callerOf } from "../../../test/support/callers";
import type { TestDepartment } from "../../../test/support/department";
import { enrol, recordDropouts, SCHOOLS, startEducation } from "../../../test/support/education-rows";
import { inventIdNumber } from "../../../test/support/people";
import { statementsDuring } from "../../../test/support/query-counter";
import { EnrolmentChangeKind } from "../enrolment-change/change-kind";
import { EnrolmentState } from "../enrolment/enrolment-state";

const LISTS = `
  query ($regionCode: RegionCode!, $schoolYear: SchoolYear!, $first: Int = 100, $after: String) {
    schools: schoolsWithoutDropout(regionCode: $regionCode, schoolYear: $schoolYear) {
      edges { node { school { id } onRoll } }
    }
    classes: classesWithoutDropout(regionCode: $regionCode, schoolYear: $schoolYear, first: $first, after: $after) {
      edges { node { school { id } grade className onRoll } }
      pageInfo { hasNextPage endCursor }
    }
  }`;

interface Edge {
  node: { school: { id: string }; grade: number; className: string; onRoll: number };
}

const person = (sequence: number): string => inventIdNumber("450204", "2010-05-01", sequence);

describe("schools and classes without a dropout", () => {
  let department: TestDepartment;

  const list = async (schoolYear: string, variables: object = {}, caller = callerOf("leader", { purpose: null })) => {
    const { data, errors } = await department.ask(caller, LISTS, { regionCode: "450204", schoolYear, ...variables });
    expect(errors).toEqual([]);
    return {
      schools: data.schools.edges.map(({ node }: Edge) => [node.school.id, node.onRoll]),
      classes: data.classes.edges.map(({ node }: Edge) => [node.school.id, node.grade, node.className, node.onRoll]),
      pageInfo: data.classes.pageInfo,
    };
  };

  beforeAll(async () => {
    department = await startEducation();
    const junior = { schoolId: SCHOOLS.second, entryMonth: "2012-09-01", birthDate: "2006-05-01" };
    await enrol(department, [
      { idNumber: person(1) },
      { idNumber: person(2) },
      { idNumber: person(3), row: { className: "2班" } },
      // Out and back within this school year: a dropout of 1班 all the same.
      {
        idNumber: person(4),
        row: { stateDate: "2018-11-20" },
        changes: [
          { kind: EnrolmentChangeKind.DROPPED_OUT, changedOn: "2018-10-10" },
          { kind: EnrolmentChangeKind.RESUMED, changedOn: "2018-11-20" },
        ],
      },
      {
        idNumber: person(5),
        row: { className: "2班", state: EnrolmentState.TRANSFERRED_OUT, stateDate: "2018-10-08" },
      },
      // Out last school year, by the ledger alone, then in grade 6 of some primary school.
      { idNumber: person(6), row: { ...junior, grade: 7, entryMonth: "2018-09-01" } },
      { idNumber: person(7), row: { ...junior, grade: 8 } },
      { idNumber: person(8), row: { ...junior, grade: 9, state: EnrolmentState.GRADUATED, stateDate: "2018-06-30" } },
      { idNumber: person(9), row: { schoolId: SCHOOLS.rural } },
      { idNumber: person(10), row: { schoolId: SCHOOLS.neighbour } },
    ]);
    await recordDropouts(department, [
      { idNumber: person(6), row: { foundOn: "2018-05-11", returnedOn: "2018-06-20" } },
    ]);
  });

  afterAll(() => department?.close());

  it("are those on whose roll nobody dropped out in the year, back or not", async () => {
    expect(await list("2018-2019")).toMatchObject({
      schools: [
        [SCHOOLS.rural, 1],
        [SCHOOLS.second, 2],
      ],
      classes: [
        [SCHOOLS.first, 3, "2班", 1],
        [SCHOOLS.rural, 3, "1班", 1],
        [SCHOOLS.second, 7, "1班", 1],
        [SCHOOLS.second, 8, "1班", 1],
      ],
    });
  });

  it("count a past year's classes back, its graduates with them, and no class that was then at another kind of school", async () => {
    const { schools, classes } = await list("2017-2018");
    expect(schools).toEqual([
      [SCHOOLS.first, 5],
      [SCHOOLS.rural, 1],
    ]);
    expect(classes).toEqual([
      [SCHOOLS.first, 2, "1班", 3],
      [SCHOOLS.first, 2, "2班", 2],
      [SCHOOLS.rural, 2, "1班", 1],
      [SCHOOLS.second, 7, "1班", 1],
      [SCHOOLS.second, 9, "1班", 1],
    ]);
  });

  it("are paged in order, narrowed to the territory, with a fixed number of statements", async () => {
    const { classes, pageInfo } = await list("2018-2019", { first: 3 });
    expect([classes.length, pageInfo.hasNextPage]).toEqual([3, true]);
    expect((await list("2018-2019", { first: 3, after: pageInfo.endCursor })).classes).toEqual([
      [SCHOOLS.second, 8, "1班", 1],
    ]);
    expect((await list("2018-2019", { regionCode: "450204100" })).schools).toEqual([[SCHOOLS.rural, 1]]);
    // Two listings, and the schools of each.
    expect((await statementsDuring(() => list("2018-2019"))).length).toBeLessThanOrEqual(4);
  });

  it("are closed to a school, a township and another county", async () => {
    const strangers = [
      callerOf("school", { school: SCHOOLS.first }),
      callerOf("township", { regions: ["450204001"] }),
      callerOf("leader", { regions: ["450205"] }),
    ];
    for (const caller of strangers) {
      const { errors } = await department.ask(caller, LISTS, { regionCode: "450204", schoolYear: "2018-2019" });
      expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
    }
  });
});
