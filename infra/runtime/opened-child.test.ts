import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { PURPOSES, type Purpose } from "../../schema/access/purposes";
import { type Role, ROLE_SCOPES } from "../../schema/access/roles";
import { SENSITIVE_SCOPES } from "../../schema/access/openings";
import { DEPARTMENTS } from "../../schema/departments";
import { callerOf } from "../../test/support/callers";
import { mayOpen, notOpened } from "./opened-child";

/** Who keeps what, as the county has agreed: role, register, what of it. By hand, and in another form than the policy. */
const KEPT = new Set([
  "education education id-number:read",
  "education education contact:read",
  "school education id-number:read",
  "school education contact:read",
  "public-security public-security id-number:read",
  "public-security public-security contact:read",
  "civil-affairs civil-affairs welfare:read",
  "disabled-persons disabled-persons disability:read",
  "disabled-persons disabled-persons id-number:read",
  "poverty-relief poverty-relief poverty:read",
  "poverty-relief poverty-relief contact:read",
]);

const children = ["a", "b", "c"].map((letter) => letter.repeat(52));
const roles = fc.subarray(Object.keys(ROLE_SCOPES) as Role[], { minLength: 1, maxLength: 3 });
const purposes = fc.constantFrom<Purpose | null>(null, ...(Object.keys(PURPOSES) as Purpose[]));
const departments = fc.constantFrom(...DEPARTMENTS.map(({ name }) => name as string), "a department that joined later");
const scopes = fc.constantFrom(...SENSITIVE_SCOPES);
const opened = fc.subarray(children);
const child = fc.constantFrom<string | null>(null, "", ...children);

const OF_CASES: readonly (Purpose | null)[] = ["CASE", "LETTER", "MEETING"];

describe("what a caller may open", () => {
  it("is what it keeps, what its case opens under the purposes of casework, and under other purposes what its scopes say", () => {
    fc.assert(
      fc.property(roles, purposes, departments, scopes, opened, child, (held, purpose, department, scope, open, id) => {
        const caller = { ...callerOf("office", { purpose, opened: open }), roles: held };
        const isKept = held.some((role) => KEPT.has(`${role} ${department} ${scope}`));
        const isOpened = OF_CASES.includes(purpose) && id !== null && open.includes(id);
        const isFree = (!OF_CASES.includes(purpose) && purpose !== "SWEEP") || held.includes("service");
        expect(mayOpen(caller, department, scope, id)).toBe(isKept || isOpened || isFree);
      }),
      { numRuns: 3_000 },
    );
  });

  it("is never a whole register by an opening", () => {
    fc.assert(
      fc.property(departments, scopes, (department, scope) => {
        expect(mayOpen(callerOf("office", { opened: children }), department, scope, null)).toBe(false);
      }),
    );
  });

  it("is refused in words that tell it from a missing record", () => {
    expect(notOpened("Child.disability")).toMatchObject({
      code: "FORBIDDEN",
      message: expect.stringMatching(/Child\.disability.*not missing.*并非没有记录/),
    });
  });
});
