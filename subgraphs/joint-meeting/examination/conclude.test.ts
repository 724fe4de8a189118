import { describe, expect, it } from "@jest/globals";
import {
  enrolment,
  household,
  localChild,
  poorHousehold,
  residence,
  RULES,
  viewOf,
} from "../../../test/support/child-views";
import type { PersonId } from "../../../schema/person-id";
import type { ChildView } from "./child-view";
import { type ConflictSide, identityConflict, type RejectedRow, rejectedRowFinding } from "./conclude";
import { examine } from "./examine";
import { rejectedRowKeyOf } from "./keys";
import { mergeViews } from "./merge-views";

const idOf = (letter: string): PersonId => letter.repeat(52) as PersonId;

/** What a sweep keeps of a child. */
const sideOf = (view: ChildView): ConflictSide => {
  const { childId, knownToPublicSecurity, facts, findings } = examine(view, RULES);
  const { onRoll, poorHousehold } = facts;
  return { childId, knownToPublicSecurity, onRoll, poorHousehold, kinds: findings.map(({ kind }) => kind) };
};
const keysOf = (view: ChildView): readonly string[] => examine(view, RULES).identityKeys;
/** The conflict of two children as the sweep finds it: by a key that both have. */
const conflictOf = (one: ChildView, other: ChildView) => {
  const key = keysOf(one).find((text) => keysOf(other).includes(text));
  return key === undefined ? null : identityConflict(sideOf(one), sideOf(other), key, RULES);
};

const AT_HOME = localChild({ id: idOf("b") });
const AT_SCHOOL = viewOf({ id: idOf("a"), enrolments: [enrolment()] });

describe("one child under two numbers", () => {
  it("is one finding for both, which covers that one is on no roll and the other without a 户籍", () => {
    for (const conflict of [conflictOf(AT_HOME, AT_SCHOOL), conflictOf(AT_SCHOOL, AT_HOME)])
      expect(conflict).toMatchObject({
        finding: {
          kind: "ID_CONFLICT",
          childId: idOf("b"),
          otherChildId: idOf("a"),
          severity: "MEDIUM",
          owner: { code: "public-security" },
          covers: ["NOT_ENROLLED", "ENROLLED_WITHOUT_HOUSEHOLD"],
          evidence: [{ department: "public-security" }, { department: "education" }],
        },
        covered: [
          { childId: idOf("b"), kind: "NOT_ENROLLED" },
          { childId: idOf("a"), kind: "ENROLLED_WITHOUT_HOUSEHOLD" },
        ],
      });
  });

  it("names in its evidence what both agree on", () => {
    for (const { statement } of conflictOf(AT_HOME, AT_SCHOOL)?.finding.evidence ?? [])
      expect(statement).toContain("姓名：张小明，出生日期：2008-05-01，监护人：张大");
  });

  it("covers nothing of a child off the roll under both", () => {
    const gone = { ...AT_SCHOOL, enrolments: [enrolment({ state: "TRANSFERRED_OUT", stateDate: "2018-07-01" })] };
    expect(conflictOf(AT_HOME, gone)).toMatchObject({ finding: { covers: [] }, covered: [] });
  });

  it("goes under the smaller id when 公安 knows both", () => {
    const twice = { ...AT_HOME, id: idOf("a") };
    expect(conflictOf(AT_HOME, twice)?.finding).toMatchObject({ childId: idOf("a"), otherChildId: idOf("b") });
  });

  it("is urgent where either record is of a poor household", () => {
    expect(conflictOf({ ...AT_HOME, povertyReliefs: [poorHousehold()] }, AT_SCHOOL)?.finding.severity).toBe("HIGH");
  });

  it.each<[string, ChildView, ChildView]>([
    ["twins", AT_HOME, { ...AT_SCHOOL, enrolments: [enrolment({ recordedName: "张小亮" })] }],
    ["another birth date", AT_HOME, { ...AT_SCHOOL, enrolments: [enrolment({ recordedBirthDate: "2008-05-02" })] }],
    ["another guardian", AT_HOME, { ...AT_SCHOOL, enrolments: [enrolment({ guardianName: "李大" })] }],
    [
      "a guardian that is missing",
      { ...AT_HOME, household: household({ guardianName: null }) },
      { ...AT_SCHOOL, enrolments: [enrolment({ guardianName: null })] },
    ],
    [
      "a guardian that is blank",
      { ...AT_HOME, household: household({ guardianName: " " }) },
      { ...AT_SCHOOL, enrolments: [enrolment({ guardianName: "　" })] },
    ],
    ["both unknown to 公安", { ...AT_SCHOOL, id: idOf("b") }, AT_SCHOOL],
    ["an entry of later", AT_HOME, { ...AT_SCHOOL, enrolments: [enrolment({ entryMonth: "2019-01-01" })] }],
  ])("is none with %s", (_what, one, other) => {
    expect(conflictOf(one, other)).toBeNull();
  });

  it("is one whatever record names the guardian, and however names are written", () => {
    const mother = {
      household: household({ guardianName: "李 梅" }),
      residences: [residence({ guardianName: "张大" })],
    };
    expect(conflictOf({ ...AT_HOME, ...mother }, AT_SCHOOL)).not.toBeNull();
    const ended = residence({ registeredOn: "2015-01-01", cancelledOn: "2016-01-01", guardianName: "张大" });
    const stays = [residence({ guardianName: "李梅" }), ended];
    expect(conflictOf({ ...AT_HOME, ...mother, residences: stays }, AT_SCHOOL)).not.toBeNull();
    const later = [residence({ registeredOn: "2019-01-01", guardianName: "张大" })];
    expect(conflictOf({ ...AT_HOME, ...mother, residences: later }, AT_SCHOOL)).toBeNull();
    expect(
      conflictOf({ ...AT_HOME, ...mother }, { ...AT_SCHOOL, enrolments: [enrolment({ guardianName: "李梅" })] }),
    ).not.toBeNull();
    expect(conflictOf(AT_HOME, { ...AT_SCHOOL, enrolments: [enrolment({ recordedName: "张　小明" })] })).not.toBeNull();
  });

  it("is over when the records are linked", () => {
    const merged = mergeViews([AT_HOME, AT_SCHOOL]);
    expect(examine(merged, RULES)).toMatchObject({ childId: idOf("b"), findings: [], facts: { onRoll: true } });
  });
});

