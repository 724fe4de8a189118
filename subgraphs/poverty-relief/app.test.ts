import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { trustedCallerOf } from "../../test/support/callers";
import { startTestDepartment, type TestDepartment } from "../../test/support/department";
import { readPages } from "../../test/support/pages";
import { inventIdNumber } from "../../test/support/people";
import { statementsDuring } from "../../test/support/query-counter";
import { describeSubgraphDoor } from "../../test/support/subgraph-door";
import type { Caller } from "../../infra/runtime/caller";
import { startApp } from "./app";
import { entities } from "./entities";
import { migrations } from "./migrations";
import { HouseholdMemberEntity } from "./poverty-relief/household-member.entity";
import { PoorHouseholdCategory } from "./poverty-relief/poor-household-category";

const ENTITIES = `
  query ($of: [_Any!]!) {
    _entities(representations: $of) {
      ... on Child {
        id
        povertyRelief { householdNumber category relationToHead identifiedOn liftedOn township { code name }
                        helperName helperPhone recordedName warnings }
      }
    }
  }`;

const ALL = `
  query ($of: [_Any!]!) {
    _entities(representations: $of) { ... on Child { povertyReliefs { householdNumber helperPhone } } }
  }`;

const PAGE = `
  query ($regionCode: RegionCode!, $category: PoorHouseholdCategory, $first: Int, $after: String) {
    poorChildren(regionCode: $regionCode, category: $category, first: $first, after: $after) {
      edges { cursor node { id } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }`;

const PHONE = "18769536012";
const person = (sequence: number): string => inventIdNumber("450204", "2010-05-01", sequence);

