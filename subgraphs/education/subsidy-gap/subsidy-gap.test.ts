import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { callerOf } from "../../../test/support/callers";
import type { TestDepartment } from "../../../test/support/department";
import { enrol, SCHOOLS, startEducation } from "../../../test/support/education-rows";
import { inventIdNumber } from "../../../test/support/people";
import { EnrolmentState } from "../enrolment/enrolment-state";
import { termOf } from "../../../schema/school-term";

const GAP =
  "query ($of: [_Any!]!) { _entities(representations: $of) { ... on Child { subsidyGap { term grounds received missing } } } }";

const UNPAID = inventIdNumber("450204", "2010-05-01", 1);
const PAID = inventIdNumber("450204", "2010-05-01", 3);
const PAID_BEFORE = inventIdNumber("450204", "2010-05-01", 5);
const GRADUATE = inventIdNumber("450204", "2003-05-01", 7);
const NO_RECORDS = { welfare: [], disability: null, povertyRelief: null };
const POOR = { povertyRelief: { category: "REGISTERED_POOR", liftedOn: null } };

describe("subsidyGap", () => {
  let department: TestDepartment;

  const ask = async (
    idNumber: string,
    records: Record<string, unknown>,
    caller = callerOf("office", { purpose: "SUBSIDY" }),
  ) => {
    const of = [{ __typename: "Child", id: department.personIdOf(idNumber), ...records }];
    const { data, errors } = await department.ask(caller, GAP, { of });
    return { gap: data._entities[0].subsidyGap, errors };
  };

  beforeAll(async () => {
    department = await startEducation();
    await enrol(department, [
      { idNumber: UNPAID },
      { idNumber: PAID, subsidies: [{ term: "2018-2019-1", amountFen: 50_000 }] },
      { idNumber: PAID_BEFORE, subsidies: [{ term: "2017-2018-2", amountFen: 50_000 }] },
      { idNumber: GRADUATE, row: { grade: 9, schoolId: SCHOOLS.second, state: EnrolmentState.GRADUATED } },
    ]);
  });

  afterAll(() => department?.close());

  it("is missing for a child with a ground that got nothing this term", async () => {
    const { gap, errors } = await ask(UNPAID, { ...NO_RECORDS, ...POOR });
    expect(errors).toEqual([]);
    expect(gap).toEqual({ term: "2018-2019-1", grounds: ["POOR_HOUSEHOLD"], received: false, missing: true });
    expect((await ask(PAID_BEFORE, { ...NO_RECORDS, ...POOR })).gap).toMatchObject({ received: false, missing: true });
  });

  it("is not missing for a child that got one, or that has no ground", async () => {
    expect((await ask(PAID, { ...NO_RECORDS, ...POOR })).gap).toMatchObject({ received: true, missing: false });
    expect((await ask(UNPAID, NO_RECORDS)).gap).toMatchObject({ grounds: [], received: false, missing: false });
  });

  it.each([
    [{ welfare: [{ category: "MINIMUM_LIVING_ALLOWANCE", endedOn: null }] }, ["MINIMUM_LIVING_ALLOWANCE"]],
    [{ welfare: [{ category: "EXTREME_POVERTY_SUPPORT", endedOn: "2018-09-01" }] }, ["EXTREME_POVERTY_SUPPORT"]],
    [{ welfare: [{ category: "ORPHAN", endedOn: "2018-08-31" }] }, []],
    [{ welfare: [{ category: "LEFT_BEHIND", endedOn: null }] }, []],
    [{ disability: { grade: 4, expiresOn: "2025-03-14" } }, ["DISABILITY"]],
    [{ disability: { grade: 4, expiresOn: null } }, ["DISABILITY"]],
    [{ disability: { grade: 1, expiresOn: "2018-08-31" } }, []],
    [{ povertyRelief: { category: "LIFTED_OUT", liftedOn: "2017-12-31" } }, ["POOR_HOUSEHOLD"]],
    [{ povertyRelief: { category: "MARGINAL", liftedOn: null } }, ["MONITORED_HOUSEHOLD"]],
    [{ povertyRelief: { category: "MARGINAL", liftedOn: "2018-08-31" } }, []],
    [
      { welfare: [{ category: "ORPHAN", endedOn: null }], disability: { grade: 2, expiresOn: null }, ...POOR },
      ["POOR_HOUSEHOLD", "ORPHAN", "DISABILITY"],
    ],
  ])("counts the grounds in force in the term: %j", async (records, grounds) => {
    expect((await ask(UNPAID, { ...NO_RECORDS, ...records })).gap.grounds).toEqual(grounds);
  });

  it("counts no ground that the county has ended before the term, or not yet begun", async () => {
    const orphan = { ...NO_RECORDS, welfare: [{ category: "ORPHAN", endedOn: null }] };
    await department.asOwner("UPDATE subsidy_ground SET valid_to = '2018-08-31' WHERE ground = 'ORPHAN'");
    expect((await ask(UNPAID, orphan)).gap).toMatchObject({ grounds: [], missing: false });
    expect((await ask(UNPAID, { ...orphan, ...POOR })).gap.grounds).toEqual(["POOR_HOUSEHOLD"]);
    await department.asOwner("INSERT INTO subsidy_ground (ground, valid_from) VALUES ('ORPHAN', '2018-09-01')");
    expect((await ask(UNPAID, orphan)).gap).toMatchObject({ grounds: ["ORPHAN"], missing: true });
  });

  it.each([
    ["welfare", "civil-affairs"],
    ["disability", "disabled-persons"],
    ["povertyRelief", "poverty-relief"],
  ])("is unknown, and says so, when %s is absent: %s did not answer", async (field, name) => {
    const { [field]: _, ...rest } = { ...NO_RECORDS, ...POOR } as Record<string, unknown>;
    const { gap, errors } = await ask(UNPAID, rest);
    expect(gap).toBeNull();
    expect(errors[0]).toMatchObject({
      message: expect.stringContaining(name),
      extensions: { code: "UNAVAILABLE", details: { department: name } },
    });
  });

  it("takes no list of welfare records, where civil affairs always gives one, for a missing answer", async () => {
    expect((await ask(UNPAID, { ...NO_RECORDS, welfare: null })).errors[0]?.extensions.code).toBe("UNAVAILABLE");
  });

  it("is null for a child who is not on the roll here, whoever answered", async () => {
    for (const idNumber of [GRADUATE, inventIdNumber("450204", "2010-05-01", 9)]) {
      expect(await ask(idNumber, {})).toEqual({ gap: null, errors: [] });
    }
    expect(await ask(UNPAID, NO_RECORDS, callerOf("office", { regions: ["450205"], purpose: "SUBSIDY" }))).toEqual({
      gap: null,
      errors: [],
    });
  });

  it("is told in work on a case of its own child alone, and is refused, not empty, of any other", async () => {
    const opened = [department.personIdOf(UNPAID)];
    const { gap, errors } = await ask(UNPAID, NO_RECORDS, callerOf("office", { opened }));
    expect([gap, errors]).toEqual([expect.anything(), []]);
    for (const caller of [
      callerOf("office"),
      callerOf("education"),
      callerOf("office", { opened: ["a".repeat(52)] }),
    ]) {
      const closed = await ask(UNPAID, NO_RECORDS, caller);
      expect([closed.gap, closed.errors[0]?.extensions.code]).toEqual([null, "FORBIDDEN"]);
    }
  });

  it("needs every scope of what it reads", async () => {
    const { gap, errors } = await ask(
      UNPAID,
      NO_RECORDS,
      callerOf("school", { regions: ["450204001"], school: SCHOOLS.first }),
    );
    expect(gap).toBeNull();
    expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
  });
});

describe("termOf", () => {
  it.each([
    ["2018-09-01", "2018-2019-1", "2018-09-01"],
    ["2019-01-31", "2018-2019-1", "2018-09-01"],
    ["2019-02-01", "2018-2019-2", "2019-02-01"],
    ["2019-08-31", "2018-2019-2", "2019-02-01"],
  ])("puts %s into %s", (date, name, startsOn) => {
    expect(termOf(date)).toEqual({ name, startsOn });
  });
});
