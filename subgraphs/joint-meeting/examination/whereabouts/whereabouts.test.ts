import { describe, expect, it } from "@jest/globals";
import {
  certificate,
  dropoutRecord,
  enrolment,
  household,
  localChild,
  residence,
  RULES,
  run,
  SECOND_SCHOOL,
  viewOf,
} from "../../../../test/support/child-views";
import { WHEREABOUTS_KINDS, FindingKind } from "../../finding/finding-kind";
import type { ChildView } from "../child-view";
import { examine } from "../examine";

const KINDS: readonly string[] = [...WHEREABOUTS_KINDS, FindingKind.DECEASED_ON_ROLL];

/** The finding of a child's whereabouts, or null. */
const findingOf = (view: ChildView, rules = RULES) =>
  examine(view, rules).findings.find(({ kind }) => KINDS.includes(kind)) ?? null;
const kindOf = (view: ChildView, rules = RULES): string | null => findingOf(view, rules)?.kind ?? null;

const TRANSFERRED = enrolment({ state: "TRANSFERRED_OUT", stateDate: "2018-07-10" });
const DROPPED_OUT = enrolment({ state: "DROPPED_OUT", stateDate: "2018-05-20" });
const PRIMARY_GRADUATE = enrolment({ state: "GRADUATED", stateDate: "2018-07-01", grade: 6 });
const DEAD = household({ state: "CANCELLED_DECEASED" });
const EMPTY = household({ state: "EMPTY_ENTRY" });
const certified = (parts: Parameters<typeof certificate>[0] = {}) => ({ disabilityCertificates: [certificate(parts)] });
const UNKNOWN_TO_POLICE = { identity: null, household: null };

describe("school age", () => {
  it.each([
    ["six on 31 August", "2012-08-31", "NOT_ENROLLED"],
    ["six on 1 September", "2012-09-01", null],
    ["sixteen on 31 August", "2002-08-31", null],
    ["sixteen on 1 September", "2002-09-01", "NOT_ENROLLED"],
    ["born on a leap day, six by March", "2012-02-29", "NOT_ENROLLED"],
    ["born on a leap day, ten", "2008-02-29", "NOT_ENROLLED"],
  ])("counts on 31 August of the year in which the school year starts: %s", (_what, birthDate, kind) => {
    expect(kindOf(localChild({}, birthDate))).toBe(kind);
    expect(examine(localChild({}, birthDate), RULES).facts.schoolAge).toBe(kind !== null);
  });

  it("is over with grade 9, not before the day of the graduation", () => {
    const graduate = enrolment({ state: "GRADUATED", stateDate: "2018-07-01", grade: 9 });
    expect(kindOf(localChild({ enrolments: [graduate] }, "2003-10-01"))).toBeNull();
    const later = localChild({ enrolments: [{ ...graduate, stateDate: "2019-07-01" }] }, "2003-10-01");
    expect(examine(later, RULES).facts).toMatchObject({ schoolAge: true, onRoll: true });
  });

  it("goes by the roll's birth date where 公安 has none", () => {
    const child = viewOf({ enrolments: [PRIMARY_GRADUATE] });
    expect(kindOf(child)).toBe("NOT_ENROLLED");
    expect(kindOf({ ...child, enrolments: [{ ...PRIMARY_GRADUATE, recordedBirthDate: "2002-08-31" }] })).toBeNull();
  });
});

