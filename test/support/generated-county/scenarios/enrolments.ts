import { FindingKind } from "../../../../subgraphs/joint-meeting/finding/finding-kind";
import type { RosterLine } from "../../roster-folder";
import type { CountyDraft } from "../county-draft";
import { addDays } from "../days";
import type { InventedChild } from "../invented-people";
import { type Scenario, scenario } from "../scenario";

const { NOT_ENROLLED, TRANSFERRED_OUT_UNCONFIRMED, DOUBLE_ENROLMENT, ENROLLED_WITHOUT_HOUSEHOLD, DROPOUT } =
  FindingKind;

/** Where 公安 has a child. */
type Registration = (draft: CountyDraft, child: InventedChild) => void;
const settled: Registration = (draft, child) => draft.settle(child);
const nowhere: Registration = () => undefined;
const movedAway: Registration = (draft, child) => draft.register(child, { 户籍状态: "注销（迁出）" });
const stayCancelled: Registration = (draft, child) =>
  draft.reside({ ...child, homeCounty: "451321" }, { 注销日期: addDays(draft.asOf, -90) });

interface Past {
  /** 学籍状态 and the days from the sweep's day to its 状态日期; null for none. */
  states: readonly (readonly [string, number | null])[];
  registration?: Registration;
  grade?: number;
}

/** A child with enrolments in these states, one after another. */
const withStates =
  (kinds: readonly FindingKind[], { states, registration = settled, grade }: Past) =>
  (draft: CountyDraft): void => {
    const child = grade === undefined ? draft.invent({ migrant: false }) : draft.inventLocal(grade);
    registration(draft, child);
    states.forEach(([state, day], index) => {
      draft.enrol(child, {
        number: index === 0 ? `G${child.idNumber}` : draft.provisionalNumber(),
        other: { 学籍状态: state, 状态日期: day === null ? "" : addDays(draft.asOf, day) },
      });
    });
    for (const kind of kinds) draft.expect(kind, child);
  };

const enrolledWithout =
  (letter: "L" | "J" | "G", other: RosterLine = {}, grade?: number) =>
  (draft: CountyDraft): void => {
    const child = draft.inventLocal(grade);
    const number = letter === "G" ? `G${child.idNumber}` : draft.provisionalNumber(letter);
    draft.enrol(child, { number, other: { ...(letter !== "G" && { 公民身份号码: "" }), ...other } });
    draft.expect(ENROLLED_WITHOUT_HOUSEHOLD, { idNumber: letter === "G" ? child.idNumber : number });
  };

const primaryGraduate = (registration: Registration) => (draft: CountyDraft) => {
  const child = draft.inventLocal(7);
  registration(draft, child);
  draft.enrol(child, { grade: 6, other: { 学籍状态: "毕业", 状态日期: "2018-06-30", 入学年月: "2012-09" } });
  draft.expect(NOT_ENROLLED, child);
};