describe("a refused row of the roster", () => {
  const ROW: RejectedRow = {
    number: "r-12",
    column: "入学年月",
    reason: "日期无法识别",
    refusedOn: "2018-09-05",
    matchedBy: "NAME_AND_BIRTH_DATE",
  };

  it("takes the place of the finding that it explains", () => {
    const child = localChild({ household: household({ state: "EMPTY_ENTRY" }) });
    const { findings, rejectedRowKey } = examine(child, RULES);
    expect(rejectedRowKey).toBe(rejectedRowKeyOf("张·小明", "2008-05-01"));
    expect(rejectedRowFinding(findings[0]!, ROW, false, RULES)).toMatchObject({
      kind: "ROLL_ROW_REJECTED",
      childId: child.id,
      severity: "MEDIUM",
      owner: { kind: "DEPARTMENT", code: "education" },
      covers: ["EMPTY_HOUSEHOLD_ENTRY", "NOT_ENROLLED"],
    });
    expect(rejectedRowFinding(findings[0]!, ROW, true, RULES).severity).toBe("HIGH");
  });

  it("says which row, by what it is the child's, and that it was not mended", () => {
    const [draft] = examine(localChild(), RULES).findings;
    const statementOf = (row: RejectedRow) => rejectedRowFinding(draft!, row, false, RULES).evidence[0];
    expect(statementOf(ROW)).toEqual({
      department: "education",
      record: "学籍",
      statement:
        "学籍花名册有一行被拒收（拒收编号r-12，入学年月：日期无法识别），姓名和出生日期与该儿童一致，截至2018-12-31未更正",
      asOf: "2018-09-05",
    });
    expect(statementOf({ ...ROW, column: null, matchedBy: "ID_NUMBER" })?.statement).toContain(
      "（拒收编号r-12：日期无法识别），公民身份号码与该儿童一致",
    );
  });

  it.each<[string, ChildView]>([
    ["at school", localChild({ enrolments: [enrolment()] })],
    ["that dropped out", localChild({ enrolments: [enrolment({ state: "DROPPED_OUT", stateDate: "2018-05-01" })] })],
    ["without a name", { ...localChild(), identity: null }],
  ])("is not looked for of a child %s", (_what, view) => {
    expect(examine(view, RULES).rejectedRowKey).toBeNull();
  });
});
