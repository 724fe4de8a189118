import { FindingKind } from "../../../../subgraphs/joint-meeting/finding/finding-kind";
import type { CountyDraft } from "../county-draft";
import { addDays } from "../days";
import { type Scenario, scenario } from "../scenario";

const { DROPOUT, DECEASED_ON_ROLL, DOUBLE_ENROLMENT, ENROLLED_WITHOUT_HOUSEHOLD, NOT_ENROLLED, SUBSIDY_GAP } =
  FindingKind;

interface Left {
  /** 学籍状态; null for a child on no roll. Default 辍学. */
  state?: string | null;
  /** Days from the sweep's day to 状态日期; null for none. */
  on?: number | null;
  /** Days from the sweep's day to when it was found and to when it returned; null while it is out. */
  ledger?: readonly (readonly [number, number | null])[];
  grade?: number;
  born?: string;
  household?: Record<string, string> | null;
  migrant?: boolean;
  /** Plants more about the child. */
  also?: (draft: CountyDraft, child: ReturnType<CountyDraft["invent"]>) => void;
}

/** A child who has left school, and what is to be found. */
const left =
  (kinds: readonly FindingKind[], { state = "辍学", on = -150, ledger = [], ...about }: Left) =>
  (draft: CountyDraft): void => {
    const { grade = draft.random.between(4, 9), born, household = {}, migrant = false } = about;
    const child = born === undefined ? draft.invent({ grade, migrant }) : draft.bornOn(born);
    if (migrant) draft.reside(child);
    else if (household !== null) draft.register(child, household);
    if (state !== null) {
      const stateDate = on === null || state === "在籍" ? "" : addDays(draft.asOf, on);
      draft.enrol(child, { other: { 学籍状态: state, 状态日期: stateDate } });
    }
    for (const [found, returned] of ledger) {
      draft.find(child, addDays(draft.asOf, found), returned === null ? null : addDays(draft.asOf, returned));
    }
    about.also?.(draft, child);
    for (const kind of kinds) draft.expect(kind, child);
  };

const DEAD = { 户籍状态: "注销（死亡）" };
const OPEN = [[-200, null]] as const;
const BACK = [[-200, -90]] as const;

