import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { trustedCallerOf } from "../../test/support/callers";
import { startTestDepartment, type TestDepartment } from "../../test/support/department";
import { readPages } from "../../test/support/pages";
import { inventIdNumber } from "../../test/support/people";
import { statementsDuring } from "../../test/support/query-counter";
import { describeSubgraphDoor } from "../../test/support/subgraph-door";
import type { Caller } from "../../infra/runtime/caller";
import { opaqueId } from "../../schema/person-id";
import { startApp } from "./app";
import { DisabilityCategory } from "./disability/disability-category";
import { DisabilityCertificateEntity } from "./disability/disability-certificate.entity";
import { entities } from "./entities";
import { migrations } from "./migrations";

const ENTITIES = `
  query ($of: [_Any!]!) {
    _entities(representations: $of) {
      ... on Child {
        id
        disability { category grade issuedOn expiresOn township { code name } certificateNumber recordedName warnings }
      }
    }
  }`;

const ALL = `
  query ($of: [_Any!]!) {
    _entities(representations: $of) {
      ... on Child { disabilityCertificates { grade issuedOn expiresOn township { code } } }
    }
  }`;

const PAGE = `
  query ($regionCode: RegionCode!, $first: Int, $after: String) {
    disabledChildren(regionCode: $regionCode, first: $first, after: $after) {
      edges { cursor node { id } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }`;

const CERTIFICATE_KEY = Buffer.alloc(32, 7);
const person = (sequence: number): string => inventIdNumber("450204", "2010-05-01", sequence);

