import { FindingKind } from "../../../../subgraphs/joint-meeting/finding/finding-kind";
import type { CountyDraft } from "../county-draft";
import { addDays } from "../days";
import { type Scenario, scenario, TOWNSHIP_ELSEWHERE } from "../scenario";

const { NOT_ENROLLED, EMPTY_HOUSEHOLD_ENTRY, DISABLED_NOT_PLACED } = FindingKind;
const ELSEWHERE = "451321";
const MOVED = { 户籍状态: "注销（迁出）" };
const EMPTY = { 户籍状态: "空挂" };
const DEAD = { 户籍状态: "注销（死亡）" };

/** Birthdays around the limits of school age in the school year 2018-2019, and whether they lie within. */
const BIRTHDAYS = [
  ["2012-08-31", true],
  ["2012-09-01", false],
  ["2002-09-01", true],
  ["2002-08-31", false],
  ["2004-02-29", true],
  ["2008-02-29", true],
  ["2012-02-29", true],
] as const;

/** A child with 户籍 here and without an enrolment. */
const unenrolled =
  (kind: FindingKind | null, state = {}) =>
  (draft: CountyDraft): void => {
    const child = draft.inventLocal();
    draft.register(child, state);
    if (kind !== null) draft.expect(kind, child);
  };

/** A child whose registrations as living here are as given, days counted from the day of the sweep. */
const resident =
  (kind: FindingKind | null, household: object | null, ...spells: readonly (readonly [number, number | null])[]) =>
  (draft: CountyDraft): void => {
    const child = { ...draft.inventLocal(), homeCounty: ELSEWHERE };
    if (household !== null) draft.register(child, household as Record<string, string>);
    for (const [from, until] of spells) {
      draft.reside(child, {
        登记日期: addDays(draft.asOf, from),
        注销日期: until === null ? "" : addDays(draft.asOf, until),
      });
    }
    if (kind !== null) draft.expect(kind, child);
  };

/** A disabled child without an enrolment, its certificate valid from and until some days from the day of the sweep. */
const disabled =
  (kind: FindingKind | null, from: number, until: number | null, state = {}) =>
  (draft: CountyDraft): void => {
    const child = draft.inventLocal();
    draft.register(child, state);
    draft.certify(child, {
      发证日期: addDays(draft.asOf, from),
      有效期至: until === null ? "" : addDays(draft.asOf, until),
    });
    if (kind !== null) draft.expect(kind, child);
  };

/** Two certificates, one after another, of a child on no roll. */
const certifiedTwice =
  (first: readonly [number, number], second: readonly [number, number]) =>
  (draft: CountyDraft): void => {
    const child = draft.inventLocal();
    draft.register(child);
    for (const [index, [from, until]] of [first, second].entries()) {
      draft.certify(child, {
        残疾人证号: `${child.idNumber}12${index === 0 ? "" : "B1"}`,
        发证日期: addDays(draft.asOf, from),
        有效期至: addDays(draft.asOf, until),
      });
    }
    draft.expect(DISABLED_NOT_PLACED, child);
  };

const outOfAge = (grade: number) => (draft: CountyDraft) => {
  const child = draft.inventLocal(grade);
  draft.register(child);
  draft.certify(child);
};

