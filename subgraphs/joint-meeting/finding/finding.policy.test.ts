import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { DataSource } from "typeorm";
import { openDatabase } from "../../../infra/runtime/database";
import { ROLE_SCOPES, type Role } from "../../../schema/access/roles";
import { callerOf } from "../../../test/support/callers";
import { startSweptCounty, type SweptCounty } from "../../../test/support/swept-county";
import { findingScope, IN_SCOPE, mayReadFinding, type OwnedFinding } from "./finding.policy";
import { OwnerKind } from "./owner-kind";

const TOWNSHIPS = ["450204001", "450204100", "450205001"];
const SCHOOLS = ["2145020401", "2145020403"];
const OWNERS: [OwnerKind, string][] = [
  ...TOWNSHIPS.map((code): [OwnerKind, string] => [OwnerKind.TOWNSHIP, code]),
  ...SCHOOLS.map((code): [OwnerKind, string] => [OwnerKind.SCHOOL, code]),
  ...["education", "public-security", "civil-affairs", "disabled-persons", "poverty-relief", "joint-meeting"].map(
    (name): [OwnerKind, string] => [OwnerKind.DEPARTMENT, name],
  ),
];

/** Every place at which a finding may lie, owned by every owner. */
const FINDINGS: OwnedFinding[] = ["450204", "450205"].flatMap((regionCode) =>
  OWNERS.flatMap(([ownerKind, ownerCode]) =>
    [null, ...TOWNSHIPS].flatMap((townshipCode) =>
      [null, ...SCHOOLS].map((schoolId) => ({ regionCode, ownerKind, ownerCode, townshipCode, schoolId })),
    ),
  ),
);

const ofOwner = (ownerKind: OwnerKind, ownerCode: string, rest: Partial<OwnedFinding> = {}): OwnedFinding => ({
  regionCode: "450204",
  ownerKind,
  ownerCode,
  townshipCode: null,
  schoolId: null,
  ...rest,
});

const SELECT = `
  SELECT f.ordinal::int FROM jsonb_to_recordset($6::jsonb)
    AS f (ordinal int, region_code char(6), owner_kind text, owner_code text, township_code text, school_id text)
  WHERE ${IN_SCOPE} ORDER BY 1`;

describe("who may read a finding", () => {
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
    FINDINGS.map((finding, ordinal) => ({
      ordinal,
      region_code: finding.regionCode,
      owner_kind: finding.ownerKind,
      owner_code: finding.ownerCode,
      township_code: finding.townshipCode,
      school_id: finding.schoolId,
    })),
  );

  it("is the same for a list as for one record, whoever asks", async () => {
    const region = fc.constantFrom("", "4", "45", "4502", "450204", "450205", "450204001", "45020400", "450204%", "%");
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.constantFrom(...(Object.keys(ROLE_SCOPES) as Role[])), { maxLength: 3 }),
        fc.uniqueArray(region, { maxLength: 3 }),
        fc.option(fc.constantFrom("2145020401", "2145020499", "")),
        async (roles, regions, school) => {
          const caller = { ...callerOf("office", { regions, school }), roles };
          const listed: { ordinal: number }[] = await database.query(SELECT, [...findingScope(caller), rows]);
          const allowed = FINDINGS.flatMap((finding, ordinal) => (mayReadFinding(caller, finding) ? [ordinal] : []));
          expect(listed.map(({ ordinal }) => ordinal)).toEqual(allowed);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each(["office", "education"] as const)("is %s for all of the county, and nothing of another", (role) => {
    const caller = callerOf(role);
    expect(FINDINGS.filter((finding) => mayReadFinding(caller, finding))).toEqual(
      FINDINGS.filter(({ regionCode }) => regionCode === "450204"),
    );
  });

  it.each(["public-security", "civil-affairs", "disabled-persons", "poverty-relief"] as const)(
    "is %s for what it is to act on alone",
    (role) => {
      const caller = callerOf(role);
      expect(mayReadFinding(caller, ofOwner(OwnerKind.DEPARTMENT, role))).toBe(true);
      expect(mayReadFinding(caller, ofOwner(OwnerKind.DEPARTMENT, role, { regionCode: "450205" }))).toBe(false);
      const others = OWNERS.filter(([, code]) => code !== role).map(([kind, code]) => ofOwner(kind, code));
      expect(others.filter((finding) => mayReadFinding(caller, finding))).toEqual([]);
    },
  );

  it("is a school for its own pupils and what it is to act on", () => {
    const caller = callerOf("school", { regions: ["450204001"], school: SCHOOLS[0]! });
    expect(mayReadFinding(caller, ofOwner(OwnerKind.SCHOOL, SCHOOLS[0]!))).toBe(true);
    expect(mayReadFinding(caller, ofOwner(OwnerKind.DEPARTMENT, "education", { schoolId: SCHOOLS[0]! }))).toBe(true);
    expect(mayReadFinding(caller, ofOwner(OwnerKind.SCHOOL, SCHOOLS[1]!))).toBe(false);
    expect(mayReadFinding(caller, ofOwner(OwnerKind.TOWNSHIP, "450204001", { townshipCode: "450204001" }))).toBe(false);
  });

  it("is a township for what lies in it and what it is to act on", () => {
    const caller = callerOf("township", { regions: ["450204001"] });
    expect(mayReadFinding(caller, ofOwner(OwnerKind.TOWNSHIP, "450204001"))).toBe(true);
    expect(mayReadFinding(caller, ofOwner(OwnerKind.SCHOOL, SCHOOLS[1]!, { townshipCode: "450204001" }))).toBe(true);
    expect(mayReadFinding(caller, ofOwner(OwnerKind.TOWNSHIP, "450204100"))).toBe(false);
    expect(mayReadFinding(caller, ofOwner(OwnerKind.DEPARTMENT, "education"))).toBe(false);
  });
});
