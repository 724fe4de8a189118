import { describe, expect, it } from "@jest/globals";
import {
  certificate,
  enrolment,
  household,
  localChild,
  poorHousehold,
  residence,
  RULES,
  SECOND_SCHOOL,
  viewOf,
} from "../../../test/support/child-views";
import { FindingKind } from "../finding/finding-kind";
import type { ChildView } from "./child-view";
import { examine } from "./examine";

const factsOf = (view: ChildView) => examine(view, RULES).facts;
const kindsOf = (view: ChildView): string[] => examine(view, RULES).findings.map(({ kind }) => kind);
const findingOf = (view: ChildView, kind: FindingKind) =>
  examine(view, RULES).findings.find((one) => one.kind === kind);

const GAP = { term: "2018-2019-1", grounds: ["ORPHAN", "DISABILITY"], missing: true };
const welfare = (category: string, parts: Partial<ChildView["welfare"][number]> = {}) => ({
  category,
  grantedOn: "2016-01-01",
  endedOn: null,
  recordedName: "张小明",
  ...parts,
});

describe("examine", () => {
  it("finds nothing of a child at school whose records agree", () => {
    expect(kindsOf(localChild({ enrolments: [enrolment()], residences: [residence()] }))).toEqual([]);
  });

  it("finds a double enrolment of any age, at the same school too, and none of one that ended", () => {
    const second = enrolment({ id: "e2", school: SECOND_SCHOOL, entryMonth: "2018-09-01" });
    expect(kindsOf(localChild({ enrolments: [second, enrolment()] }))).toEqual(["DOUBLE_ENROLMENT"]);
    expect(kindsOf(localChild({ enrolments: [second, enrolment({ state: "SUSPENDED" })] }, "2002-01-01"))).toEqual([
      "DOUBLE_ENROLMENT",
    ]);
    const transferred = enrolment({ state: "TRANSFERRED_OUT", stateDate: "2018-08-30" });
    expect(kindsOf(localChild({ enrolments: [second, transferred] }))).toEqual([]);
    expect(kindsOf(localChild({ enrolments: [second, { ...transferred, stateDate: "2019-01-01" }] }))).toEqual([
      "DOUBLE_ENROLMENT",
    ]);
  });

  it("finds a child on the roll whom 公安 does not know, not one that moved away or left", () => {
    const enrolments = [enrolment()];
    expect(kindsOf(viewOf({ enrolments }))).toEqual(["ENROLLED_WITHOUT_HOUSEHOLD"]);
    for (const known of [
      { household: household({ state: "CANCELLED_MOVED" }) },
      { residences: [residence({ cancelledOn: "2018-01-01" })] },
      { residences: [residence({ registeredOn: "2019-01-01" })] },
    ])
      expect(kindsOf(viewOf({ enrolments, ...known }))).toEqual([]);
    const gone = [enrolment({ state: "TRANSFERRED_OUT", stateDate: "2018-01-01" })];
    expect(kindsOf(viewOf({ enrolments: gone }))).toEqual(["TRANSFERRED_OUT_UNCONFIRMED"]);
  });

  it("finds a subsidy gap of this term, not of a dead child", () => {
    const child = localChild({ enrolments: [enrolment()], subsidyGap: GAP });
    expect(findingOf(child, FindingKind.SUBSIDY_GAP)).toMatchObject({
      owner: { kind: "SCHOOL", code: "2145000001" },
      since: "2018-09-01",
      evidence: [
        { department: "education", statement: "2018-2019-1学期应助，无受助记录" },
        { department: "civil-affairs", statement: "应助对象：孤儿" },
        { department: "disabled-persons", statement: "应助对象：残疾学生" },
        { record: "学籍" },
      ],
    });
    expect(kindsOf({ ...child, subsidyGap: { ...GAP, missing: false } })).toEqual([]);
    expect(kindsOf({ ...child, subsidyGap: { ...GAP, term: "2018-2019-2" } })).toEqual([]);
    expect(kindsOf({ ...child, household: household({ state: "CANCELLED_DECEASED" }) })).toEqual(["DECEASED_ON_ROLL"]);
  });
});

