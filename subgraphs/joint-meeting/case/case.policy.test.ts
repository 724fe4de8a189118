import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { DataSource } from "typeorm";
import { openDatabase } from "../../../infra/runtime/database";
import { ROLE_SCOPES, type Role } from "../../../schema/access/roles";
import { callerOf } from "../../../test/support/callers";
import { startSweptCounty, type SweptCounty } from "../../../test/support/swept-county";
import type { Desk } from "../desk/desk";
import { CASE_IN_SCOPE, caseScope, mayReadCase, mayWorkCase, type PlacedCase } from "./case.policy";

const TOWNSHIPS = ["450204001", "450204100", "450205001"];
const SCHOOLS = ["2145020401", "2145020403"];
const DESKS = [
  "office",
  "education",
  "public-security",
  ...SCHOOLS.map((code) => `school:${code}`),
  ...TOWNSHIPS.map((code) => `township:${code}`),
] as Desk[];

/** A case at every place, led from every desk, assisted by none or another. */
const CASES: PlacedCase[] = ["450204", "450205"].flatMap((regionCode) =>
  DESKS.flatMap((lead, index) =>
    [[], [DESKS[(index + 3) % DESKS.length] as Desk]].flatMap((assistants) =>
      [null, ...TOWNSHIPS].flatMap((townshipCode) =>
        [null, ...SCHOOLS].map((schoolId) => ({ regionCode, lead, assistants, townshipCode, schoolId })),
      ),
    ),
  ),
);

const placed = (rest: Partial<PlacedCase>): PlacedCase => ({
  regionCode: "450204",
  lead: "education" as Desk,
  assistants: [],
  townshipCode: null,
  schoolId: null,
  ...rest,
});

const SELECT = `
  SELECT c.ordinal::int FROM jsonb_to_recordset($5::jsonb)
    AS c (ordinal int, region_code char(6), lead text, assistants text[], township_code text, school_id text)
  WHERE ${CASE_IN_SCOPE} ORDER BY 1`;

describe("who may read a case", () => {
  let county: SweptCounty;
  let database: DataSource;

  beforeAll(async () => {
    county = await startSweptCounty();
    database = await openDatabase({ name: "test policy", url: county.appUrl, entities: [] });
  });
  afterAll(async () => {
    await database?.destroy();
    await county?.close();
  });

  const rows = JSON.stringify(
    CASES.map((found, ordinal) => ({
      ordinal,
      region_code: found.regionCode,
      lead: found.lead,
      assistants: found.assistants,
      township_code: found.townshipCode,
      school_id: found.schoolId,
    })),
  );

  it("is the same for a list as for one case, whoever asks, and who may not read one does not work it", async () => {
    const region = fc.constantFrom("", "4", "45", "4502", "450204", "450205", "450204001", "45020400", "450204%", "%");
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.constantFrom(...(Object.keys(ROLE_SCOPES) as Role[])), { maxLength: 3 }),
        fc.uniqueArray(region, { maxLength: 3 }),
        fc.option(fc.constantFrom("2145020401", "2145020499", "")),
        async (roles, regions, school) => {
          const caller = { ...callerOf("office", { regions, school }), roles };
          const listed: { ordinal: number }[] = await database.query(SELECT, [...caseScope(caller), rows]);
          const allowed = CASES.flatMap((found, ordinal) => (mayReadCase(caller, found) ? [ordinal] : []));
          expect(listed.map(({ ordinal }) => ordinal)).toEqual(allowed);
          const worked = CASES.flatMap((found, ordinal) => (mayWorkCase(caller, found) ? [ordinal] : []));
          expect(worked.filter((ordinal) => !allowed.includes(ordinal))).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each(["office", "education"] as const)("is %s for all of the county, and nothing of another", (role) => {
    const caller = callerOf(role);
    const ofCounty = CASES.filter(({ regionCode }) => regionCode === "450204");
    expect(CASES.filter((found) => mayReadCase(caller, found))).toEqual(ofCounty);
    expect(CASES.filter((found) => mayWorkCase(caller, found))).toEqual(ofCounty);
  });

  it("is the letters' service for all of the county, to write from, and it works none", () => {
    const caller = callerOf("letters");
    const ofCounty = CASES.filter(({ regionCode }) => regionCode === "450204");
    expect(CASES.filter((found) => mayReadCase(caller, found))).toEqual(ofCounty);
    expect(CASES.filter((found) => mayWorkCase(caller, found))).toEqual([]);
  });

  it.each([
    "leader",
    "public-security",
    "civil-affairs",
    "disabled-persons",
    "poverty-relief",
    "health",
    "justice",
    "human-resources",
    "auditor",
    "head",
    "service",
  ] as const)("is never %s, whatever it leads or assists in", (role) => {
    const caller = callerOf(role);
    expect(CASES.filter((found) => mayReadCase(caller, found) || mayWorkCase(caller, found))).toEqual([]);
    const own = placed({ lead: role as unknown as Desk, assistants: [role as unknown as Desk] });
    expect(mayReadCase(caller, own)).toBe(false);
  });

  it("is a school for its own pupils and what it leads or assists in", () => {
    const caller = callerOf("school", { regions: ["450204001"], school: SCHOOLS[0]! });
    const desk = `school:${SCHOOLS[0]}` as Desk;
    for (const own of [{ schoolId: SCHOOLS[0]! }, { lead: desk }, { assistants: [desk] }]) {
      expect(mayReadCase(caller, placed(own))).toBe(true);
      expect(mayWorkCase(caller, placed(own))).toBe(true);
    }
    expect(mayReadCase(caller, placed({ schoolId: SCHOOLS[1]! }))).toBe(false);
    expect(mayReadCase(caller, placed({ townshipCode: "450204001" }))).toBe(false);
  });

  it("is a township for what lies in it and what it leads or assists in", () => {
    const caller = callerOf("township", { regions: ["450204001"] });
    const desk = "township:450204001" as Desk;
    for (const own of [{ townshipCode: "450204001" }, { lead: desk }, { assistants: [desk] }]) {
      expect(mayReadCase(caller, placed(own))).toBe(true);
      expect(mayWorkCase(caller, placed(own))).toBe(true);
    }
    expect(mayReadCase(caller, placed({ townshipCode: "450204100" }))).toBe(false);
    expect(mayReadCase(caller, placed({ schoolId: SCHOOLS[0]! }))).toBe(false);
  });
});
