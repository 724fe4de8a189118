import { FindingKind } from "../../../../subgraphs/joint-meeting/finding/finding-kind";
import type { RosterLine } from "../../roster-folder";
import type { CountyDraft, PlantedEnrolment } from "../county-draft";
import { addDays, schoolDaysBetween } from "../days";
import type { InventedChild } from "../invented-people";
import { type Scenario, scenario } from "../scenario";

const { ABSENT_ON_ROLL, SUSPECTED_DROPOUT, DROPOUT, DOUBLE_ENROLMENT, ENROLLED_WITHOUT_HOUSEHOLD, DECEASED_ON_ROLL } =
  FindingKind;

type Absence = (draft: CountyDraft, enrolment: PlantedEnrolment, child: InventedChild) => void;

/** A child on the roll and its days away. */
const away =
  (kind: FindingKind | null, absence: Absence, other: RosterLine = {}, grade?: number) =>
  (draft: CountyDraft): void => {
    const child = draft.invent(grade === undefined ? {} : { grade });
    draft.settle(child);
    absence(draft, draft.enrol(child, { other }), child);
    if (kind !== null) draft.expect(kind, child);
  };

/** Away for a number of school days in a row without leave. */
const run =
  (length: number): Absence =>
  (draft, enrolment) =>
    draft.miss(enrolment, draft.someDays(length));

/** Away for some days, and some days later, once this many school days have passed between, for some more. */
const runs =
  (first: number, between: number, second: number, kindBetween?: "病假" | "事假"): Absence =>
  (draft, enrolment) => {
    const days = draft.someDays(first + between + second);
    draft.miss(enrolment, days.slice(0, first));
    if (kindBetween !== undefined) draft.miss(enrolment, days.slice(first, first + between), kindBetween);
    draft.miss(enrolment, days.slice(first + between));
  };

const on =
  (...days: readonly string[]): Absence =>
  (draft, enrolment) =>
    draft.miss(enrolment, days);

const between = (first: string, last: string): Absence => on(...schoolDaysBetween(first, last));

/** A run, and a record of the ledger that found the child on its third day. */
const runWithReturn =
  (length: number, returns: (draft: CountyDraft, days: readonly string[]) => string, later = 0): Absence =>
  (draft, enrolment, child) => {
    const days = draft.someDays(length + later + 8);
    const missed = days.slice(0, length);
    draft.miss(enrolment, missed);
    draft.find(child, missed[2] ?? "", returns(draft, days.slice(length)));
    if (later > 0) draft.miss(enrolment, days.slice(length + 8));
  };
const soonAfter = (_: CountyDraft, after: readonly string[]): string => after[2] ?? "";

/** Two numbers on two rolls, absent in the first and perhaps in the second. */
const onTwoRolls = (isAwayFromBoth: boolean) => (draft: CountyDraft) => {
  const child = draft.inventLocal();
  draft.register(child);
  const days = draft.someDays(22);
  const rolls = [draft.enrol(child), draft.enrol(child, { number: draft.provisionalNumber() })];
  for (const roll of isAwayFromBoth ? rolls : rolls.slice(0, 1)) draft.miss(roll, days);
  draft.expect(DOUBLE_ENROLMENT, child);
  if (isAwayFromBoth) draft.expect(ABSENT_ON_ROLL, child);
};