describe("a child on no roll", () => {
  it.each<[string, Partial<ChildView>, string | null]>([
    ["with its 户籍 here", {}, "NOT_ENROLLED"],
    ["that lives here", { household: null, residences: [residence()] }, "NOT_ENROLLED"],
    [
      "whose residence ended on the day",
      { household: null, residences: [residence({ cancelledOn: "2018-12-31" })] },
      null,
    ],
    [
      "whose residence ends the day after",
      { household: null, residences: [residence({ cancelledOn: "2019-01-01" })] },
      "NOT_ENROLLED",
    ],
    ["that came later", { household: null, residences: [residence({ registeredOn: "2019-01-01" })] }, null],
    ["whose 户籍 moved away", { household: household({ state: "CANCELLED_MOVED" }) }, null],
    [
      "whose 户籍 moved away and that still lives here",
      { household: household({ state: "CANCELLED_MOVED" }), residences: [residence()] },
      "NOT_ENROLLED",
    ],
    ["with its 户籍 in another county", { household: household({ county: { code: "450205" } }) }, null],
    ["that is dead", { household: DEAD }, null],
    ["that is dead and once lived here", { household: DEAD, residences: [residence()] }, null],
    ["that finished primary school", { enrolments: [PRIMARY_GRADUATE] }, "NOT_ENROLLED"],
    ["unknown to 公安", { ...UNKNOWN_TO_POLICE, enrolments: [PRIMARY_GRADUATE] }, "NOT_ENROLLED"],
    ["that enters later", { enrolments: [enrolment({ entryMonth: "2019-01-01" })] }, "NOT_ENROLLED"],
    ["dead by the roll alone", { enrolments: [enrolment({ state: "DECEASED", stateDate: "2018-03-01" })] }, null],
    ["disabled", certified(), "DISABLED_NOT_PLACED"],
    ["disabled, with a certificate of that last day", certified({ expiresOn: "2018-12-31" }), "DISABLED_NOT_PLACED"],
    ["with an expired certificate", certified({ expiresOn: "2018-12-30" }), "NOT_ENROLLED"],
    ["with a certificate of later", certified({ issuedOn: "2019-01-02" }), "NOT_ENROLLED"],
    ["of an empty entry", { household: EMPTY }, "EMPTY_HOUSEHOLD_ENTRY"],
    ["of an empty entry, disabled", { household: EMPTY, ...certified() }, "EMPTY_HOUSEHOLD_ENTRY"],
    ["of an empty entry that lives here", { household: EMPTY, residences: [residence()] }, "NOT_ENROLLED"],
    [
      "of an empty entry that lived here",
      { household: EMPTY, residences: [residence({ cancelledOn: "2018-01-01" })] },
      "EMPTY_HOUSEHOLD_ENTRY",
    ],
  ])("%s", (_what, parts, kind) => {
    expect(kindOf(localChild(parts))).toBe(kind);
  });

  it("is the township's where it lives, and education's where nobody knows", () => {
    expect(findingOf(localChild())?.owner).toEqual({ kind: "TOWNSHIP", code: "450204003" });
    expect(findingOf(localChild({ residences: [residence()] }))?.owner.code).toBe("450204004");
    expect(findingOf(viewOf({ enrolments: [PRIMARY_GRADUATE] }))?.owner).toEqual({
      kind: "DEPARTMENT",
      code: "education",
    });
  });

  it("is covered by the more specific kinds", () => {
    const child = localChild({ household: EMPTY, ...certified() });
    expect(findingOf(child)).toMatchObject({
      owner: { kind: "DEPARTMENT", code: "public-security" },
      severity: "MEDIUM",
      covers: ["DISABLED_NOT_PLACED", "NOT_ENROLLED"],
    });
  });
});

describe("a transfer", () => {
  it.each<[string, Partial<ChildView>, string | null]>([
    ["unconfirmed", { enrolments: [TRANSFERRED] }, "TRANSFERRED_OUT_UNCONFIRMED"],
    ["unconfirmed, of a child not here", { household: null, enrolments: [TRANSFERRED] }, "TRANSFERRED_OUT_UNCONFIRMED"],
    ["confirmed", { enrolments: [{ ...TRANSFERRED, arrivalConfirmedOn: "2018-09-03" }] }, null],
    [
      "confirmed later",
      { enrolments: [{ ...TRANSFERRED, arrivalConfirmedOn: "2019-01-03" }] },
      "TRANSFERRED_OUT_UNCONFIRMED",
    ],
    ["of later", { enrolments: [{ ...TRANSFERRED, stateDate: "2019-01-10" }] }, null],
    ["within the county", { enrolments: [TRANSFERRED, enrolment({ id: "e2", entryMonth: "2018-09-01" })] }, null],
    [
      "before a dropout",
      { enrolments: [TRANSFERRED, enrolment({ id: "e2", state: "DROPPED_OUT", stateDate: "2018-11-01" })] },
      "DROPOUT",
    ],
    ["after a dropout", { enrolments: [DROPPED_OUT, { ...TRANSFERRED, id: "e2" }] }, "TRANSFERRED_OUT_UNCONFIRMED"],
    ["of a child of an empty entry", { household: EMPTY, enrolments: [TRANSFERRED] }, "TRANSFERRED_OUT_UNCONFIRMED"],
  ])("%s", (_what, parts, kind) => {
    expect(kindOf(localChild(parts))).toBe(kind);
  });

  it("is the business of the school that let the child go", () => {
    expect(findingOf(localChild({ enrolments: [TRANSFERRED] }))).toMatchObject({
      owner: { kind: "SCHOOL", code: "2145000001" },
      since: "2018-07-10",
      covers: ["NOT_ENROLLED"],
    });
  });
});

