import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { trustedCallerOf } from "../../test/support/callers";
import { outputDuring } from "../../test/support/captured-output";
import { startTestDepartment, type TestDepartment } from "../../test/support/department";
import { inventIdNumber } from "../../test/support/people";
import { registerHouseholds, registerResidences } from "../../test/support/public-security-rows";
import { statementsDuring } from "../../test/support/query-counter";
import { describeSubgraphDoor } from "../../test/support/subgraph-door";
import { Sex } from "../../infra/runtime/sex";
import { startApp } from "./app";
import { entities } from "./entities";
import { migrations } from "./migrations";

const LOCAL = inventIdNumber("450204", "2010-05-01", 1);
const MIGRANT = inventIdNumber("451321", "2010-05-01", 2);
const BOTH = inventIdNumber("450204", "2010-05-01", 3);
const UNKNOWN = inventIdNumber("450204", "2010-05-01", 5);
const ADDRESS = "柳南区柳石路88号";
const PHONE = "13877200001";

const CHILD = `
  query ($idNumber: CitizenId!) {
    child(idNumber: $idNumber) {
      id
      identity { name sex birthDate ethnicity idNumber }
      household { county { code name } township { code } address householdNumber relationToHead state
                  guardianName guardianRelation guardianPhone warnings }
      residence { homeCounty { code name } township { code name } address registeredOn cancelledOn
                  guardianName guardianPhone recordedName recordedSex recordedBirthDate warnings }
    }
  }`;

const ENTITIES = `
  query ($of: [_Any!]!) {
    _entities(representations: $of) {
      ... on Child { id identity { name } household { state address } residence { registeredOn guardianPhone } }
    }
  }`;

/** The table that a loader's statement reads. */
const tableOf = (sql: string): string | undefined => /FROM "(\w+)"/.exec(sql)?.[1];

