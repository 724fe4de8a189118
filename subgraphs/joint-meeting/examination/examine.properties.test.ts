import { expect, it } from "@jest/globals";
import fc from "fast-check";
import { RULES, SCHOOL, SECOND_SCHOOL } from "../../../test/support/child-views";
import type { PersonId } from "../../../schema/person-id";
import { FindingKind, WHEREABOUTS_KINDS } from "../finding/finding-kind";
import type { ChildView, EnrolmentView } from "./child-view";
import { examine } from "./examine";

const CAUSE_OF_WHEREABOUTS: readonly FindingKind[] = [...WHEREABOUTS_KINDS, FindingKind.DECEASED_ON_ROLL];

/** Days about the edges of the rules: of age, school year, sweep. */
const day = fc.oneof(
  fc.constantFrom("2002-08-31", "2002-09-01", "2012-02-29", "2012-08-31", "2012-09-01", "2018-12-31", "2019-01-01"),
  fc
    .date({ min: new Date("2000-01-01"), max: new Date("2020-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
);
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const name = fc.constantFrom("张小明", "张 小明", "阿依·古丽", "", "李四");
const county = fc.constantFrom("450204", "450205").map((code) => ({ code }));
const township = fc.constantFrom("450204001", "450205001").map((code) => ({ code }));

const enrolment: fc.Arbitrary<EnrolmentView> = fc.record({
  id: fc.uuid(),
  recordedName: name,
  recordedSex: fc.constantFrom("MALE", "FEMALE"),
  recordedBirthDate: day,
  school: fc.constantFrom(SCHOOL, SECOND_SCHOOL, null),
  grade: fc.integer({ min: 1, max: 9 }),
  className: fc.constant("1班"),
  entryMonth: day,
  state: fc.constantFrom(
    "ENROLLED",
    "SUSPENDED",
    "TRANSFERRED_OUT",
    "DROPPED_OUT",
    "GRADUATED",
    "DECEASED",
    "UNHEARD_OF",
  ),
  stateDate: maybe(day),
  studyMode: fc.constant("IN_SCHOOL"),
  migrantChild: fc.boolean(),
  leftBehind: fc.boolean(),
  guardianName: maybe(name),
  warnings: fc.constant([]),
  unexcusedRun: maybe(
    fc.record({
      days: fc.integer({ min: 3, max: 60 }),
      from: day,
      to: day,
      stage: fc.constantFrom("HOME_VISIT", "SUSPECTED", "DROPOUT_TO_CONFIRM"),
    }),
  ),
  arrivalConfirmedOn: maybe(day),
});

const recordedName = name;
const view: fc.Arbitrary<ChildView> = fc.record({
  id: fc.constant("a".repeat(52) as PersonId),
  identity: maybe(fc.record({ name, sex: fc.constantFrom("MALE", "FEMALE"), birthDate: day })),
  household: maybe(
    fc.record({
      county,
      township,
      state: fc.constantFrom("NORMAL", "EMPTY_ENTRY", "CANCELLED_DECEASED", "CANCELLED_MOVED"),
      guardianName: maybe(name),
      warnings: fc.constant([]),
    }),
  ),
  residences: fc.uniqueArray(
    fc.record({
      homeCounty: county,
      township,
      registeredOn: day,
      cancelledOn: maybe(day),
      recordedName,
      recordedBirthDate: day,
      guardianName: maybe(name),
    }),
    { maxLength: 3, selector: ({ registeredOn }) => registeredOn },
  ),
  enrolments: fc.uniqueArray(enrolment, { maxLength: 4, selector: ({ id }) => id }),
  dropoutRecords: fc.array(
    fc.record({
      foundOn: day,
      returnedOn: maybe(day),
      reason: fc.constant("厌学"),
      whereabouts: fc.constant("不明"),
      responsiblePerson: fc.constant(null),
    }),
    { maxLength: 3 },
  ),
  subsidyGap: maybe(
    fc.record({
      term: fc.constantFrom("2018-2019-1", "2018-2019-2"),
      grounds: fc.subarray(["ORPHAN", "UNHEARD_OF"]),
      missing: fc.boolean(),
    }),
  ),
  welfare: fc.array(
    fc.record({
      category: fc.constantFrom("ORPHAN", "LEFT_BEHIND"),
      grantedOn: day,
      endedOn: maybe(day),
      recordedName,
    }),
    { maxLength: 3 },
  ),
  disabilityCertificates: fc.uniqueArray(
    fc.record({
      category: fc.constant("PHYSICAL"),
      grade: fc.constant(1),
      issuedOn: day,
      expiresOn: maybe(day),
      recordedName,
    }),
    { maxLength: 3, selector: ({ issuedOn }) => issuedOn },
  ),
  povertyReliefs: fc.array(
    fc.record({ category: fc.constant("MARGINAL"), identifiedOn: day, liftedOn: maybe(day), recordedName }),
    { maxLength: 3 },
  ),
});

const RUNS = { numRuns: 2000 };

it("finds at most one whereabouts of a child, and every kind at most once", () => {
  fc.assert(
    fc.property(view, (child) => {
      const kinds = examine(child, RULES).findings.map(({ kind }) => kind);
      expect(kinds.filter((kind) => CAUSE_OF_WHEREABOUTS.includes(kind)).length).toBeLessThanOrEqual(1);
      expect(new Set(kinds).size).toBe(kinds.length);
    }),
    RUNS,
  );
});

it("never calls a child off the roll that has an enrolment more, in force on the day", () => {
  const offRoll: readonly string[] = [
    "NOT_ENROLLED",
    "DISABLED_NOT_PLACED",
    "EMPTY_HOUSEHOLD_ENTRY",
    "TRANSFERRED_OUT_UNCONFIRMED",
  ];
  fc.assert(
    fc.property(view, enrolment, (child, one) => {
      const active: EnrolmentView = { ...one, state: "ENROLLED", entryMonth: "2018-09-01", stateDate: null };
      const { findings, facts } = examine({ ...child, enrolments: [active, ...child.enrolments] }, RULES);
      expect(facts.onRoll).toBe(true);
      expect(findings.filter(({ kind, covers }) => [kind, ...covers].some((name) => offRoll.includes(name)))).toEqual(
        [],
      );
    }),
    RUNS,
  );
});

it("does not depend on the order of records", () => {
  fc.assert(
    fc.property(view, (child) => {
      const reversed: ChildView = {
        ...child,
        residences: child.residences.toReversed(),
        enrolments: child.enrolments.toReversed(),
        dropoutRecords: child.dropoutRecords.toReversed(),
        welfare: child.welfare.toReversed(),
        disabilityCertificates: child.disabilityCertificates.toReversed(),
        povertyReliefs: child.povertyReliefs.toReversed(),
      };
      const outcome = (one: ChildView) => {
        const { findings, facts, identityKeys, ...rest } = examine(one, RULES);
        const sorted = findings.map(({ evidence, ...finding }) => ({
          ...finding,
          evidence: evidence.map(({ statement }) => statement).sort(),
        }));
        return { ...rest, facts, findings: sorted, identityKeys: [...identityKeys].sort() };
      };
      expect(outcome(reversed)).toEqual(outcome(child));
    }),
    RUNS,
  );
});

it("finds nothing of records that begin after the day", () => {
  fc.assert(
    fc.property(view, (child) => {
      const later = "2019-03-01";
      const future: ChildView = {
        ...child,
        identity: null,
        household: null,
        subsidyGap: null,
        residences: child.residences.map((one) => ({ ...one, registeredOn: later })),
        enrolments: child.enrolments.map((one) => ({ ...one, entryMonth: later })),
        dropoutRecords: child.dropoutRecords.map((one) => ({ ...one, foundOn: later })),
        welfare: child.welfare.map((one) => ({ ...one, grantedOn: later })),
        disabilityCertificates: child.disabilityCertificates.map((one) => ({ ...one, issuedOn: later })),
        povertyReliefs: child.povertyReliefs.map((one) => ({ ...one, identifiedOn: later })),
      };
      expect(examine(future, RULES)).toMatchObject({ findings: [], facts: { onRoll: false, watchGroups: [] } });
    }),
    RUNS,
  );
});
