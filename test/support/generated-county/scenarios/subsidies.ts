import { FindingKind } from "../../../../subgraphs/joint-meeting/finding/finding-kind";
import type { CountyDraft, PlantedEnrolment } from "../county-draft";
import { addDays } from "../days";
import type { InventedChild } from "../invented-people";
import { type Scenario, scenario, TOWNSHIP_ELSEWHERE } from "../scenario";

const { SUBSIDY_GAP, SUSPECTED_DROPOUT, NOT_ENROLLED } = FindingKind;
type Ground = (draft: CountyDraft, child: InventedChild, enrolment: PlantedEnrolment) => void;

/** A child on the roll with something to be due a subsidy for, or not, and none in the term unless the ground pays it. */
const supported =
  (kinds: readonly FindingKind[], ground: Ground, grade?: number) =>
  (draft: CountyDraft): void => {
    const child = draft.invent(grade === undefined ? {} : { grade });
    draft.settle(child);
    ground(draft, child, draft.enrol(child));
    for (const kind of kinds) draft.expect(kind, child);
  };

/** Days from the first day of the term to the last of what is granted; null for no end. */
type End = number | null;
const dayOf = ({ termStart }: CountyDraft, end: End): string => (end === null ? "" : addDays(termStart, end));

const granted =
  (category: string, end: End = null): Ground =>
  (draft, child) =>
    draft.grant(child, category, { 终止日期: dayOf(draft, end) });
const poor =
  (category: string, end: End = null): Ground =>
  (draft, child) =>
    draft.enterPoor(child, { 户类别: category, 消除日期: dayOf(draft, end) });
const certified =
  (end: End): Ground =>
  (draft, child) =>
    draft.certify(child, { 有效期至: dayOf(draft, end) });

const DUE: readonly (readonly [string, Ground])[] = [
  ["最低生活保障", granted("最低生活保障")],
  ["特困供养", granted("特困供养")],
  ["孤儿", granted("孤儿")],
  ["an orphan until the first day of the term", granted("孤儿", 0)],
  ["建档立卡贫困户", poor("建档立卡贫困户")],
  ["脱贫户, lifted long ago", poor("脱贫户", -600)],
  ["建档立卡贫困户, lifted before the term", poor("建档立卡贫困户", -63)],
  ["边缘易致贫户", poor("边缘易致贫户")],
  ["脱贫不稳定户, lifted within the term", poor("脱贫不稳定户", 30)],
  ["an orphan of a township elsewhere", (draft, child) => draft.grant(child, "孤儿", { 乡镇代码: TOWNSHIP_ELSEWHERE })],
  [
    "建档立卡贫困户 of a township elsewhere",
    (draft, child) => draft.enterPoor(child, { 乡镇代码: TOWNSHIP_ELSEWHERE }),
  ],
  ["a certificate of disability", certified(2000)],
  ["a certificate that expired within the term", certified(29)],
];

const NOT_DUE: readonly (readonly [string, Ground])[] = [
  ["留守儿童", granted("留守儿童")],
  ["困境儿童", granted("困境儿童")],
  ["事实无人抚养儿童", granted("事实无人抚养儿童")],
  ["an orphan until the day before the term", granted("孤儿", -1)],
  ["边缘易致贫户, lifted before the term", poor("边缘易致贫户", -1)],
  ["a certificate that expired before the term", certified(-1)],
];

/** Subsidies of the term of the sweep's day that are due, paid or not. */
export const SUBSIDIES: readonly Scenario[] = [
  ...DUE.flatMap(([what, ground]) => [
    scenario(`due and not paid: ${what}`, 1, supported([SUBSIDY_GAP], ground)),
    scenario(
      `due and paid: ${what}`,
      1,
      supported([], (draft, child, enrolment) => {
        ground(draft, child, enrolment);
        draft.subsidise(enrolment);
      }),
    ),
  ]),
  ...NOT_DUE.map(([what, ground]) => scenario(`not due: ${what}`, 1, supported([], ground))),
  scenario(
    "due, paid in the term before only",
    1,
    supported([SUBSIDY_GAP], (draft, child, enrolment) => {
      draft.enterPoor(child);
      draft.subsidise(enrolment, "2017-2018-2");
    }),
  ),
  scenario("due and not paid, past the age", 0.5, supported([SUBSIDY_GAP], granted("孤儿"), 12)),
  scenario(
    "due and not paid, away",
    0.5,
    supported([SUBSIDY_GAP, SUSPECTED_DROPOUT], (draft, child, enrolment) => {
      draft.grant(child, "特困供养");
      draft.miss(enrolment, draft.someDays(7));
    }),
  ),
  scenario(
    "due by two grounds, not paid",
    0.5,
    supported([SUBSIDY_GAP], (draft, child) => {
      draft.grant(child, "最低生活保障");
      draft.enterPoor(child);
    }),
  ),
  scenario("poor, on no roll", 1, (draft) => {
    const child = draft.inventLocal();
    draft.register(child);
    draft.enterPoor(child);
    draft.expect(NOT_ENROLLED, child);
  }),
  scenario("an orphan, suspended, not paid", 0.5, (draft) => {
    const child = draft.inventLocal();
    draft.register(child);
    draft.enrol(child, { other: { 学籍状态: "休学", 状态日期: addDays(draft.asOf, -40) } });
    draft.grant(child, "孤儿");
  }),
];
