import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { ROLE_SCOPES, type Role } from "../../../schema/access/roles";
import { callerOf } from "../../../test/support/callers";
import { type LettersDatabase, openLettersDatabase } from "../../../test/support/letters-county";
import { LETTER_IN_SCOPE, letterScope, mayReadLetter, type PlacedLetter } from "./letter.policy";
import { LetterState } from "./letter-state";

/** A letter of every county, state and number of organs, reviewed or not. */
const LETTERS: PlacedLetter[] = ["450204", "450205"].flatMap((countyCode) =>
  Object.values(LetterState).flatMap((state) =>
    [[], ["education"], ["education", "public-security"], ["education", "civil-affairs", "public-security"]].flatMap(
      (organs) =>
        [null, new Date("2018-12-31T04:00:00Z")].map((reviewedAt) => ({ countyCode, state, organs, reviewedAt })),
    ),
  ),
);

const SELECT = `
  SELECT l.ordinal::int FROM jsonb_to_recordset($4::jsonb)
    AS l (ordinal int, county_code char(6), state text, organs text[], reviewed_at timestamptz)
  WHERE ${LETTER_IN_SCOPE} ORDER BY 1`;

describe("who may read a letter", () => {
  let letters: LettersDatabase;

  beforeAll(async () => {
    letters = await openLettersDatabase();
  });
  afterAll(() => letters?.close());

  const rows = JSON.stringify(
    LETTERS.map(({ countyCode, reviewedAt, ...rest }, ordinal) => ({
      ...rest,
      ordinal,
      county_code: countyCode,
      reviewed_at: reviewedAt,
    })),
  );
  const readBy = (caller: Parameters<typeof mayReadLetter>[0]) =>
    LETTERS.filter((letter) => mayReadLetter(caller, letter));

  it("is the same for a list as for one letter, whoever asks", async () => {
    const region = fc.constantFrom("", "4", "45", "4502", "450204", "450205", "450204001", "45020400", "450204%", "%");
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.constantFrom(...(Object.keys(ROLE_SCOPES) as Role[])), { maxLength: 3 }),
        fc.uniqueArray(region, { maxLength: 3 }),
        fc.option(fc.constantFrom("2145020401", "")),
        fc.constantFrom("education", "public-security", "civil-affairs", "leader", ""),
        async (roles, regions, school, department) => {
          const caller = { ...callerOf("office", { regions, school }), roles, department };
          const listed = await letters.database.query<{ ordinal: number }[]>(SELECT, [...letterScope(caller), rows]);
          const allowed = LETTERS.flatMap((letter, ordinal) => (mayReadLetter(caller, letter) ? [ordinal] : []));
          expect(listed.map(({ ordinal }) => ordinal)).toEqual(allowed);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each(["education", "office"] as const)("is %s for all of the county and none of another", (role) => {
    expect(readBy(callerOf(role))).toEqual(LETTERS.filter(({ countyCode }) => countyCode === "450204"));
  });

  it("is who signs for another department, once the letter is put before it, and for no letter of others", () => {
    const caller = { ...callerOf("public-security"), roles: ["public-security", "signatory"] as const };
    const seen = readBy(caller);
    expect(seen.length).toBeGreaterThan(5);
    expect(seen.filter(({ state, reviewedAt }) => state === LetterState.WITHDRAWN && reviewedAt === null)).toEqual([]);
    for (const { countyCode, organs, state } of seen) {
      expect([countyCode, organs.includes("public-security")]).toEqual(["450204", true]);
      expect([LetterState.DRAFT, LetterState.IN_REVIEW]).not.toContain(state);
    }
    expect(readBy(callerOf("public-security"))).toEqual([]);
  });

  it("is nobody else, whatever the role", () => {
    const others = (Object.keys(ROLE_SCOPES) as Role[]).filter(
      (role) => !["education", "office", "signatory"].includes(role),
    );
    for (const role of others) expect([role, readBy(callerOf(role))]).toEqual([role, []]);
    expect(readBy(callerOf("education", { regions: ["450204001"], school: "2145020401" }))).toEqual([]);
    expect(readBy(callerOf("education", { regions: ["450204001"] }))).toEqual([]);
  });
});