describe("names", () => {
  const withNames = (parts: Partial<ChildView>) => localChild({ enrolments: [enrolment()], ...parts });

  it.each([
    ["张小明", "张 小　明"],
    ["欧阳Amy", "欧阳Ａｍｙ"],
  ])("agree but for blanks and width: %s and %s", (name, recordedName) => {
    const identity = { name, sex: "MALE", birthDate: "2008-05-01" };
    expect(kindsOf(withNames({ identity, enrolments: [enrolment({ recordedName })] }))).toEqual([]);
  });

  it.each(["阿依·古丽", "阿依•古丽", "阿依．古丽", "阿依.古丽", "阿依・古丽", "阿依古丽"])(
    "agree with any dot: %s",
    (name) => {
      const identity = { name: "阿依·古丽", sex: "MALE", birthDate: "2008-05-01" };
      expect(kindsOf(withNames({ identity, enrolments: [enrolment({ recordedName: name })] }))).toEqual([]);
    },
  );

  it.each<[string, Partial<ChildView>, object]>([
    ["the school's", { enrolments: [enrolment({ recordedName: "张晓明" })] }, { kind: "SCHOOL", code: "2145000001" }],
    [
      "a school's, none knows which",
      { enrolments: [enrolment({ recordedName: "张晓明", school: null })] },
      { code: "education" },
    ],
    [
      "civil affairs'",
      { welfare: [welfare("ORPHAN", { recordedName: "张晓明", endedOn: "2017-01-01" })] },
      { code: "civil-affairs" },
    ],
    [
      "the disabled persons' federation's",
      { disabilityCertificates: [certificate({ recordedName: "张晓明" })] },
      { code: "disabled-persons" },
    ],
    [
      "poverty relief's",
      {
        povertyReliefs: [poorHousehold({ liftedOn: "2017-01-01", recordedName: "张晓明" }), poorHousehold()],
      },
      { code: "poverty-relief" },
    ],
    ["the residence's", { residences: [residence({ recordedName: "张晓明" })] }, { code: "public-security" }],
    [
      "a stay's that ended",
      {
        residences: [
          residence(),
          residence({ registeredOn: "2015-01-01", cancelledOn: "2016-01-01", recordedName: "张晓明" }),
        ],
      },
      { code: "public-security" },
    ],
    [
      "an older certificate's",
      {
        disabilityCertificates: [
          certificate(),
          certificate({ issuedOn: "2012-01-05", expiresOn: "2016-01-04", recordedName: "张晓明" }),
        ],
      },
      { code: "disabled-persons" },
    ],
    [
      "the school's before a department's",
      {
        enrolments: [enrolment({ recordedName: "张晓明" })],
        disabilityCertificates: [certificate({ recordedName: "张晓明" })],
      },
      { kind: "SCHOOL" },
    ],
  ])("that differ are %s to mend", (_what, parts, owner) => {
    const child = withNames(parts);
    expect(kindsOf(child)).toEqual(["NAME_CONFLICT"]);
    expect(findingOf(child, FindingKind.NAME_CONFLICT)?.owner).toMatchObject(owner);
  });

  it("are education's to find out where 公安 has none", () => {
    const child = viewOf({
      enrolments: [enrolment()],
      disabilityCertificates: [certificate({ recordedName: "张晓明" })],
    });
    expect(findingOf(child, FindingKind.NAME_CONFLICT)).toMatchObject({
      owner: { code: "education" },
      evidence: [{ statement: "姓名：张小明" }, { statement: "姓名：张晓明" }],
    });
  });

  it("of a child on no roll count only while it is in the population", () => {
    const parts = { disabilityCertificates: [certificate({ recordedName: "张晓明" })] };
    expect(kindsOf(localChild(parts))).toEqual(["DISABLED_NOT_PLACED", "NAME_CONFLICT"]);
    expect(kindsOf(localChild(parts, "2002-08-31"))).toEqual([]);
    expect(kindsOf(localChild({ ...parts, household: household({ state: "CANCELLED_MOVED" }) }))).toEqual([]);
  });

  it("of records of later do not count", () => {
    expect(
      kindsOf(withNames({ disabilityCertificates: [certificate({ recordedName: "张晓明", issuedOn: "2019-01-01" })] })),
    ).toEqual([]);
    expect(
      kindsOf(withNames({ residences: [residence({ recordedName: "张晓明", registeredOn: "2019-01-01" })] })),
    ).toEqual([]);
  });

  it("stand in no evidence but of their own conflict", () => {
    const child = localChild({ residences: [residence()], disabilityCertificates: [certificate()], subsidyGap: GAP });
    expect(JSON.stringify(examine(child, RULES).findings)).not.toContain("小明");
  });
});