describe("a dropout", () => {
  it.each<[string, Partial<ChildView>, string | null]>([
    ["off the roll", { enrolments: [DROPPED_OUT] }, "DROPOUT"],
    ["on the ledger, still on the roll", { enrolments: [enrolment()], dropoutRecords: [dropoutRecord()] }, "DROPOUT"],
    [
      "on the ledger, with leave",
      { enrolments: [enrolment({ state: "SUSPENDED" })], dropoutRecords: [dropoutRecord()] },
      "DROPOUT",
    ],
    ["on the ledger, transferred out", { enrolments: [TRANSFERRED], dropoutRecords: [dropoutRecord()] }, "DROPOUT"],
    ["on the ledger, on no roll", { dropoutRecords: [dropoutRecord()] }, "DROPOUT"],
    ["found later", { enrolments: [enrolment()], dropoutRecords: [dropoutRecord({ foundOn: "2019-01-01" })] }, null],
    [
      "back on the day",
      { enrolments: [enrolment()], dropoutRecords: [dropoutRecord({ returnedOn: "2018-12-31" })] },
      null,
    ],
    [
      "back later",
      { enrolments: [enrolment()], dropoutRecords: [dropoutRecord({ returnedOn: "2019-01-01" })] },
      "DROPOUT",
    ],
    [
      "out again",
      {
        enrolments: [enrolment()],
        dropoutRecords: [dropoutRecord({ returnedOn: "2018-06-01" }), dropoutRecord({ foundOn: "2018-10-01" })],
      },
      "DROPOUT",
    ],
    ["on another roll by now", { enrolments: [DROPPED_OUT, enrolment({ id: "e2", entryMonth: "2018-09-01" })] }, null],
    ["off the roll later", { enrolments: [{ ...DROPPED_OUT, stateDate: "2019-01-01" }] }, null],
    ["dead, on the ledger", { household: DEAD, dropoutRecords: [dropoutRecord()] }, "DECEASED_ON_ROLL"],
    ["dead, off the roll as a dropout", { household: DEAD, enrolments: [DROPPED_OUT] }, "DECEASED_ON_ROLL"],
  ])("%s", (_what, parts, kind) => {
    expect(kindOf(localChild(parts))).toBe(kind);
  });

  it("is found by the ledger alone, of a child whose birth date nobody knows", () => {
    expect(kindOf(viewOf({ dropoutRecords: [dropoutRecord()] }))).toBe("DROPOUT");
    expect(kindOf(viewOf({ dropoutRecords: [dropoutRecord({ returnedOn: "2018-06-01" })] }))).toBeNull();
  });

  it("is none of a child past the age", () => {
    expect(
      kindOf(localChild({ enrolments: [DROPPED_OUT], dropoutRecords: [dropoutRecord()] }, "2002-08-31")),
    ).toBeNull();
  });

  it("covers what would hold without it, and tells since when", () => {
    const away = enrolment({ unexcusedRun: run(25) });
    expect(findingOf(localChild({ enrolments: [away], dropoutRecords: [dropoutRecord()] }))).toMatchObject({
      since: "2018-05-11",
      covers: ["ABSENT_ON_ROLL", "SUSPECTED_DROPOUT"],
    });
    expect(findingOf(localChild({ enrolments: [TRANSFERRED], dropoutRecords: [dropoutRecord()] }))?.covers).toEqual([
      "TRANSFERRED_OUT_UNCONFIRMED",
      "NOT_ENROLLED",
    ]);
  });

  it("keeps the ledger's free text out of the evidence, which may hold an address", () => {
    const finding = findingOf(localChild({ dropoutRecords: [dropoutRecord({ whereabouts: "东莞市长安镇1号" })] }));
    expect(JSON.stringify(finding)).not.toContain("东莞");
  });
});