/** Enrolments and what their states and dates make of them. */
export const ENROLMENTS: readonly Scenario[] = [
  scenario("out of primary school, in no junior school", 3, primaryGraduate(settled)),
  scenario("out of primary school, in no junior school, unknown to 公安", 1, primaryGraduate(nowhere)),
  scenario("graduates of grade 9 after the sweep", 0.5, (draft) => {
    const child = draft.inventLocal(9);
    draft.register(child);
    draft.enrol(child, { other: { 学籍状态: "毕业", 状态日期: addDays(draft.asOf, 150) } });
  }),
  scenario("enters after the sweep", 1, (draft) => {
    const child = draft.invent();
    draft.settle(child);
    draft.enrol(child, { other: { 入学年月: addDays(draft.asOf.slice(0, 8) + "28", 10).slice(0, 7) } });
    draft.expect(NOT_ENROLLED, child);
  }),
  scenario("suspended", 3, withStates([], { states: [["休学", -60]] })),
  scenario("under six, enrolled", 2, withStates([], { states: [["在籍", null]], grade: 0 })),
  scenario("sixteen, enrolled", 2, withStates([], { states: [["在籍", null]], grade: 11 })),
  scenario("dead by the roll, alive by 公安", 1, withStates([], { states: [["死亡", -100]] })),
  scenario("transferred out", 6, withStates([TRANSFERRED_OUT_UNCONFIRMED], { states: [["转出", -120]] })),
  scenario(
    "transferred out on the day of the sweep",
    0.5,
    withStates([TRANSFERRED_OUT_UNCONFIRMED], { states: [["转出", 0]] }),
  ),
  scenario(
    "transferred out, nobody knows when",
    0.5,
    withStates([TRANSFERRED_OUT_UNCONFIRMED], { states: [["转出", null]] }),
  ),
  scenario("transferred out the day after the sweep", 0.5, withStates([], { states: [["转出", 1]] })),
  scenario(
    "transferred out and moved away",
    2,
    withStates([TRANSFERRED_OUT_UNCONFIRMED], { states: [["转出", -120]], registration: movedAway }),
  ),
  scenario(
    "transferred out, stay here cancelled",
    1,
    withStates([TRANSFERRED_OUT_UNCONFIRMED], { states: [["转出", -80]], registration: stayCancelled }),
  ),
  scenario(
    "transferred out, unknown to 公安",
    1,
    withStates([TRANSFERRED_OUT_UNCONFIRMED], { states: [["转出", -80]], registration: nowhere }),
  ),
  scenario("transferred out, past the age", 1, withStates([], { states: [["转出", -120]], grade: 12 })),
  scenario(
    "transferred within the county",
    4,
    withStates([], {
      states: [
        ["在籍", null],
        ["转出", -120],
      ],
    }),
  ),
  scenario(
    "dropped out, then transferred out",
    0.5,
    withStates([TRANSFERRED_OUT_UNCONFIRMED], {
      states: [
        ["辍学", -700],
        ["转出", -120],
      ],
    }),
  ),
  scenario(
    "transferred out, then dropped out",
    0.5,
    withStates([DROPOUT], {
      states: [
        ["转出", -700],
        ["辍学", -120],
      ],
    }),
  ),
  scenario(
    "transferred out, then out of primary school",
    0.5,
    withStates([NOT_ENROLLED], {
      states: [
        ["毕业", -184],
        ["转出", -900],
      ],
      grade: 6,
    }),
  ),
  scenario(
    "on two rolls",
    3,
    withStates([DOUBLE_ENROLMENT], {
      states: [
        ["在籍", null],
        ["在籍", null],
      ],
    }),
  ),
  scenario(
    "on two rolls, suspended on one",
    1,
    withStates([DOUBLE_ENROLMENT], {
      states: [
        ["在籍", null],
        ["休学", -50],
      ],
    }),
  ),
  scenario(
    "on two rolls, past the age",
    0.5,
    withStates([DOUBLE_ENROLMENT], {
      states: [
        ["在籍", null],
        ["在籍", null],
      ],
      grade: 11,
    }),
  ),
  scenario(
    "leaves the second roll the day after the sweep",
    0.5,
    withStates([DOUBLE_ENROLMENT], {
      states: [
        ["在籍", null],
        ["转出", 1],
      ],
    }),
  ),
  scenario("enters the second roll after the sweep", 0.5, (draft) => {
    const child = draft.inventLocal();
    draft.register(child);
    draft.enrol(child);
    const entry = addDays(draft.asOf.slice(0, 8) + "28", 10).slice(0, 7);
    draft.enrol(child, { number: draft.provisionalNumber(), other: { 入学年月: entry } });
  }),
  scenario("on the roll, unknown to 公安", 3, enrolledWithout("G")),
  scenario("suspended, unknown to 公安", 1, enrolledWithout("G", { 学籍状态: "休学", 状态日期: "2018-10-08" })),
  scenario("past the age, unknown to 公安", 0.5, enrolledWithout("G", {}, 12)),
  scenario("under six, unknown to 公安", 0.5, enrolledWithout("G", {}, 0)),
  scenario("on the roll by an L number", 2, enrolledWithout("L")),
  scenario("on the roll by a J number", 2, enrolledWithout("J")),
  scenario("enrolled, moved away", 3, withStates([], { states: [["在籍", null]], registration: movedAway })),
  scenario(
    "enrolled, stay here cancelled",
    2,
    withStates([], { states: [["在籍", null]], registration: stayCancelled }),
  ),
];