describe("poverty-relief", () => {
  let department: TestDepartment;

  const enter = async (idNumber: string, row: Partial<HouseholdMemberEntity> = {}) => {
    await department.roster.getRepository(HouseholdMemberEntity).insert({
      ...department.rosterColumns,
      householdNumber: "P450204000001",
      personId: department.personIdOf(idNumber),
      idNumberSealed: department.vault.seal(idNumber),
      name: "高婷",
      birthDate: "2010-05-01",
      relationToHead: "女",
      householdCategory: PoorHouseholdCategory.REGISTERED_POOR,
      identifiedOn: "2015-12-20",
      liftedOn: null,
      townshipCode: "450204001",
      helperName: "胡佩佳",
      helperPhoneSealed: department.vault.seal(PHONE),
      ...row,
    });
    return department.personIdOf(idNumber);
  };

  const readRelief = async (id: string, caller: Caller = trustedCallerOf("office")) => {
    const { data, errors } = await department.ask(caller, ENTITIES, { of: [{ __typename: "Child", id }] });
    return { povertyRelief: data._entities[0].povertyRelief, errors };
  };

  const readReliefs = async (id: string, caller: Caller = trustedCallerOf("office")) => {
    const { data, errors } = await department.ask(caller, ALL, { of: [{ __typename: "Child", id }] });
    expect(errors.filter(({ extensions }) => extensions.code !== "FORBIDDEN")).toEqual([]);
    return data._entities[0].povertyReliefs;
  };

  const listIds = async (variables: Record<string, unknown>, caller: Caller = trustedCallerOf("office")) => {
    const { data, errors } = await department.ask(caller, PAGE, variables);
    expect(errors).toEqual([]);
    return data.poorChildren.edges.map(({ node }: { node: { id: string } }) => node.id);
  };

  beforeAll(async () => {
    department = await startTestDepartment({
      name: "poverty-relief",
      startApp,
      entities,
      migrations,
      today: "2018-12-31",
    });
  });

  afterAll(() => department?.close());

  describeSubgraphDoor(() => department, {
    listing: 'poorChildren(regionCode: "450204", first: $first, after: $after)',
    childField: "povertyRelief { category }",
  });

  it("serves a child's household as the register has it", async () => {
    const id = await enter(person(1), { warnings: ["NAME_DISAGREES"] });
    const { povertyRelief, errors } = await readRelief(id);
    expect(errors).toEqual([]);
    expect(povertyRelief).toEqual({
      householdNumber: "P450204000001",
      category: "REGISTERED_POOR",
      relationToHead: "女",
      identifiedOn: "2015-12-20",
      liftedOn: null,
      township: { code: "450204001", name: "河西街道" },
      helperName: "胡佩佳",
      helperPhone: PHONE,
      recordedName: "高婷",
      warnings: ["NAME_DISAGREES"],
    });
  });

  it("puts a household still helped before a newer one lifted, and the newest before older ones", async () => {
    const id = await enter(person(2), { householdNumber: "P1", identifiedOn: "2014-01-01" });
    await enter(person(2), { householdNumber: "P2", identifiedOn: "2015-01-01", liftedOn: "2019-01-01" });
    await enter(person(2), { householdNumber: "P3", identifiedOn: "2016-01-01", liftedOn: "2018-12-31" });
    expect((await readRelief(id)).povertyRelief).toMatchObject({ householdNumber: "P2" });
    const lifted = await enter(person(3), { householdNumber: "P4", liftedOn: "2017-01-01" });
    expect((await readRelief(lifted)).povertyRelief).toMatchObject({ householdNumber: "P4", liftedOn: "2017-01-01" });
  });

  it("puts a lifted household that was on the poverty register before a newer one that was only monitored", async () => {
    const lifted = { liftedOn: "2017-06-30" };
    const { MARGINAL, LIFTED_OUT, SUDDEN_HARDSHIP } = PoorHouseholdCategory;
    const tellsOf = async (sequence: number, ...rows: Partial<HouseholdMemberEntity>[]) => {
      for (const row of rows) await enter(person(sequence), row);
      return (await readRelief(department.personIdOf(person(sequence)))).povertyRelief.householdNumber;
    };
    const registered = { householdNumber: "P1", identifiedOn: "2014-01-01", liftedOn: "2016-12-31" };
    const marginal = { householdNumber: "P2", identifiedOn: "2017-01-01", householdCategory: MARGINAL, ...lifted };
    expect(await tellsOf(60, registered, marginal)).toBe("P1");
    expect(await tellsOf(61, { ...registered, householdCategory: LIFTED_OUT }, marginal)).toBe("P1");
    expect(await tellsOf(62, registered, { ...marginal, liftedOn: null })).toBe("P2");
    expect(await tellsOf(63, registered, { ...registered, householdNumber: "P3", identifiedOn: "2015-01-01" })).toBe(
      "P3",
    );
    const sudden = { ...marginal, householdNumber: "P4", identifiedOn: "2015-01-01" };
    expect(await tellsOf(64, marginal, { ...sudden, householdCategory: SUDDEN_HARDSHIP })).toBe("P2");
  });

  it("serves all households of a child, the newest first, a township's own only to a township", async () => {
    const id = await enter(person(65), { householdNumber: "P1", identifiedOn: "2014-01-01", liftedOn: "2016-12-31" });
    await enter(person(65), { householdNumber: "P2", identifiedOn: "2019-03-01", townshipCode: "450204002" });
    expect(await readReliefs(id)).toEqual([
      { householdNumber: "P2", helperPhone: PHONE },
      { householdNumber: "P1", helperPhone: PHONE },
    ]);
    const township = trustedCallerOf("township", { regions: ["450204001"] });
    expect(await readReliefs(id, township)).toMatchObject([{ householdNumber: "P1" }]);
    expect(await readReliefs(id, trustedCallerOf("office", { regions: ["450205"] }))).toEqual([]);
    expect(await readReliefs(id, trustedCallerOf("office", { purpose: "REPORT" }))).toMatchObject([
      { helperPhone: null },
      { helperPhone: null },
    ]);
    expect(await readReliefs(department.personIdOf(person(999)))).toEqual([]);
  });

  it("gives null for a child of no poor household, and the same to whom it is hidden", async () => {
    const id = await enter(person(4), { helperName: null, helperPhoneSealed: null });
    const nothing = { povertyRelief: null, errors: [] };
    expect(await readRelief(department.personIdOf(person(999)))).toEqual(nothing);
    expect(await readRelief(id, trustedCallerOf("poverty-relief", { regions: ["450205"] }))).toEqual(nothing);
    expect(await readRelief(id, trustedCallerOf("township", { regions: ["450204002"] }))).toEqual(nothing);
    expect((await readRelief(id)).povertyRelief).toMatchObject({ helperName: null, helperPhone: null });
  });

  it("opens no helper's phone to a purpose that needs none", async () => {
    const id = await enter(person(5));
    const { povertyRelief, errors } = await readRelief(id, trustedCallerOf("office", { purpose: "REPORT" }));
    expect(povertyRelief).toMatchObject({ helperName: "胡佩佳", helperPhone: null });
    expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
  });

  it.each([ENTITIES, ALL])("reads a page of 100 children in one statement", async (query) => {
    const of = Array.from({ length: 100 }, (_, index) => ({
      __typename: "Child",
      id: department.personIdOf(person(index)),
    }));
    const statements = await statementsDuring(async () => {
      const { errors } = await department.ask(trustedCallerOf("office"), query, { of });
      expect(errors).toEqual([]);
    });
    expect(statements).toHaveLength(1);
  });

  it("lists children of households that are helped today, not adults, each once", async () => {
    const regionCode = "450204100";
    const row = { townshipCode: regionCode };
    const ids = [
      await enter(person(20), row),
      await enter(person(21), { ...row, liftedOn: "2019-01-01" }),
      await enter(person(22), { ...row, birthDate: "2001-01-01" }),
    ];
    await enter(person(20), { ...row, householdNumber: "P9", householdCategory: PoorHouseholdCategory.MARGINAL });
    await enter(person(23), { ...row, liftedOn: "2018-12-31" });
    await enter(person(24), { ...row, identifiedOn: "2019-01-01" });
    await enter(person(25), { ...row, birthDate: "2000-12-31" });
    expect(await listIds({ regionCode })).toEqual(ids.toSorted());
    expect(await listIds({ regionCode, category: "MARGINAL" })).toEqual([ids[0]]);
  });

  describe("of a child whose township lies in another county", () => {
    let id: string;

    beforeAll(async () => {
      id = await enter(person(50), { townshipCode: "450205001" });
    });

    it("shows the county's own household to whoever's territory is the whole county", async () => {
      for (const regions of [["450204"], ["4502"], ["450204001", "450204"]]) {
        for (const role of ["office", "poverty-relief"] as const) {
          const caller = trustedCallerOf(role, { regions });
          expect((await readRelief(id, caller)).povertyRelief).toMatchObject({ township: { code: "450205001" } });
          expect(await readReliefs(id, caller)).toHaveLength(1);
          expect(await listIds({ regionCode: "450204" }, caller)).toContain(id);
        }
      }
      expect(await listIds({ regionCode: "45", category: "REGISTERED_POOR" })).toContain(id);
    });

    it("hides it from another county, its townships, and schools", async () => {
      const strangers = [
        trustedCallerOf("office", { regions: ["450206"] }),
        trustedCallerOf("poverty-relief", { regions: ["450206"] }),
        trustedCallerOf("township", { regions: ["450204001"] }),
      ];
      for (const caller of strangers) {
        expect((await readRelief(id, caller)).povertyRelief).toBeNull();
        expect(await readReliefs(id, caller)).toEqual([]);
        expect(await listIds({ regionCode: "45" }, caller)).not.toContain(id);
      }
      const school = trustedCallerOf("poverty-relief", { school: "2145020401" });
      expect((await readRelief(id, school)).povertyRelief).toBeNull();
    });

    it("lists it under no township of the county", async () => {
      expect(await listIds({ regionCode: "450204001" })).not.toContain(id);
    });
  });

  it("lists a township's own children to it when it asks for more", async () => {
    const id = await enter(person(30), { townshipCode: "450204101" });
    const caller = trustedCallerOf("township", { regions: ["450204101"] });
    expect(await listIds({ regionCode: "450204" }, caller)).toEqual([id]);
  });

  it("pages without losing or repeating a child, in one statement a page", async () => {
    const regionCode = "450204102";
    const ids: string[] = [];
    for (let sequence = 100; sequence < 120; sequence += 1) {
      ids.push(await enter(person(sequence), { townshipCode: regionCode }));
    }
    const pages: string[][] = [];
    const statements = await statementsDuring(async () => {
      pages.push(
        ...(await readPages((after) =>
          department.ask(trustedCallerOf("office"), PAGE, { regionCode, first: 7, after }),
        )),
      );
    });
    expect(statements).toHaveLength(3);
    expect(pages.map(({ length }) => length)).toEqual([7, 7, 6]);
    expect(pages.flat()).toEqual(ids.toSorted());
  });

  it("keeps ID numbers and phones unreadable in the database", async () => {
    const id = await enter(person(40));
    const [{ row }] = await department.roster.query(
      "SELECT to_jsonb(t)::text AS row FROM household_member t WHERE person_id = $1",
      [id],
    );
    for (const secret of [person(40), PHONE]) {
      expect(row).not.toContain(secret);
      expect(row).not.toContain(Buffer.from(secret).toString("hex"));
    }
  });
});