/** Days away without leave, and what becomes of them. */
export const ABSENCES: readonly Scenario[] = [
  ...[2, 3, 4].map((length) => scenario(`away for ${length} school days`, 2, away(null, run(length)))),
  ...[5, 12, 19].map((length) => scenario(`away for ${length} school days`, 2, away(SUSPECTED_DROPOUT, run(length)))),
  ...[20, 25, 40].map((length) => scenario(`away for ${length} school days`, 2, away(ABSENT_ON_ROLL, run(length)))),
  scenario(
    "ill for 30 school days",
    1,
    away(null, (draft, enrolment) => draft.miss(enrolment, draft.someDays(30), "病假")),
  ),
  scenario(
    "on leave for 22 school days",
    1,
    away(null, (draft, enrolment) => draft.miss(enrolment, draft.someDays(22), "事假")),
  ),
  scenario("4 days away, ill, 4 days away", 1, away(null, runs(4, 1, 4, "病假"))),
  scenario("12 days away, ill, 12 days away", 1, away(SUSPECTED_DROPOUT, runs(12, 1, 12, "病假"))),
  scenario("19 days away, on leave, 4 days away", 0.5, away(SUSPECTED_DROPOUT, runs(19, 2, 4, "事假"))),
  scenario("4 days away, present, 4 days away", 1, away(null, runs(4, 1, 4))),
  scenario("15 days away, present, 10 days away", 1, away(SUSPECTED_DROPOUT, runs(15, 1, 10))),
  scenario("6 days away, three weeks present, 22 days away", 1, away(ABSENT_ON_ROLL, runs(6, 15, 22))),
  scenario("6 days away, two weeks present, 9 days away", 1, away(SUSPECTED_DROPOUT, runs(6, 10, 9))),
  scenario(
    "five days away over the Mid-Autumn Festival",
    0.5,
    away(SUSPECTED_DROPOUT, between("2018-09-19", "2018-09-26")),
  ),
  scenario("four days away over the Mid-Autumn Festival", 0.5, away(null, between("2018-09-19", "2018-09-25"))),
  scenario("a week away over National Day", 1, away(SUSPECTED_DROPOUT, between("2018-09-26", "2018-10-09"))),
  scenario("four days away over National Day", 0.5, away(null, between("2018-09-28", "2018-10-08"))),
  scenario("a month away over National Day", 1, away(ABSENT_ON_ROLL, between("2018-09-10", "2018-10-16"))),
  scenario(
    "away on four days of school and a week-end",
    0.5,
    away(null, on("2018-11-06", "2018-11-07", "2018-11-08", "2018-11-09", "2018-11-10", "2018-11-11")),
  ),
  scenario(
    "away on a day of school, and on five days that are holidays elsewhere",
    0.5,
    away(SUSPECTED_DROPOUT, on("2018-09-28", "2018-10-01", "2018-10-02", "2018-10-03", "2018-10-04", "2018-10-05")),
  ),
  scenario("away on both sides of the winter vacation", 1, (draft) => {
    const days = [...schoolDaysBetween("2019-01-07", "2019-01-18"), ...schoolDaysBetween("2019-02-25", "2019-03-08")];
    const count = days.filter((day) => day <= draft.asOf).length;
    away(count >= 20 ? ABSENT_ON_ROLL : count >= 5 ? SUSPECTED_DROPOUT : null, on(...days))(draft);
  }),
  scenario(
    "away since the sweep",
    1,
    away(null, (draft, enrolment) =>
      draft.miss(enrolment, schoolDaysBetween(addDays(draft.asOf, 1), addDays(draft.asOf, 14))),
    ),
  ),
  scenario("away for a month of the school year before", 1, away(null, between("2018-05-02", "2018-06-08"), {}, 5)),
  scenario("suspended, away before that", 1, away(null, run(22), { 学籍状态: "休学", 状态日期: "2018-12-20" })),
  scenario("away, past the age", 1, away(null, run(22), {}, 11)),
  scenario("away, under six", 0.5, away(null, run(22), {}, 0)),
  scenario("leaves the roll after the sweep, away", 0.5, (draft) =>
    away(ABSENT_ON_ROLL, run(23), { 学籍状态: "辍学", 状态日期: addDays(draft.asOf, 10) })(draft),
  ),
  scenario("away, back by the ledger", 2, away(null, runWithReturn(22, soonAfter))),
  scenario("away for a week, back by the ledger", 1, away(null, runWithReturn(6, soonAfter))),
  scenario("back by the ledger, away again", 1, away(SUSPECTED_DROPOUT, runWithReturn(22, soonAfter, 6))),
  scenario(
    "away, on the ledger, back after the sweep",
    0.5,
    away(
      DROPOUT,
      runWithReturn(22, ({ asOf }) => addDays(asOf, 3)),
    ),
  ),
  scenario(
    "away long after it was back by the ledger",
    1,
    away(ABSENT_ON_ROLL, (draft, enrolment, child) => {
      draft.find(child, "2018-05-11", "2018-09-03");
      draft.miss(enrolment, draft.someDays(21));
    }),
  ),
  scenario(
    "away, on the ledger",
    2,
    away(DROPOUT, (draft, enrolment, child) => {
      const days = draft.someDays(26);
      draft.miss(enrolment, days);
      draft.find(child, days[5] ?? "");
    }),
  ),
  scenario("away from the school that it left", 1, (draft) => {
    const child = draft.inventLocal();
    draft.register(child);
    const old = draft.enrol(child, {
      number: draft.provisionalNumber(),
      other: { 学籍状态: "转出", 状态日期: "2018-12-20" },
    });
    draft.miss(old, draft.someDays(25));
    draft.enrol(child);
  }),
  scenario("on two rolls, away from one", 1, onTwoRolls(false)),
  scenario("on two rolls, away from both", 1, onTwoRolls(true)),
  scenario("away, unknown to 公安", 0.5, (draft) => {
    const child = draft.inventLocal();
    draft.miss(draft.enrol(child), draft.someDays(20));
    draft.expect(ABSENT_ON_ROLL, child);
    draft.expect(ENROLLED_WITHOUT_HOUSEHOLD, child);
  }),
  scenario("dead, away", 0.5, (draft) => {
    const child = draft.inventLocal();
    draft.register(child, { 户籍状态: "注销（死亡）" });
    draft.miss(draft.enrol(child), draft.someDays(8));
    draft.expect(DECEASED_ON_ROLL, child);
  }),
];
