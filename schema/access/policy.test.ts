import { expect, test } from "@jest/globals";
import { effectiveScopes } from "./policy";
import { PURPOSES } from "./purposes";
import { ROLE_SCOPES, type Role } from "./roles";
import { SCOPES, type Scope } from "./scopes";

const personal = (scopes: readonly Scope[]) => scopes.filter((scope) => SCOPES[scope].personal);

test("without a purpose no role reads anything of a child", () => {
  for (const role of Object.keys(ROLE_SCOPES) as Role[]) expect(personal(effectiveScopes([role], null))).toEqual([]);
});

test("leader and auditor read figures under every purpose, and no child under any", () => {
  for (const purpose of Object.keys(PURPOSES) as (keyof typeof PURPOSES)[]) {
    expect(personal(effectiveScopes(["leader", "auditor"], purpose))).toEqual([]);
    expect(effectiveScopes(["leader"], purpose)).toContain("county-summary:read");
  }
});

test("a report never carries numbers or addresses", () => {
  const scopes = effectiveScopes(Object.keys(ROLE_SCOPES) as Role[], "REPORT");
  expect(scopes).not.toContain("id-number:read");
  expect(scopes).not.toContain("contact:read");
});

test("a school reads nothing that another department owns", () => {
  const others: Scope[] = ["identity:read", "household:read", "welfare:read", "disability:read", "poverty:read"];
  expect(effectiveScopes(["school"], "CASE").filter((scope) => others.includes(scope))).toEqual([]);
});

test("the ledger of dropouts is written by schools and the bureau alone, in the work on the roll", () => {
  const writers = (Object.keys(ROLE_SCOPES) as Role[]).filter((role) =>
    (Object.keys(PURPOSES) as (keyof typeof PURPOSES)[]).some((purpose) =>
      effectiveScopes([role], purpose).includes("dropout-ledger:write"),
    ),
  );
  expect(writers).toEqual(["education", "school"]);
  const purposes = (Object.keys(PURPOSES) as (keyof typeof PURPOSES)[]).filter((purpose) =>
    effectiveScopes(["school"], purpose).includes("dropout-ledger:write"),
  );
  expect(purposes).toEqual(["CASE", "SWEEP", "REPORT"]);
});

test("the letters' service reads what letters and matches are made of, for a letter and for nothing else", () => {
  expect(effectiveScopes(["letters"], "LETTER").sort()).toEqual([
    "case:read",
    "contact:read",
    "enrolment:read",
    "household:read",
    "id-number:read",
    "identity:read",
    "letter-event:write",
    "poverty:read",
    "residence:read",
  ]);
  for (const purpose of [null, "CASE", "SWEEP", "SUBSIDY", "REPORT", "MEETING"] as const)
    expect([purpose, effectiveScopes(["letters", "service"], purpose)]).toEqual([purpose, []]);
});

test("what comes of letters is told by their service alone, and letters are signed by signatories alone", () => {
  const holders = (scope: Scope) =>
    (Object.keys(ROLE_SCOPES) as Role[]).filter((role) => effectiveScopes([role], "LETTER").includes(scope));
  expect(holders("letter-event:write")).toEqual(["letters"]);
  expect(holders("letter:sign")).toEqual(["signatory"]);
  expect(holders("letter:review")).toEqual(["education"]);
  expect(holders("letter:draft")).toEqual(["office", "education"]);
  expect(holders("letter:read")).toEqual(["office", "education", "signatory"]);
});

test("letters serve the work on a case and nothing else: numbers and addresses stand in them", () => {
  const purposes = (Object.keys(PURPOSES) as (keyof typeof PURPOSES)[]).filter((purpose) =>
    effectiveScopes(Object.keys(ROLE_SCOPES) as Role[], purpose).some((scope) => scope.startsWith("letter:")),
  );
  expect(purposes).toEqual(["CASE", "LETTER"]);
});

test("two roles hold what either holds", () => {
  expect(personal(effectiveScopes(["civil-affairs", "disabled-persons"], "LETTER")).sort()).toEqual([
    "disability:read",
    "id-number:read",
    "task:read",
    "welfare:read",
  ]);
});
