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
import { WelfareCategory } from "./welfare/welfare-category";
import { WelfareRecordEntity } from "./welfare/welfare-record.entity";

const ENTITIES = `
  query ($of: [_Any!]!) {
    _entities(representations: $of) {
      ... on Child {
        id
        welfare { category grantedOn endedOn township { code name } monthlyAmountFen recordedName warnings }
      }
    }
  }`;

const PAGE = `
  query ($regionCode: RegionCode!, $category: WelfareCategory, $first: Int, $after: String) {
    childrenInCare(regionCode: $regionCode, category: $category, first: $first, after: $after) {
      edges { cursor node { id } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }`;

const person = (sequence: number): string => inventIdNumber("450204", "2010-05-01", sequence);

describe("civil-affairs", () => {
  let department: TestDepartment;

  const record = async (idNumber: string, row: Partial<WelfareRecordEntity> = {}) => {
    await department.roster.getRepository(WelfareRecordEntity).insert({
      ...department.rosterColumns,
      personId: department.personIdOf(idNumber),
      category: WelfareCategory.MINIMUM_LIVING_ALLOWANCE,
      grantedOn: "2016-05-04",
      idNumberSealed: department.vault.seal(idNumber),
      name: "韦小明",
      birthDate: "2010-05-01",
      endedOn: null,
      townshipCode: "450204001",
      monthlyAmountFen: 35_000,
      ...row,
    });
    return department.personIdOf(idNumber);
  };

  const readWelfare = async (id: string, caller: Caller = trustedCallerOf("office")) => {
    const { data, errors } = await department.ask(caller, ENTITIES, { of: [{ __typename: "Child", id }] });
    expect(errors).toEqual([]);
    return data._entities[0].welfare;
  };

  const listIds = async (variables: Record<string, unknown>, caller: Caller = trustedCallerOf("office")) => {
    const { data, errors } = await department.ask(caller, PAGE, variables);
    expect(errors).toEqual([]);
    return data.childrenInCare.edges.map(({ node }: { node: { id: string } }) => node.id);
  };

  beforeAll(async () => {
    department = await startTestDepartment({
      name: "civil-affairs",
      startApp,
      entities,
      migrations,
      today: "2018-12-31",
    });
  });

  afterAll(() => department?.close());

  describeSubgraphDoor(() => department, {
    listing: 'childrenInCare(regionCode: "450204", first: $first, after: $after)',
    childField: "welfare { category }",
  });

  it("serves all records of a child as the register has them, the newest first", async () => {
    const id = await record(person(1));
    await record(person(1), {
      category: WelfareCategory.ORPHAN,
      grantedOn: "2018-01-01",
      endedOn: "2018-06-30",
      name: "韦晓明",
      monthlyAmountFen: null,
      warnings: ["NAME_DISAGREES"],
    });
    expect(await readWelfare(id)).toEqual([
      {
        category: "ORPHAN",
        grantedOn: "2018-01-01",
        endedOn: "2018-06-30",
        township: { code: "450204001", name: "河西街道" },
        monthlyAmountFen: null,
        recordedName: "韦晓明",
        warnings: ["NAME_DISAGREES"],
      },
      {
        category: "MINIMUM_LIVING_ALLOWANCE",
        grantedOn: "2016-05-04",
        endedOn: null,
        township: { code: "450204001", name: "河西街道" },
        monthlyAmountFen: 35_000,
        recordedName: "韦小明",
        warnings: [],
      },
    ]);
  });

  it("gives an empty list for a child without records, and the same to whom they are hidden", async () => {
    const id = await record(person(2));
    expect(await readWelfare(department.personIdOf(person(999)))).toEqual([]);
    expect(await readWelfare(id, trustedCallerOf("civil-affairs", { regions: ["450205"] }))).toEqual([]);
    expect(await readWelfare(id, trustedCallerOf("township", { regions: ["450204002"] }))).toEqual([]);
  });

  it("shows a township its own records of a child only", async () => {
    const id = await record(person(3), { townshipCode: "450204002" });
    await record(person(3), { townshipCode: "450204003", category: WelfareCategory.LEFT_BEHIND });
    const records = await readWelfare(id, trustedCallerOf("township", { regions: ["450204003"] }));
    expect(records).toMatchObject([{ category: "LEFT_BEHIND" }]);
  });

  it("reads a page of 100 children in one statement", async () => {
    const of = Array.from({ length: 100 }, (_, index) => ({
      __typename: "Child",
      id: department.personIdOf(person(index)),
    }));
    const statements = await statementsDuring(async () => {
      const { errors } = await department.ask(trustedCallerOf("office"), ENTITIES, { of });
      expect(errors).toEqual([]);
    });
    expect(statements).toHaveLength(1);
  });

  it("lists children with a record in force today, not adults, each once", async () => {
    const regionCode = "450204100";
    const row = { townshipCode: regionCode };
    const ids = [
      await record(person(20), row),
      await record(person(21), { ...row, endedOn: "2019-01-01" }),
      await record(person(22), { ...row, birthDate: "2001-01-01" }),
    ];
    await record(person(20), { ...row, category: WelfareCategory.LEFT_BEHIND });
    await record(person(23), { ...row, endedOn: "2018-12-31" });
    await record(person(24), { ...row, grantedOn: "2019-01-01" });
    await record(person(25), { ...row, birthDate: "2000-12-31" });
    expect(await listIds({ regionCode })).toEqual(ids.toSorted());
    expect(await listIds({ regionCode, category: "LEFT_BEHIND" })).toEqual([ids[0]]);
  });

  describe("of a child whose township lies in another county", () => {
    let id: string;

    beforeAll(async () => {
      id = await record(person(50), { townshipCode: "450205001" });
    });

    it("shows the county's own record to whoever's territory is the whole county", async () => {
      for (const regions of [["450204"], ["4502"], ["450204001", "450204"]]) {
        for (const role of ["office", "civil-affairs"] as const) {
          const caller = trustedCallerOf(role, { regions });
          expect(await readWelfare(id, caller)).toMatchObject([{ township: { code: "450205001" } }]);
          expect(await listIds({ regionCode: "450204" }, caller)).toContain(id);
        }
      }
      expect(await listIds({ regionCode: "45", category: "MINIMUM_LIVING_ALLOWANCE" })).toContain(id);
    });

    it("hides it from another county, its townships, and schools", async () => {
      const strangers = [
        trustedCallerOf("office", { regions: ["450206"] }),
        trustedCallerOf("civil-affairs", { regions: ["450206"] }),
        trustedCallerOf("township", { regions: ["450204001"] }),
      ];
      for (const caller of strangers) {
        expect(await readWelfare(id, caller)).toEqual([]);
        expect(await listIds({ regionCode: "45" }, caller)).not.toContain(id);
      }
      expect(await readWelfare(id, trustedCallerOf("civil-affairs", { school: "2145020401" }))).toEqual([]);
    });

    it("lists it under no township of the county", async () => {
      expect(await listIds({ regionCode: "450204001" })).not.toContain(id);
    });
  });

  it("lists a township's own children to it when it asks for more", async () => {
    const id = await record(person(30), { townshipCode: "450204101" });
    const caller = trustedCallerOf("township", { regions: ["450204101"] });
    expect(await listIds({ regionCode: "450204" }, caller)).toEqual([id]);
  });

  it("pages without losing or repeating a child, in one statement a page", async () => {
    const regionCode = "450204102";
    const ids: string[] = [];
    for (let sequence = 100; sequence < 120; sequence += 1) {
      ids.push(await record(person(sequence), { townshipCode: regionCode }));
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

  it("keeps ID numbers unreadable in the database", async () => {
    const id = await record(person(40));
    const [{ row }] = await department.roster.query(
      "SELECT to_jsonb(t)::text AS row FROM welfare_record t WHERE person_id = $1",
      [id],
    );
    expect(row).not.toContain(person(40));
    expect(row).not.toContain(Buffer.from(person(40)).toString("hex"));
  });
});
