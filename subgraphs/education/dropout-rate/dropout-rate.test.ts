import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { callerOf } from "../../../test/support/callers";
import type { TestDepartment } from "../../../test/support/department";
import { enrol, recordDropouts, SCHOOLS, startEducation } from "../../../test/support/education-rows";
import { inventIdNumber } from "../../../test/support/people";
import { EnrolmentChangeKind } from "../enrolment-change/change-kind";
import { EnrolmentState } from "../enrolment/enrolment-state";

const RATE = `
  query ($schoolYear: SchoolYear!, $regionCode: RegionCode = "450204") {
    dropoutRate(regionCode: $regionCode, schoolYear: $schoolYear) { stage dropouts enrolledAtStart rate }
  }`;

const { DROPPED_OUT, TRANSFERRED_OUT, GRADUATED, ENROLLED } = EnrolmentState;
const person = (sequence: number): string => inventIdNumber("450204", "2008-05-09", sequence);

describe("dropoutRate", () => {
  let department: TestDepartment;

  const ask = async (schoolYear: string, regionCode = "450204") => {
    const { data, errors } = await department.ask(callerOf("leader", { purpose: null }), RATE, {
      schoolYear,
      regionCode,
    });
    expect(errors).toEqual([]);
    const [primary, junior] = data.dropoutRate;
    expect([primary.stage, junior.stage]).toEqual(["PRIMARY", "JUNIOR"]);
    return { primary, junior };
  };

  beforeAll(async () => {
    department = await startEducation();
    const primary = { grade: 5, entryMonth: "2014-09-01" };
    const junior = { grade: 8, entryMonth: "2017-09-01", schoolId: SCHOOLS.second };
    const outAndBack = (back: string) => [
      { kind: EnrolmentChangeKind.DROPPED_OUT, changedOn: "2018-05-11" },
      { kind: EnrolmentChangeKind.RESUMED, changedOn: back },
    ];
    await enrol(department, [
      { idNumber: person(1), row: primary },
      { idNumber: person(2), row: primary },
      { idNumber: person(3), row: { ...primary, stateDate: "2018-06-19" }, changes: outAndBack("2018-06-19") },
      { idNumber: person(4), row: { ...primary, stateDate: "2018-10-08" }, changes: outAndBack("2018-10-08") },
      // Known to have dropped out by the ledger alone.
      { idNumber: person(5), row: primary },
      // In grade 6 in 2017-2018, in junior school now: its row names the later entry.
      {
        idNumber: person(6),
        row: {
          grade: 7,
          entryMonth: "2018-09-01",
          schoolId: SCHOOLS.second,
          state: DROPPED_OUT,
          stateDate: "2018-05-20",
        },
        changes: [{ kind: EnrolmentChangeKind.DROPPED_OUT, changedOn: "2018-05-20" }],
      },
      { idNumber: person(7), row: { grade: 1, entryMonth: "2018-09-01" } },
      // Came in grade 4, after the start of 2017-2018.
      { idNumber: person(8), row: { grade: 5, entryMonth: "2018-03-01" } },
      { idNumber: person(11), row: junior },
      {
        idNumber: person(12),
        row: { ...junior, state: DROPPED_OUT, stateDate: "2018-05-02" },
        changes: [{ kind: EnrolmentChangeKind.DROPPED_OUT, changedOn: "2018-05-02" }],
      },
      {
        idNumber: person(13),
        row: { ...junior, grade: 9, entryMonth: "2009-09-01", state: GRADUATED, stateDate: "2018-06-30" },
      },
      { idNumber: person(14), row: { ...junior, grade: 7, state: TRANSFERRED_OUT, stateDate: "2018-03-01" } },
      { idNumber: person(15), row: { ...junior, state: ENROLLED, schoolId: SCHOOLS.neighbour } },
    ]);
    await recordDropouts(department, [
      { idNumber: person(3), row: { returnedOn: "2018-06-19" } },
      { idNumber: person(5), row: { foundOn: "2018-06-01" } },
      // Never on a roll: 失学, not 辍学.
      { idNumber: person(20) },
    ]);
  });

  afterAll(() => department?.close());

  it("counts, per stage, the children who dropped out in the year on those who were there when it began", async () => {
    const { primary, junior } = await ask("2017-2018");
    expect(primary).toMatchObject({ dropouts: 4, enrolledAtStart: 6, rate: 4 / 6 });
    expect(junior).toMatchObject({ dropouts: 1, enrolledAtStart: 4, rate: 1 / 4 });
  });

  it("leaves out of the next year whoever had gone by its start", async () => {
    const { primary, junior } = await ask("2018-2019");
    expect(primary).toMatchObject({ dropouts: 0, enrolledAtStart: 6, rate: 0 });
    expect(junior).toMatchObject({ dropouts: 0, enrolledAtStart: 1, rate: 0 });
  });

  it("has no rate without children", async () => {
    expect((await ask("2017-2018", "450204100")).primary).toMatchObject({
      dropouts: 0,
      enrolledAtStart: 0,
      rate: null,
    });
  });

  it("is closed to a school and to another county", async () => {
    for (const caller of [callerOf("school"), callerOf("leader", { regions: ["450205"] })]) {
      expect((await department.ask(caller, RATE, { schoolYear: "2017-2018" })).errors[0]?.extensions.code).toBe(
        "FORBIDDEN",
      );
    }
  });
});