/** Children who dropped out, and the dead that rolls and ledgers still have. */
export const DROPOUTS: readonly Scenario[] = [
  scenario("dropped out, on the ledger", 6, left([DROPOUT], { ledger: OPEN })),
  scenario("a migrant dropped out, on the ledger", 5, left([DROPOUT], { ledger: OPEN, migrant: true })),
  scenario("dropped out, on no ledger", 2, left([DROPOUT], {})),
  scenario("dropped out, nobody knows when", 0.5, left([DROPOUT], { on: null })),
  scenario("on the ledger, still 在籍", 3, left([DROPOUT], { state: "在籍", ledger: OPEN })),
  scenario("on the ledger, suspended", 0.5, left([DROPOUT], { state: "休学", ledger: OPEN })),
  scenario("on the ledger, on no roll", 2, left([DROPOUT], { state: null, ledger: OPEN })),
  scenario(
    "on the ledger, unknown to every register",
    2,
    left([DROPOUT], { state: null, household: null, ledger: OPEN }),
  ),
  scenario("on the ledger, unknown to 公安", 1, left([DROPOUT], { household: null, ledger: OPEN })),
  scenario(
    "on the ledger and 在籍, unknown to 公安",
    0.5,
    left([DROPOUT, ENROLLED_WITHOUT_HOUSEHOLD], { state: "在籍", household: null, ledger: OPEN }),
  ),
  scenario("on the ledger, moved away", 1, left([DROPOUT], { ledger: OPEN, household: { 户籍状态: "注销（迁出）" } })),
  scenario("on the ledger, 空挂", 0.5, left([DROPOUT], { state: null, ledger: OPEN, household: { 户籍状态: "空挂" } })),
  scenario("on the ledger, transferred out", 0.5, left([DROPOUT], { state: "转出", ledger: OPEN })),
  scenario("dropped out once and back on the roll", 6, left([], { state: "在籍", ledger: BACK })),
  scenario("returned by the ledger, dropped out by the roll", 0.5, left([DROPOUT], { ledger: BACK })),
  scenario("returned by the ledger, on no roll", 0.5, left([NOT_ENROLLED], { state: null, ledger: BACK })),
  scenario(
    "found twice, out again",
    1,
    left([DROPOUT], {
      state: "在籍",
      ledger: [
        [-500, -400],
        [-60, null],
      ],
    }),
  ),
  scenario(
    "found twice, back twice",
    1,
    left([], {
      state: "在籍",
      ledger: [
        [-500, -400],
        [-100, -60],
      ],
    }),
  ),
  scenario("found on the day of the sweep", 0.5, left([DROPOUT], { state: "在籍", ledger: [[0, null]] })),
  scenario("found the day after the sweep", 0.5, left([], { state: "在籍", ledger: [[1, null]] })),
  scenario("returned on the day of the sweep", 0.5, left([], { state: "在籍", ledger: [[-90, 0]] })),
  scenario("returned the day after the sweep", 0.5, left([DROPOUT], { state: "在籍", ledger: [[-90, 1]] })),
  scenario("dropped out by the roll on the day of the sweep", 0.5, left([DROPOUT], { on: 0 })),
  scenario("dropped out by the roll the day after the sweep", 0.5, left([], { on: 1 })),
  scenario(
    "dropped out here, enrolled at another school",
    1,
    left([], { also: (draft, child) => draft.enrol(child, { number: draft.provisionalNumber() }) }),
  ),
  scenario("dropped out, past the age", 3, left([], { ledger: OPEN, grade: 12 })),
  scenario("dropped out, past the age, still 在籍", 0.5, left([], { state: "在籍", ledger: OPEN, grade: 12 })),
  scenario("dropped out, sixteen by the day", 0.5, left([], { ledger: OPEN, born: "2002-08-31" })),
  scenario("dropped out, sixteen the day after", 0.5, left([DROPOUT], { ledger: OPEN, born: "2002-09-01" })),
  scenario(
    "graduated from grade 9, on the ledger still",
    0.5,
    left([], { state: "毕业", on: -184, ledger: OPEN, grade: 10 }),
  ),
  scenario("on the ledger, too young", 0.5, left([], { state: null, ledger: OPEN, grade: 0 })),
  scenario(
    "a poor household's dropout",
    2,
    left([DROPOUT], { ledger: OPEN, also: (draft, child) => draft.enterPoor(child) }),
  ),
  scenario(
    "a poor household's dropout, still 在籍, without its subsidy",
    0.5,
    left([DROPOUT, SUBSIDY_GAP], { state: "在籍", ledger: OPEN, also: (draft, child) => draft.enterPoor(child) }),
  ),
  scenario(
    "a dropout named otherwise on the ledger",
    0.5,
    left([DROPOUT], { also: (draft, child) => draft.find({ ...child, name: `${child.name}某` }, "2018-05-11") }),
  ),
  scenario("dead, still 在籍", 3, left([DECEASED_ON_ROLL], { state: "在籍", household: DEAD })),
  scenario("dead, suspended", 0.5, left([DECEASED_ON_ROLL], { state: "休学", household: DEAD })),
  scenario("dead, dropped out by the roll", 0.5, left([DECEASED_ON_ROLL], { household: DEAD })),
  scenario("dead, on the ledger", 0.5, left([DECEASED_ON_ROLL], { state: null, household: DEAD, ledger: OPEN })),
  scenario(
    "dead, still 在籍, past the age",
    0.5,
    left([DECEASED_ON_ROLL], { state: "在籍", household: DEAD, grade: 12 }),
  ),
  scenario(
    "dead, still 在籍, absent, due a subsidy",
    0.5,
    left([DECEASED_ON_ROLL], {
      state: null,
      household: DEAD,
      also: (draft, child) => {
        draft.miss(draft.enrol(child), draft.someDays(25));
        draft.enterPoor(child);
      },
    }),
  ),
  scenario(
    "dead, on two rolls",
    0.5,
    left([DECEASED_ON_ROLL, DOUBLE_ENROLMENT], {
      state: "在籍",
      household: DEAD,
      also: (draft, child) => draft.enrol(child, { number: draft.provisionalNumber() }),
    }),
  ),
  scenario("dead, dead by the roll", 1, left([], { state: "死亡", household: DEAD })),
  scenario(
    "dead, returned by the ledger before, on no roll",
    0.5,
    left([], { state: null, household: DEAD, ledger: BACK }),
  ),
  scenario("dead, transferred out before", 0.5, left([], { state: "转出", household: DEAD })),
];
