import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { callerOf } from "../../../test/support/callers";
import { startTestDepartment, type TestDepartment } from "../../../test/support/department";
import { readPages } from "../../../test/support/pages";
import { inventIdNumber } from "../../../test/support/people";
import { registerHouseholds, registerResidences } from "../../../test/support/public-security-rows";
import { statementsDuring } from "../../../test/support/query-counter";
import type { Caller } from "../../../infra/runtime/caller";
import { startApp } from "../app";
import { entities } from "../entities";
import { HouseholdState } from "../household/household-state";
import { migrations } from "../migrations";

const PAGE = `
  query ($regionCode: RegionCode!, $first: Int, $after: String, $schoolYear: SchoolYear = "2018-2019", $asOf: Date) {
    schoolAgeChildren(regionCode: $regionCode, schoolYear: $schoolYear, asOf: $asOf, first: $first, after: $after) {
      edges { cursor node { id } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }`;

const person = (sequence: number, county = "450204"): string => inventIdNumber(county, "2010-05-01", sequence);

describe("schoolAgeChildren", () => {
  let department: TestDepartment;

  const start = () =>
    startTestDepartment({ name: "public-security", startApp, entities, migrations, today: "2018-12-31" });

  const listPages = (regionCode: string, first: number, caller: Caller = callerOf("office")) =>
    readPages((after) => department.ask(caller, PAGE, { regionCode, first, after }));

  const idsOf = (...idNumbers: string[]): string[] => idNumbers.map((id) => department.personIdOf(id)).toSorted();

  beforeAll(async () => {
    department = await start();
  });

  afterAll(() => department?.close());

  it("counts ages on 31 August of the year the school year starts: 6 ≤ age < 16", async () => {
    const township = { townshipCode: "450204100" };
    await registerHouseholds(department, [
      { idNumber: person(1), row: { ...township, birthDate: "2012-08-31" } },
      { idNumber: person(2), row: { ...township, birthDate: "2012-09-01" } },
      { idNumber: person(3), row: { ...township, birthDate: "2002-08-31" } },
      { idNumber: person(4), row: { ...township, birthDate: "2002-09-01" } },
    ]);
    expect((await listPages("450204100", 10)).flat()).toEqual(idsOf(person(1), person(4)));
    const { data } = await department.ask(callerOf("office"), PAGE, {
      regionCode: "450204100",
      schoolYear: "2019-2020",
    });
    expect(data.schoolAgeChildren.edges.map(({ node }: { node: { id: string } }) => node.id)).toEqual(
      idsOf(person(1), person(2)),
    );
  });

  it("lists 户籍 in force and residences that stand today, each child once", async () => {
    const township = { townshipCode: "450204101" };
    await registerHouseholds(department, [
      { idNumber: person(10), row: township },
      { idNumber: person(11), row: { ...township, state: HouseholdState.EMPTY_ENTRY } },
      { idNumber: person(12), row: { ...township, state: HouseholdState.CANCELLED_DECEASED } },
      { idNumber: person(13), row: { ...township, state: HouseholdState.CANCELLED_MOVED } },
      { idNumber: person(14), row: township },
    ]);
    await registerResidences(department, [
      { idNumber: person(14), row: township },
      { idNumber: person(15, "451321"), row: township },
      { idNumber: person(15, "451321"), row: { ...township, registeredOn: "2017-01-01" } },
      { idNumber: person(16, "451321"), row: { ...township, cancelledOn: "2018-12-31" } },
      { idNumber: person(17, "451321"), row: { ...township, cancelledOn: "2019-01-01" } },
      { idNumber: person(18, "451321"), row: { ...township, registeredOn: "2019-01-01" } },
    ]);
    expect((await listPages("450204101", 100)).flat()).toEqual(
      idsOf(person(10), person(11), person(14), person(15, "451321"), person(17, "451321")),
    );
  });

  it("looks at residences on the day asked for, and at 户籍 as it is today", async () => {
    const township = { townshipCode: "450204005" };
    await registerHouseholds(department, [{ idNumber: person(20), row: township }]);
    await registerResidences(department, [
      { idNumber: person(21, "451321"), row: { ...township, registeredOn: "2018-09-01", cancelledOn: "2018-11-01" } },
      { idNumber: person(22, "451321"), row: { ...township, registeredOn: "2018-11-01" } },
    ]);
    const listOn = async (asOf: string | null) => {
      const { data, errors } = await department.ask(callerOf("office"), PAGE, { regionCode: "450204005", asOf });
      expect(errors).toEqual([]);
      return data.schoolAgeChildren.edges.map(({ node }: { node: { id: string } }) => node.id);
    };
    expect(await listOn("2018-08-31")).toEqual(idsOf(person(20)));
    expect(await listOn("2018-10-31")).toEqual(idsOf(person(20), person(21, "451321")));
    expect(await listOn("2018-11-01")).toEqual(idsOf(person(20), person(22, "451321")));
    expect(await listOn(null)).toEqual(idsOf(person(20), person(22, "451321")));
  });

  describe("pages", () => {
    const locals = Array.from({ length: 25 }, (_, index) => person(100 + index));
    const migrants = Array.from({ length: 15 }, (_, index) => person(200 + index, "451321"));

    beforeAll(async () => {
      const township = { townshipCode: "450204102" };
      await registerHouseholds(
        department,
        locals.map((idNumber) => ({ idNumber, row: township })),
      );
      await registerResidences(
        department,
        [...migrants, ...locals.slice(0, 5)].map((idNumber) => ({ idNumber, row: township })),
      );
    });

    it.each([1, 7, 8, 20, 39, 40, 41, 1000])(
      "hold children of one birth date from both registers once and in order, %i a page",
      async (first) => {
        const pages = await listPages("450204102", first);
        expect(pages.flat()).toEqual(idsOf(...locals, ...migrants));
        expect(pages.map(({ length }) => length)).toEqual(
          Array.from({ length: Math.ceil(40 / first) }, (_, index) => Math.min(first, 40 - index * first)),
        );
      },
    );

    it("cost one statement each", async () => {
      const statements = await statementsDuring(() =>
        department.ask(callerOf("office"), PAGE, { regionCode: "450204102", first: 10 }),
      );
      expect(statements).toHaveLength(1);
    });
  });

  it("is empty, without a next page, where nobody is registered", async () => {
    const { data } = await department.ask(callerOf("office"), PAGE, { regionCode: "450204008" });
    expect(data.schoolAgeChildren).toEqual({
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
  });

  describe("territory", () => {
    const inFirst = person(300);
    const inSecond = person(301);

    beforeAll(() =>
      registerHouseholds(department, [
        { idNumber: inFirst, row: { townshipCode: "450204003" } },
        { idNumber: inSecond, row: { townshipCode: "450204004" } },
      ]),
    );

    it.each(["45", "4502", "450204", "450204003"])("narrows %s to the caller's township", async (regionCode) => {
      const caller = callerOf("township", { regions: ["450204003"] });
      expect((await listPages(regionCode, 100, caller)).flat()).toEqual(idsOf(inFirst));
    });

    it("gives a caller of two townships both", async () => {
      const caller = callerOf("township", { regions: ["450204003", "450204004"] });
      expect((await listPages("450204", 100, caller)).flat()).toEqual(idsOf(inFirst, inSecond));
    });

    it("refuses a township the neighbour", async () => {
      const caller = callerOf("township", { regions: ["450204003"] });
      const { data, errors } = await department.ask(caller, PAGE, { regionCode: "450204004" });
      expect(data.schoolAgeChildren).toBeNull();
      expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
    });
  });
});