/** Children in the registers of 公安 and on no roll. */
export const POPULATION: readonly Scenario[] = [
  scenario("户籍 here, on no roll", 8, unenrolled(NOT_ENROLLED)),
  scenario("a migrant on no roll", 5, (draft) => {
    const child = draft.invent({ migrant: true });
    draft.reside(child);
    draft.expect(NOT_ENROLLED, child);
  }),
  scenario("fifteen, without any grade 9", 2, (draft) => {
    const child = draft.inventLocal(10);
    draft.register(child);
    draft.expect(NOT_ENROLLED, child);
  }),
  ...BIRTHDAYS.map(([birthDate, isOfAge]) =>
    scenario(`born on ${birthDate}, on no roll`, 0.3, (draft) => {
      const child = draft.bornOn(birthDate);
      draft.register(child);
      if (isOfAge) draft.expect(NOT_ENROLLED, child);
    }),
  ),
  scenario("too young by the register of 公安, not by the ID number", 0.3, (draft) => {
    const child = draft.bornOn("2012-08-20");
    draft.files.households.writeWithWarning(draft.householdOf(child, { 出生日期: "2012-09-20" }));
  }),
  scenario("of age by the register of 公安, not by the ID number", 0.3, (draft) => {
    const child = draft.bornOn("2012-09-20");
    draft.files.households.writeWithWarning(draft.householdOf(child, { 出生日期: "2012-08-20" }));
    draft.expect(NOT_ENROLLED, child);
  }),
  scenario("moved away", 6, unenrolled(null, MOVED)),
  scenario("moved away, living here", 2, resident(NOT_ENROLLED, MOVED, [-900, null])),
  scenario("moved away, stay here cancelled", 1, resident(null, MOVED, [-900, -200])),
  scenario("stay here cancelled", 3, resident(null, null, [-900, -100])),
  scenario("stay here cancelled on the day of the sweep", 0.5, resident(null, null, [-900, 0])),
  scenario("stay here cancelled the day after the sweep", 0.5, resident(NOT_ENROLLED, null, [-900, 1])),
  scenario("registered as living here the day after the sweep", 0.5, resident(null, null, [1, null])),
  scenario("registered as living here on the day of the sweep", 0.5, resident(NOT_ENROLLED, null, [0, null])),
  scenario("back here after a stay that was cancelled", 1, resident(NOT_ENROLLED, null, [-900, -400], [-200, null])),
  scenario("户籍 here, stay elsewhere in the county cancelled", 1, resident(NOT_ENROLLED, {}, [-900, -400])),
  scenario(
    "a stay here stands, a later one was cancelled",
    0.5,
    resident(NOT_ENROLLED, null, [-900, null], [-500, -100]),
  ),
  scenario("moves within the county after the sweep", 0.5, resident(NOT_ENROLLED, null, [-900, 5], [5, null])),
  scenario("two stays here that stand", 0.5, resident(NOT_ENROLLED, null, [-900, null], [-300, null])),
  scenario("dead, living here by the other register", 0.5, resident(null, DEAD, [-900, null])),
  scenario("dead, on no roll", 4, unenrolled(null, DEAD)),
  scenario("dead, with a certificate of disability", 0.5, disabled(null, -1000, null, DEAD)),
  scenario("空挂, on no roll", 4, unenrolled(EMPTY_HOUSEHOLD_ENTRY, EMPTY)),
  scenario("空挂, enrolled", 3, (draft) => {
    const child = draft.inventLocal();
    draft.register(child, EMPTY);
    draft.enrol(child);
  }),
  scenario("空挂, living here", 1, resident(NOT_ENROLLED, EMPTY, [-700, null])),
  scenario("空挂, stay here cancelled", 1, resident(EMPTY_HOUSEHOLD_ENTRY, EMPTY, [-700, -30])),
  scenario("空挂 and disabled", 1, disabled(EMPTY_HOUSEHOLD_ENTRY, -1000, null, EMPTY)),
  scenario("disabled, nowhere placed", 3, disabled(DISABLED_NOT_PLACED, -1000, 2000)),
  scenario("disabled without a limit in time", 1, disabled(DISABLED_NOT_PLACED, -1000, null)),
  scenario("certificate expires on the day of the sweep", 0.5, disabled(DISABLED_NOT_PLACED, -1000, 0)),
  scenario("certificate expired the day before the sweep", 0.5, disabled(NOT_ENROLLED, -1000, -1)),
  scenario("certificate issued the day after the sweep", 0.5, disabled(NOT_ENROLLED, 1, 2000)),
  scenario("certificate expired and issued anew", 0.5, certifiedTwice([-900, -10], [-9, 2000])),
  scenario("certificate to be issued anew after the sweep", 0.5, certifiedTwice([-900, 20], [10, 2000])),
  scenario("disabled, the certificate of a township elsewhere", 0.5, (draft) => {
    const child = draft.inventLocal();
    draft.register(child);
    draft.certify(child, { 乡镇代码: TOWNSHIP_ELSEWHERE });
    draft.expect(DISABLED_NOT_PLACED, child);
  }),
  scenario("disabled, too young", 0.5, outOfAge(0)),
  scenario("disabled, past the age", 0.5, outOfAge(12)),
  ...(["随班就读", "特教学校", "送教上门"] as const).map((mode) =>
    scenario(`disabled, placed: ${mode}`, 1, (draft) => {
      const child = draft.invent();
      draft.settle(child);
      draft.certify(child);
      const school = mode === "特教学校" ? draft.schools.pickSpecial() : draft.schools.pick(draft.gradeOf(child));
      draft.subsidise(draft.enrol(child, { school, other: { 就学方式: mode } }));
    }),
  ),
];