describe("public-security", () => {
  let department: TestDepartment;

  const askChild = async (idNumber: string, caller = trustedCallerOf("office")) => {
    const { data, errors } = await department.ask(caller, CHILD, { idNumber });
    return { child: data?.child, errors };
  };

  beforeAll(async () => {
    department = await startTestDepartment({
      name: "public-security",
      startApp,
      entities,
      migrations,
      today: "2018-12-31",
      logLevel: "debug",
    });
    await registerHouseholds(department, [
      { idNumber: LOCAL, address: ADDRESS, guardianPhone: PHONE, row: { warnings: ["BIRTH_DATE_DISAGREES"] } },
      { idNumber: BOTH, row: { townshipCode: "450204002", name: "户籍名" } },
    ]);
    await registerResidences(department, [
      { idNumber: MIGRANT, address: ADDRESS, guardianPhone: PHONE },
      {
        idNumber: MIGRANT,
        row: { registeredOn: "2014-01-01", cancelledOn: "2015-01-01", name: "旧名", townshipCode: "450204003" },
      },
      {
        idNumber: BOTH,
        row: { homeCountyCode: "450205", townshipCode: "450204001", name: "居住名", birthDate: "2010-05-02" },
      },
    ]);
  });

  afterAll(() => department?.close());

  describeSubgraphDoor(() => department, {
    listing: 'schoolAgeChildren(regionCode: "450204", schoolYear: "2018-2019", first: $first, after: $after)',
    childField: "household { state }",
  });

  it("serves identity and household of a registered child", async () => {
    const { child, errors } = await askChild(LOCAL);
    expect(errors).toEqual([]);
    expect(child.id).toBe(department.personIdOf(LOCAL));
    expect(child.identity).toEqual({
      name: "韦小明",
      sex: "MALE",
      birthDate: "2010-05-01",
      ethnicity: "壮族",
      idNumber: LOCAL,
    });
    expect(child.household).toEqual({
      county: { code: "450204", name: "柳南区" },
      township: { code: "450204001" },
      address: ADDRESS,
      householdNumber: "450204000001",
      relationToHead: "子",
      state: "NORMAL",
      guardianName: "韦大明",
      guardianRelation: "父亲",
      guardianPhone: PHONE,
      warnings: ["BIRTH_DATE_DISAGREES"],
    });
    expect(child.residence).toBeNull();
  });

  it("serves the newest residence of a child from elsewhere, and its identity from there", async () => {
    const { child } = await askChild(MIGRANT);
    expect(child.household).toBeNull();
    expect(child.identity).toMatchObject({ name: "覃小红", sex: "FEMALE", ethnicity: null, idNumber: MIGRANT });
    expect(child.residence).toEqual({
      homeCounty: { code: "451321", name: "忻城县" },
      township: { code: "450204001", name: "河西街道" },
      address: ADDRESS,
      registeredOn: "2016-01-01",
      cancelledOn: null,
      guardianName: "覃大红",
      guardianPhone: PHONE,
      recordedName: "覃小红",
      recordedSex: "FEMALE",
      recordedBirthDate: "2010-05-01",
      warnings: [],
    });
  });

  it("keeps two registers that disagree side by side", async () => {
    const { child } = await askChild(BOTH);
    expect(child.identity).toMatchObject({ name: "户籍名", sex: Sex.MALE, birthDate: "2010-05-01" });
    expect(child.residence).toMatchObject({
      recordedName: "居住名",
      recordedSex: Sex.FEMALE,
      recordedBirthDate: "2010-05-02",
    });
  });

  it("answers the id of a valid number that nobody has, with nothing on it", async () => {
    const { child, errors } = await askChild(UNKNOWN);
    expect(errors).toEqual([]);
    expect(child).toEqual({ id: department.personIdOf(UNKNOWN), identity: null, household: null, residence: null });
  });

  it("refuses a number with a wrong check digit and does not repeat it", async () => {
    const wrong = `${LOCAL.slice(0, 17)}${LOCAL.endsWith("1") ? "2" : "1"}`;
    const { errors } = await askChild(wrong);
    expect(errors[0]?.extensions.code).toBe("BAD_USER_INPUT");
    expect(JSON.stringify(errors)).not.toContain(wrong);
  });

  describe("rows", () => {
    it("looks the same to another county as a child that nobody knows", async () => {
      const { child, errors } = await askChild(LOCAL, trustedCallerOf("office", { regions: ["450205"] }));
      expect(errors).toEqual([]);
      expect(child).toEqual({ id: department.personIdOf(LOCAL), identity: null, household: null, residence: null });
    });

    it("shows the county of the 户籍 a residence that its child has elsewhere", async () => {
      const { child } = await askChild(MIGRANT, trustedCallerOf("office", { regions: ["451321"] }));
      expect(child.residence.township.code).toBe("450204001");
    });

    it("shows a township its own records only, and an identity that tells of no other", async () => {
      const { child } = await askChild(BOTH, trustedCallerOf("public-security", { regions: ["450204001"] }));
      expect(child.household).toBeNull();
      expect(child.residence.recordedName).toBe("居住名");
      expect(child.identity).toMatchObject({ name: "居住名", ethnicity: null });
    });

    it("shows a township the registration that a child once had there", async () => {
      const { child } = await askChild(MIGRANT, trustedCallerOf("public-security", { regions: ["450204003"] }));
      expect(child.residence).toMatchObject({ registeredOn: "2014-01-01", cancelledOn: "2015-01-01" });
    });

    it("opens no address, phone or number to a caller without their scopes", async () => {
      const { child, errors } = await askChild(LOCAL, trustedCallerOf("office", { purpose: "REPORT" }));
      expect(child.identity).toMatchObject({ name: "韦小明", idNumber: null });
      expect(child.household).toMatchObject({ state: "NORMAL", address: null, guardianPhone: null });
      expect(errors.map(({ path }) => path?.join("."))).toEqual(
        expect.arrayContaining(["child.identity.idNumber", "child.household.address", "child.household.guardianPhone"]),
      );
      expect(errors.every(({ extensions }) => extensions.code === "FORBIDDEN")).toBe(true);
    });
  });

  it("reads a page of 100 children in one statement a register", async () => {
    const known = [LOCAL, MIGRANT, BOTH].map((idNumber) => department.personIdOf(idNumber));
    const others = Array.from({ length: 97 }, (_, index) =>
      department.personIdOf(inventIdNumber("450204", "2011-01-01", index)),
    );
    const of = [...known, ...others].map((id) => ({ __typename: "Child", id }));
    const statements = await statementsDuring(async () => {
      const { data, errors } = await department.ask(trustedCallerOf("office"), ENTITIES, { of });
      expect(errors).toEqual([]);
      expect(data._entities.filter((child: { identity: unknown }) => child.identity !== null)).toHaveLength(3);
    });
    expect(statements.map(tableOf)).toEqual(["household_registration", "residence_registration"]);
  });

  it("reads the identities of a page in two statements, though most are found in the first", async () => {
    const of = [LOCAL, MIGRANT, BOTH, UNKNOWN].map((idNumber) => ({
      __typename: "Child",
      id: department.personIdOf(idNumber),
    }));
    const query = "query ($of: [_Any!]!) { _entities(representations: $of) { ... on Child { identity { name } } } }";
    const statements = await statementsDuring(async () => {
      const { data } = await department.ask(trustedCallerOf("office"), query, { of });
      expect(data._entities.map(({ identity }: { identity: { name: string } | null }) => identity?.name)).toEqual([
        "韦小明",
        "覃小红",
        "户籍名",
        undefined,
      ]);
    });
    expect(statements.map(tableOf)).toEqual(["household_registration", "residence_registration"]);
  });

  it("writes no number, phone, address or name into its log, not even of a refused request", async () => {
    const output = await outputDuring(async () => {
      await askChild(LOCAL);
      await askChild(`${LOCAL.slice(0, 17)}Y`);
      await department.askWithToken(null, CHILD, { idNumber: LOCAL });
      await department.ask(trustedCallerOf("auditor"), CHILD, { idNumber: LOCAL });
    });
    expect(output).toContain("refused a request");
    for (const secret of [LOCAL.slice(0, 17), PHONE, ADDRESS, "韦小明", department.personIdOf(LOCAL)]) {
      expect(output).not.toContain(secret);
    }
  });

  it("keeps numbers, phones and addresses unreadable in the database", async () => {
    const tables = ["household_registration", "residence_registration"];
    const rows = await Promise.all(
      tables.map((table) => department.roster.query(`SELECT to_jsonb(t)::text AS row FROM ${table} t`)),
    );
    const dump = JSON.stringify(rows);
    expect(dump).toContain("韦小明");
    for (const secret of [LOCAL, MIGRANT, BOTH, PHONE, ADDRESS]) {
      expect(dump).not.toContain(secret);
      expect(dump).not.toContain(Buffer.from(secret).toString("hex"));
    }
  });

  it("is ready while its database answers", async () => {
    const { origin } = new URL(department.url);
    expect((await fetch(`${origin}/health/ready`)).status).toBe(200);
    expect((await fetch(`${origin}/health/live`)).status).toBe(200);
  });
});