describe("disabled-persons", () => {
  let department: TestDepartment;

  /** @param suffix category, grade and re-issue that follow the ID number. */
  const certify = async (idNumber: string, suffix: string, row: Partial<DisabilityCertificateEntity> = {}) => {
    const number = `${idNumber}${suffix}`;
    await department.roster.getRepository(DisabilityCertificateEntity).insert({
      ...department.rosterColumns,
      id: opaqueId("disability-certificate", number, CERTIFICATE_KEY),
      personId: department.personIdOf(idNumber),
      certificateNumberSealed: department.vault.seal(number),
      idNumberSealed: department.vault.seal(idNumber),
      name: "潘思涵",
      birthDate: "2010-05-01",
      category: DisabilityCategory.PHYSICAL,
      grade: 4,
      issuedOn: "2015-03-15",
      expiresOn: "2025-03-14",
      townshipCode: "450204001",
      ...row,
    });
    return department.personIdOf(idNumber);
  };

  const readDisability = async (id: string, caller: Caller = trustedCallerOf("office")) => {
    const { data, errors } = await department.ask(caller, ENTITIES, { of: [{ __typename: "Child", id }] });
    return { disability: data._entities[0].disability, errors };
  };

  const readCertificates = async (id: string, caller: Caller = trustedCallerOf("office")) => {
    const { data, errors } = await department.ask(caller, ALL, { of: [{ __typename: "Child", id }] });
    expect(errors).toEqual([]);
    return data._entities[0].disabilityCertificates;
  };

  const listIds = async (variables: Record<string, unknown>, caller: Caller = trustedCallerOf("office")) => {
    const { data, errors } = await department.ask(caller, PAGE, variables);
    expect(errors).toEqual([]);
    return data.disabledChildren.edges.map(({ node }: { node: { id: string } }) => node.id);
  };

  beforeAll(async () => {
    department = await startTestDepartment({
      name: "disabled-persons",
      startApp,
      entities,
      migrations,
      today: "2018-12-31",
    });
  });

  afterAll(() => department?.close());

  describeSubgraphDoor(() => department, {
    listing: 'disabledChildren(regionCode: "450204", first: $first, after: $after)',
    childField: "disability { category }",
  });

  it("serves the newest certificate of a child as the register has it", async () => {
    const id = await certify(person(1), "44");
    await certify(person(1), "73B1", {
      category: DisabilityCategory.MULTIPLE,
      grade: 3,
      issuedOn: "2017-06-01",
      expiresOn: null,
      name: "潘思含",
      warnings: ["NAME_DISAGREES"],
    });
    const { disability, errors } = await readDisability(id);
    expect(errors).toEqual([]);
    expect(disability).toEqual({
      category: "MULTIPLE",
      grade: 3,
      issuedOn: "2017-06-01",
      expiresOn: null,
      township: { code: "450204001", name: "河西街道" },
      certificateNumber: `${person(1)}73B1`,
      recordedName: "潘思含",
      warnings: ["NAME_DISAGREES"],
    });
  });

  it("serves all certificates of a child, the newest first, a township's own only to a township", async () => {
    const id = await certify(person(6), "44", { expiresOn: "2018-06-30" });
    await certify(person(6), "43B1", { issuedOn: "2019-03-01", grade: 3, townshipCode: "450204002" });
    expect(await readCertificates(id)).toEqual([
      { grade: 3, issuedOn: "2019-03-01", expiresOn: "2025-03-14", township: { code: "450204002" } },
      { grade: 4, issuedOn: "2015-03-15", expiresOn: "2018-06-30", township: { code: "450204001" } },
    ]);
    expect(await readCertificates(id, trustedCallerOf("township", { regions: ["450204001"] }))).toMatchObject([
      { grade: 4 },
    ]);
    expect(await readCertificates(id, trustedCallerOf("office", { regions: ["450205"] }))).toEqual([]);
    expect(await readCertificates(department.personIdOf(person(999)))).toEqual([]);
  });

  it("gives null for a child without a certificate, and the same to whom it is hidden", async () => {
    const id = await certify(person(2), "11");
    const nothing = { disability: null, errors: [] };
    expect(await readDisability(department.personIdOf(person(999)))).toEqual(nothing);
    expect(await readDisability(id, trustedCallerOf("disabled-persons", { regions: ["450205"] }))).toEqual(nothing);
    expect(await readDisability(id, trustedCallerOf("township", { regions: ["450204002"] }))).toEqual(nothing);
  });

  it("opens no certificate number, which holds the ID number, to a township", async () => {
    const id = await certify(person(3), "52");
    const { disability, errors } = await readDisability(id, trustedCallerOf("township", { regions: ["450204001"] }));
    expect(disability).toMatchObject({ category: "PHYSICAL", certificateNumber: null });
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

  it("lists children with a certificate valid today, not adults, each once", async () => {
    const regionCode = "450204100";
    const row = { townshipCode: regionCode };
    const ids = [
      await certify(person(20), "44", row),
      await certify(person(21), "44", { ...row, expiresOn: "2018-12-31" }),
      await certify(person(22), "44", { ...row, expiresOn: null, birthDate: "2001-01-01" }),
    ];
    await certify(person(20), "43B1", row);
    await certify(person(23), "44", { ...row, expiresOn: "2018-12-30" });
    await certify(person(24), "44", { ...row, issuedOn: "2019-01-01" });
    await certify(person(25), "44", { ...row, birthDate: "2000-12-31" });
    expect(await listIds({ regionCode })).toEqual(ids.toSorted());
  });

  describe("of a child whose township lies in another county", () => {
    const elsewhere = { townshipCode: "450205001" };
    let id: string;

    beforeAll(async () => {
      id = await certify(person(50), "44", elsewhere);
    });

    it("shows the county's own certificate to whoever's territory is the whole county", async () => {
      for (const regions of [["450204"], ["4502"], ["450204001", "450204"]]) {
        for (const role of ["office", "disabled-persons"] as const) {
          const caller = trustedCallerOf(role, { regions });
          expect((await readDisability(id, caller)).disability).toMatchObject({ township: { code: "450205001" } });
          expect(await readCertificates(id, caller)).toHaveLength(1);
          expect(await listIds({ regionCode: "450204" }, caller)).toContain(id);
        }
      }
      expect(await listIds({ regionCode: "45" })).toContain(id);
    });

    it("hides it from another county, its townships, and schools", async () => {
      const strangers = [
        trustedCallerOf("office", { regions: ["450206"] }),
        trustedCallerOf("disabled-persons", { regions: ["450206"] }),
        trustedCallerOf("township", { regions: ["450204001"] }),
      ];
      for (const caller of strangers) {
        expect((await readDisability(id, caller)).disability).toBeNull();
        expect(await readCertificates(id, caller)).toEqual([]);
        expect(await listIds({ regionCode: "45" }, caller)).not.toContain(id);
      }
      const school = trustedCallerOf("disabled-persons", { school: "2145020401" });
      expect((await readDisability(id, school)).disability).toBeNull();
    });

    it("lists it under no township of the county", async () => {
      expect(await listIds({ regionCode: "450204001" })).not.toContain(id);
    });
  });

  it("lists a township's own children to it when it asks for more", async () => {
    const id = await certify(person(30), "44", { townshipCode: "450204101" });
    const caller = trustedCallerOf("township", { regions: ["450204101"] });
    expect(await listIds({ regionCode: "450204" }, caller)).toEqual([id]);
  });

  it("pages without losing or repeating a child, in one statement a page", async () => {
    const regionCode = "450204102";
    const ids: string[] = [];
    for (let sequence = 100; sequence < 120; sequence += 1) {
      ids.push(await certify(person(sequence), "44", { townshipCode: regionCode }));
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

  it("says at which child's field its database failed, so that the null is not taken for 'no record'", async () => {
    const representations = [{ __typename: "Child", id: department.personIdOf(person(41)) }];
    await department.asOwner("ALTER TABLE disability_certificate RENAME TO away");
    const { data, errors } = await department.ask(
      trustedCallerOf("office"),
      "query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Child { disability { grade } } } }",
      { representations },
    );
    await department.asOwner("ALTER TABLE away RENAME TO disability_certificate");
    expect(data).toEqual({ _entities: [{ disability: null }] });
    expect(errors).toMatchObject([
      { path: ["_entities", 0, "disability"], extensions: { code: "INTERNAL_SERVER_ERROR" } },
    ]);
  });

  it("keeps ID and certificate numbers unreadable in the database", async () => {
    const id = await certify(person(40), "44");
    const [{ row }] = await department.roster.query(
      "SELECT to_jsonb(t)::text AS row FROM disability_certificate t WHERE person_id = $1",
      [id],
    );
    expect(row).not.toContain(person(40));
    expect(row).not.toContain(Buffer.from(person(40)).toString("hex"));
  });
});
