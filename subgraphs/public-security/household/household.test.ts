import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { callerOf } from "../../../test/support/callers";
import type { TestDepartment } from "../../../test/support/department";
import { inventIdNumber } from "../../../test/support/people";
import { registerHouseholds, startPublicSecurity } from "../../../test/support/public-security-rows";
import type { Caller } from "../../../infra/runtime/caller";

/** Entered in the county's register of 户籍 under a county and a township elsewhere. */
const ELSEWHERE = inventIdNumber("450204", "2010-05-01", 1);

const HOUSEHOLD = `
  query ($idNumber: CitizenId!) {
    child(idNumber: $idNumber) { identity { name } household { county { code } township { code } } }
  }`;

describe("a 户籍 entry of another county in the county's own register", () => {
  let department: TestDepartment;

  const ask = async (caller: Caller) => (await department.ask(caller, HOUSEHOLD, { idNumber: ELSEWHERE })).data.child;

  beforeAll(async () => {
    department = await startPublicSecurity();
    await registerHouseholds(department, [
      { idNumber: ELSEWHERE, row: { countyCode: "450205", townshipCode: "450205001" } },
    ]);
  });

  afterAll(() => department?.close());

  it("is shown to whoever's territory is the whole county, and to the county it names", async () => {
    for (const regions of [["450204"], ["4502"], ["450205"], ["450205001"]]) {
      expect(await ask(callerOf("office", { regions }))).toEqual({
        identity: { name: "韦小明" },
        household: { county: { code: "450205" }, township: { code: "450205001" } },
      });
    }
  });

  it("is hidden from a third county, the county's townships, and schools", async () => {
    for (const caller of [
      callerOf("office", { regions: ["450206"] }),
      callerOf("public-security", { regions: ["450206"] }),
      callerOf("public-security", { regions: ["450204001"] }),
      callerOf("public-security", { school: "2145020401" }),
    ]) {
      expect(await ask(caller)).toEqual({ identity: null, household: null });
    }
  });

  it("puts no child into the listing of the county", async () => {
    const listing =
      '{ schoolAgeChildren(regionCode: "450204", schoolYear: "2018-2019", asOf: "2018-12-31") { edges { node { id } } } }';
    const { data, errors } = await department.ask(callerOf("office"), listing);
    expect(errors).toEqual([]);
    expect(data.schoolAgeChildren.edges).toEqual([]);
  });
});
