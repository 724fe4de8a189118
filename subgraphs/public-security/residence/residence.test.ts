import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { trustedCallerOf } from "../../../test/support/callers";
import type { TestDepartment } from "../../../test/support/department";
import { inventIdNumber } from "../../../test/support/people";
import { registerResidences, startPublicSecurity } from "../../../test/support/public-security-rows";
import { statementsDuring } from "../../../test/support/query-counter";
import type { Caller } from "../../../infra/runtime/caller";

const MOVER = inventIdNumber("451321", "2010-05-01", 1);
const ELSEWHERE = inventIdNumber("451321", "2010-05-01", 2);
const UNKNOWN = inventIdNumber("451321", "2010-05-01", 3);
const PHONE = "13877200001";

const RESIDENCES = `
  query ($of: [_Any!]!) {
    _entities(representations: $of) {
      ... on Child {
        identity { name }
        residence { township { code } }
        residences { township { code } registeredOn cancelledOn guardianName guardianPhone recordedName }
      }
    }
  }`;

const NOTHING = { identity: null, residence: null, residences: [] };

describe("residences", () => {
  let department: TestDepartment;

  const ask = async (idNumber: string, caller: Caller = trustedCallerOf("office")) => {
    const of = [{ __typename: "Child", id: department.personIdOf(idNumber) }];
    const { data, errors } = await department.ask(caller, RESIDENCES, { of });
    return { child: data._entities[0], errors };
  };

  beforeAll(async () => {
    department = await startPublicSecurity();
    await registerResidences(department, [
      { idNumber: MOVER, guardianPhone: PHONE, row: { registeredOn: "2016-07-14" } },
      {
        idNumber: MOVER,
        row: {
          registeredOn: "2017-08-18",
          cancelledOn: "2018-09-22",
          townshipCode: "450204002",
          name: "覃晓红",
          guardianName: null,
        },
      },
      // Entered in this county's register, though neither home nor residence is in the county.
      { idNumber: ELSEWHERE, row: { townshipCode: "450205001" } },
    ]);
  });

  afterAll(() => department?.close());

  it("are served all, cancelled ones too, the newest first", async () => {
    const { child, errors } = await ask(MOVER);
    expect(errors).toEqual([]);
    expect(child.residence).toEqual({ township: { code: "450204002" } });
    expect(child.residences).toEqual([
      {
        township: { code: "450204002" },
        registeredOn: "2017-08-18",
        cancelledOn: "2018-09-22",
        guardianName: null,
        guardianPhone: null,
        recordedName: "覃晓红",
      },
      {
        township: { code: "450204001" },
        registeredOn: "2016-07-14",
        cancelledOn: null,
        guardianName: "覃大红",
        guardianPhone: PHONE,
        recordedName: "覃小红",
      },
    ]);
    expect((await ask(UNKNOWN)).child).toEqual(NOTHING);
  });

  it("show a township its own alone, and no phone to a caller without the scope", async () => {
    const { child } = await ask(MOVER, trustedCallerOf("public-security", { regions: ["450204001"] }));
    expect(child.residences).toMatchObject([{ registeredOn: "2016-07-14" }]);
    const report = await ask(MOVER, trustedCallerOf("office", { purpose: "REPORT" }));
    expect(JSON.stringify(report)).not.toContain(PHONE);
    expect(report.errors.every(({ extensions }) => extensions.code === "FORBIDDEN")).toBe(true);
    expect((await ask(MOVER, trustedCallerOf("office", { regions: ["450205"] }))).child).toEqual(NOTHING);
  });

  it("of the county's own register are shown to whoever's territory is the whole county, wherever they are", async () => {
    for (const regions of [["450204"], ["4502"], ["450204001", "450204"]]) {
      const { child } = await ask(ELSEWHERE, trustedCallerOf("office", { regions }));
      expect(child).toMatchObject({ identity: { name: "覃小红" }, residence: { township: { code: "450205001" } } });
      expect(child.residences).toHaveLength(1);
    }
  });

  it("that are elsewhere are hidden from another county, the county's townships, and schools", async () => {
    for (const caller of [
      trustedCallerOf("office", { regions: ["450206"] }),
      trustedCallerOf("public-security", { regions: ["450206"] }),
      trustedCallerOf("public-security", { regions: ["450204001"] }),
      trustedCallerOf("public-security", { school: "2145020401" }),
    ]) {
      expect((await ask(ELSEWHERE, caller)).child).toEqual(NOTHING);
    }
  });

  it("put no child into the listing of a region where it does not live", async () => {
    const listing =
      '{ schoolAgeChildren(regionCode: "450204", schoolYear: "2018-2019", asOf: "2018-12-31") { edges { node { id } } } }';
    const { data, errors } = await department.ask(trustedCallerOf("office"), listing);
    expect(errors).toEqual([]);
    expect(data.schoolAgeChildren.edges).toEqual([{ node: { id: department.personIdOf(MOVER) } }]);
  });

  it("of a page of 100 children are read in one statement", async () => {
    const query =
      "query ($of: [_Any!]!) { _entities(representations: $of) { ... on Child { residences { registeredOn } } } }";
    const of = Array.from({ length: 100 }, (_, sequence) => ({
      __typename: "Child",
      id: department.personIdOf(inventIdNumber("451321", "2010-05-01", sequence)),
    }));
    const statements = await statementsDuring(async () => {
      const { errors } = await department.ask(trustedCallerOf("office"), query, { of });
      expect(errors).toEqual([]);
    });
    expect(statements).toHaveLength(1);
  });
});
