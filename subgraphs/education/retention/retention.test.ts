import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { callerOf } from "../../../test/support/callers";
import type { TestDepartment } from "../../../test/support/department";
import { enrol, SCHOOLS, startEducation } from "../../../test/support/education-rows";
import { inventIdNumber } from "../../../test/support/people";
import { statementsDuring } from "../../../test/support/query-counter";
import { EnrolmentChangeKind } from "../enrolment-change/change-kind";
import type { EnrolmentEntity } from "../enrolment/enrolment.entity";
import { EnrolmentState } from "../enrolment/enrolment-state";

const RETENTION = `
  query ($regionCode: RegionCode!, $entryYear: Int!) {
    retention(regionCode: $regionCode, entryYear: $entryYear) {
      entrants graduates transferredIn transferredOut deceased rate
    }
  }`;

const { GRADUATED, DROPPED_OUT, TRANSFERRED_OUT, DECEASED, ENROLLED } = EnrolmentState;

/** A child of the cohort of 2009, as its row stands at the end of 2018. */
const cohort = (sequence: number, row: Partial<EnrolmentEntity>) => ({
  idNumber: inventIdNumber("450204", "2003-05-09", sequence),
  row: { birthDate: "2003-05-09", entryMonth: "2009-09-01", schoolId: SCHOOLS.second, grade: 9, ...row },
});

describe("retention", () => {
  let department: TestDepartment;

  const ask = (variables: Record<string, unknown> = {}, caller = callerOf("office")) =>
    department.ask(caller, RETENTION, { regionCode: "450204", entryYear: 2009, ...variables });

  beforeAll(async () => {
    department = await startEducation();
    const graduated = { state: GRADUATED, stateDate: "2018-06-30" };
    await enrol(department, [
      ...Array.from({ length: 6 }, (_, index) => cohort(1 + index, graduated)),
      cohort(11, { state: DROPPED_OUT, stateDate: "2018-05-11" }),
      // Out since grade 4; its place moved up with its class.
      cohort(12, { state: DROPPED_OUT, stateDate: "2012-11-01", schoolId: SCHOOLS.rural }),
      // A repeater, a year behind its cohort.
      cohort(13, { state: ENROLLED, grade: 9 }),
      cohort(14, { state: TRANSFERRED_OUT, stateDate: "2013-10-08", grade: 5 }),
      cohort(15, { state: DECEASED, stateDate: "2011-03-02", grade: 2 }),
      {
        ...cohort(16, graduated),
        changes: [{ kind: EnrolmentChangeKind.TRANSFERRED_IN, changedOn: "2014-09-01" }],
      },
      // Finished primary school under one 学籍号 and grade 9 under another.
      cohort(17, { state: GRADUATED, stateDate: "2015-06-30", grade: 6, schoolId: SCHOOLS.first }),
      { ...cohort(17, { ...graduated, entryMonth: "2015-09-01" }), studentNumber: "L450204200900000001" },
      // Left after primary school: no graduate of grade 9.
      cohort(18, { state: GRADUATED, stateDate: "2015-06-30", grade: 6, schoolId: SCHOOLS.first }),
      // Entries into junior school in 2009, finished or given up long ago.
      cohort(21, { birthDate: "1997-05-09", state: GRADUATED, stateDate: "2012-06-30" }),
      cohort(22, { birthDate: "1997-05-09", state: DROPPED_OUT, stateDate: "2011-05-11" }),
      // Came in 2009 into grade 4.
      cohort(23, { birthDate: "1999-05-09", state: GRADUATED, stateDate: "2015-06-30" }),
      cohort(24, { entryMonth: "2010-09-01", grade: 9, state: ENROLLED }),
      cohort(25, { ...graduated, schoolId: SCHOOLS.neighbour }),
    ]);
  });

  afterAll(() => department?.close());

  it("counts graduates of grade 9 on the entrants, with 转入, without 转出 and 死亡, each child once", async () => {
    const { data, errors } = await ask();
    expect(errors).toEqual([]);
    expect(data.retention).toEqual({
      entrants: 12,
      graduates: 8,
      transferredIn: 1,
      transferredOut: 1,
      deceased: 1,
      rate: 8 / 12,
    });
  });

  it("reads all of it in one statement", async () => {
    expect(await statementsDuring(() => ask())).toHaveLength(1);
  });

  it("counts the entrants of a township's schools, wherever in the county they finished", async () => {
    const { data } = await ask({ regionCode: "450204001" });
    expect(data.retention).toMatchObject({ entrants: 11, graduates: 8 });
    expect((await ask({ regionCode: "450204100" })).data.retention).toMatchObject({
      entrants: 1,
      graduates: 0,
      rate: 0,
    });
  });

  describe("of children that went to another school of the county", () => {
    const ENTRY = { entryMonth: "2011-09-01", birthDate: "2005-05-09", grade: 7 };
    const came = (changedOn: string) => ({ kind: EnrolmentChangeKind.TRANSFERRED_IN, changedOn });
    /** A child of the cohort of 2011 with the places that its transfers left, and the row of its 学籍号 where it is now. */
    const places = (sequence: number, ...rows: Parameters<typeof cohort>[1][]) =>
      rows.map((row, index) => ({
        ...cohort(sequence, { ...ENTRY, ...row }),
        studentNumber: `G4502042005${String(sequence).padStart(4, "0")}${index}`,
        changes: row.state === ENROLLED && row.stateDate ? [came(row.stateDate)] : [],
      }));

    it("counts them as entrants, neither 转入 nor 转出, and only who came from another county as 转入", async () => {
      const left = (stateDate: string) => ({ state: TRANSFERRED_OUT, stateDate, schoolId: SCHOOLS.first });
      const now = (stateDate: string) => ({ state: ENROLLED, stateDate, schoolId: SCHOOLS.rural });
      const [first, second] = places(45, left("2016-03-01"), now("2018-12-20"));
      await enrol(department, [
        // A transfer in the county, for whichever of the two ids comes first.
        ...Array.from({ length: 8 }, (_, index) => places(31 + index, left("2018-12-20"), now("2018-12-20"))).flat(),
        // Came from another county, and went to another school of this one later.
        ...places(41, left("2018-12-20"), now("2018-12-20")).map((place, index) => ({
          ...place,
          changes: index === 0 ? [came("2014-09-01")] : place.changes,
        })),
        // Came from another county.
        ...places(43, now("2018-12-20")),
        // Entered here, went to another county and came back.
        first!,
        second!,
        // Went to another county.
        ...places(47, left("2018-12-20")),
      ]);
      expect((await ask({ entryYear: 2011 })).data.retention).toMatchObject({
        entrants: 11,
        transferredIn: 2,
        transferredOut: 1,
      });
    });
  });

  it("has no rate where nobody entered", async () => {
    const { data } = await ask({ entryYear: 1999 });
    expect(data.retention).toEqual({
      entrants: 0,
      graduates: 0,
      transferredIn: 0,
      transferredOut: 0,
      deceased: 0,
      rate: null,
    });
  });

  it("is open to readers of figures without a purpose, and to no school or other county", async () => {
    expect((await ask({}, callerOf("leader", { purpose: null }))).data.retention.entrants).toBe(12);
    for (const caller of [callerOf("school"), callerOf("civil-affairs"), callerOf("office", { regions: ["450205"] })]) {
      expect((await ask({}, caller)).errors[0]?.extensions.code).toBe("FORBIDDEN");
    }
  });

  it("refuses a year that is none", async () => {
    for (const entryYear of [0, -1, 20_180])
      expect((await ask({ entryYear })).errors[0]?.extensions.code).toBe("BAD_INPUT");
  });
});