describe("an absence without leave", () => {
  const away = (...days: number[]) =>
    days.map((count, index) =>
      enrolment({
        id: `e${index}`,
        school: index === 0 ? enrolment().school : SECOND_SCHOOL,
        unexcusedRun: count < 3 ? null : run(count),
      }),
    );

  it.each<[string, Partial<ChildView>, string | null]>([
    ["of 2 days", { enrolments: away(2) }, null],
    ["of 4 days", { enrolments: away(4) }, null],
    ["of 5 days", { enrolments: away(5) }, "SUSPECTED_DROPOUT"],
    ["of 19 days", { enrolments: away(19) }, "SUSPECTED_DROPOUT"],
    ["of 20 days", { enrolments: away(20) }, "ABSENT_ON_ROLL"],
    ["from one of two schools", { enrolments: away(25, 0) }, null],
    ["from both of two schools", { enrolments: away(25, 21) }, "ABSENT_ON_ROLL"],
    ["from both, from one for less long", { enrolments: away(25, 7) }, "SUSPECTED_DROPOUT"],
    [
      "from the one where it is expected",
      { enrolments: [...away(25), enrolment({ id: "x", state: "SUSPENDED" })] },
      "ABSENT_ON_ROLL",
    ],
    ["before it got leave", { enrolments: [{ ...away(25)[0]!, state: "SUSPENDED", stateDate: "2018-11-05" }] }, null],
    [
      "of a child that got leave later",
      { enrolments: [{ ...away(25)[0]!, state: "SUSPENDED", stateDate: "2019-01-05" }] },
      "ABSENT_ON_ROLL",
    ],
    [
      "and a return after it",
      { enrolments: away(25), dropoutRecords: [dropoutRecord({ foundOn: "2018-10-20", returnedOn: "2018-11-05" })] },
      null,
    ],
    [
      "and a return before its end",
      { enrolments: away(25), dropoutRecords: [dropoutRecord({ returnedOn: "2018-09-05" })] },
      "ABSENT_ON_ROLL",
    ],
    [
      "and a return on a later day than the sweep's",
      { enrolments: away(25), dropoutRecords: [dropoutRecord({ foundOn: "2018-10-20", returnedOn: "2019-01-05" })] },
      "DROPOUT",
    ],
    ["of a dead child", { household: DEAD, enrolments: away(25) }, "DECEASED_ON_ROLL"],
  ])("%s", (_what, parts, kind) => {
    expect(kindOf(localChild(parts))).toBe(kind);
  });

  it("is the school's, since its first day; the long one covers the short one", () => {
    expect(findingOf(localChild({ enrolments: away(20) }))).toMatchObject({
      owner: { kind: "SCHOOL", code: "2145000001" },
      since: "2018-10-08",
      severity: "HIGH",
      covers: ["SUSPECTED_DROPOUT"],
    });
  });

  it("is the township's where the school is not known", () => {
    const nowhere = enrolment({ school: null, unexcusedRun: run(6) });
    expect(findingOf(localChild({ enrolments: [nowhere] }))?.owner).toEqual({ kind: "TOWNSHIP", code: "450204003" });
  });
});

describe("a dead child", () => {
  it("is found on a roll at any age, and not elsewhere", () => {
    const onRoll = { household: DEAD, enrolments: [enrolment()] };
    for (const birthDate of ["2008-05-01", "2002-01-01"])
      expect(findingOf(localChild(onRoll, birthDate))).toMatchObject({ kind: "DECEASED_ON_ROLL", severity: "LOW" });
    expect(kindOf(localChild({ household: DEAD, enrolments: [TRANSFERRED] }))).toBeNull();
  });
});