describe("facts", () => {
  it("count no dead child as of school age", () => {
    const dead = localChild({ household: household({ state: "CANCELLED_DECEASED" }), enrolments: [enrolment()] });
    expect(factsOf(dead)).toMatchObject({ schoolAge: false, onRoll: true });
  });

  it("tell where a child lives, and where its home is", () => {
    const at = (parts: Partial<ChildView>) => {
      const { townshipCode, homeCountyCode, registeredHere, migrant } = factsOf(viewOf(parts));
      return [townshipCode, homeCountyCode, registeredHere, migrant];
    };
    expect(at({ household: household() })).toEqual(["450204003", "450204", true, false]);
    expect(at({ household: household(), residences: [residence()] })).toEqual(["450204004", "450204", true, false]);
    expect(at({ residences: [residence()] })).toEqual(["450204004", "451302", true, true]);
    expect(at({ household: household({ state: "CANCELLED_MOVED" }), residences: [residence()] })).toEqual([
      "450204004",
      "451302",
      true,
      true,
    ]);
    expect(at({ household: household({ state: "CANCELLED_MOVED" }) })).toEqual([null, "450204", false, false]);
    expect(at({ household: household({ state: "CANCELLED_DECEASED" }) })).toEqual([null, "450204", false, false]);
    expect(at({ enrolments: [enrolment({ migrantChild: true })] })).toEqual(["450204001", null, false, true]);
    expect(at({})).toEqual([null, null, false, false]);
  });

  it("tell the watch groups in force, in the order of the list", () => {
    const child = localChild({
      residences: [residence()],
      enrolments: [enrolment({ leftBehind: true, migrantChild: true })],
      disabilityCertificates: [certificate()],
      welfare: [
        welfare("IN_DIFFICULTY"),
        welfare("ORPHAN", { endedOn: "2018-12-31" }),
        welfare("DE_FACTO_UNATTENDED", { endedOn: "2018-12-30" }),
        welfare("MINIMUM_LIVING_ALLOWANCE"),
      ],
    });
    expect(factsOf(child).watchGroups).toEqual(["ORPHAN", "DISABLED", "LEFT_BEHIND", "IN_DIFFICULTY", "MIGRANT"]);
    const later = localChild({ welfare: [welfare("ORPHAN", { grantedOn: "2019-01-01" })] });
    expect(factsOf(later).watchGroups).toEqual([]);
  });

  it("tell the enrolment that counts and the spells out of school", () => {
    const old = enrolment({ state: "TRANSFERRED_OUT", stateDate: "2018-11-01" });
    const current = enrolment({ id: "e2", school: SECOND_SCHOOL, entryMonth: "2018-09-01" });
    const spell = { reason: "", whereabouts: "", responsiblePerson: null };
    const facts = factsOf(
      localChild({
        enrolments: [current, old],
        dropoutRecords: [
          { foundOn: "2018-10-01", returnedOn: "2019-01-09", ...spell },
          { foundOn: "2017-10-01", returnedOn: "2017-11-09", ...spell },
          { foundOn: "2019-02-01", returnedOn: null, ...spell },
        ],
      }),
    );
    expect(facts.enrolment).toMatchObject({ id: "e2", schoolId: "2145000002" });
    expect(facts.spells).toEqual([
      { foundOn: "2017-10-01", returnedOn: "2017-11-09" },
      { foundOn: "2018-10-01", returnedOn: null },
    ]);
    expect(factsOf(localChild({ enrolments: [old] })).enrolment).toMatchObject({ id: "e1", state: "TRANSFERRED_OUT" });
  });

  it("tell where registers disagree and no finding says it", () => {
    const statements = (parts: Partial<ChildView>) =>
      factsOf(localChild(parts)).disagreements.map(({ statement }) => statement);
    expect(statements({ enrolments: [enrolment()] })).toEqual([]);
    expect(statements({ enrolments: [enrolment({ recordedBirthDate: "2008-06-01", recordedSex: "FEMALE" })] })).toEqual(
      ["出生日期：2008-06-01，公安登记为2008-05-01", "性别：女，公安登记为男"],
    );
    expect(statements({ enrolments: [enrolment({ state: "DECEASED", stateDate: "2018-03-01" })] })).toEqual([
      "柳南一小四年级1班：死亡，2018-03-01起，公安无死亡登记",
    ]);
  });
});
