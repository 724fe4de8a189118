import type { CountyDraft, PlantedEnrolment } from "../county-draft";
import type { InventedChild } from "../invented-people";

/** Weights of those younger than grade 1, of the grades 1 to 9, and of the graduates of this year and the last. */
const AGES = [2.5, 10, 10, 10, 10, 10, 10, 10, 10, 10, 5, 2.5] as const;
const GRADE_9 = 9;
const PAID_CATEGORIES = ["孤儿", "最低生活保障", "特困供养"] as const;
const OTHER_CATEGORIES = ["事实无人抚养儿童", "困境儿童", "留守儿童"] as const;
const POOR_CATEGORIES = ["建档立卡贫困户", "脱贫户", "脱贫不稳定户", "边缘易致贫户", "突发严重困难户"] as const;

/** A child about whom a sweep finds nothing, with all that may be in the registers about it. */
export function plantOrdinary(draft: CountyDraft): void {
  const { random, year } = draft;
  const grade = random.pickWeighted(AGES);
  const child = draft.invent({ grade });
  draft.settle(child);
  if (grade === 0) return;
  if (grade > GRADE_9) {
    draft.enrol(child, {
      other: { 学籍状态: "毕业", 状态日期: `${year - grade + 10}-06-30`, 入学年月: `${year - grade + 1}-09` },
    });
    return;
  }
  const isLocal = child.homeCounty === draft.regionCode;
  const isBack = random.chance(0.003);
  const isSuspended = !isBack && random.chance(0.01);
  const enrolment = draft.enrol(child, {
    other: {
      留守儿童: isLocal && random.chance(0.1) ? "是" : "否",
      寄宿生: random.chance(0.15) ? "是" : "否",
      ...(isBack && { 状态日期: `${year}-09-03` }),
      ...(isSuspended && { 学籍状态: "休学", 状态日期: `${year}-10-12` }),
    },
  });
  if (isBack) draft.find(child, `${year}-05-11`, `${year}-09-03`);
  plantEarlierEnrolment(draft, child, grade);
  plantShortAbsence(draft, enrolment);
  plantSupport(draft, child, enrolment);
}

function plantEarlierEnrolment(draft: CountyDraft, child: InventedChild, grade: number): void {
  const { random, year } = draft;
  const earlier = (at: number, state: string, day: string) =>
    draft.enrol(child, {
      number: draft.provisionalNumber(),
      grade: at,
      other: { 学籍状态: state, 状态日期: day, 入学年月: `${year - grade + 1}-09` },
    });
  if (grade > 6 && random.chance(0.03)) earlier(6, "毕业", `${year - grade + 7}-06-30`);
  else if (grade > 2 && random.chance(0.02)) earlier(grade - 1, "转出", `${year}-08-28`);
}

/** At most one spell, so that no two make a long one. */
function plantShortAbsence(draft: CountyDraft, enrolment: PlantedEnrolment): void {
  const { random } = draft;
  switch (random.pickWeighted([87, 7, 3, 3])) {
    case 1:
      return draft.miss(enrolment, draft.someDays(random.between(1, 4)), "病假");
    case 2:
      return draft.miss(enrolment, draft.someDays(random.between(1, 2)), "事假");
    case 3:
      return draft.miss(enrolment, draft.someDays(random.between(1, 2)));
    default:
  }
}

/** What the child gets from others, and the subsidy that goes with it. */
function plantSupport(draft: CountyDraft, child: InventedChild, enrolment: PlantedEnrolment): void {
  const { random } = draft;
  switch (random.pickWeighted([900, 40, 25, 10, 20, 5])) {
    case 1:
      draft.enterPoor(child, { 户类别: random.pick(POOR_CATEGORIES) });
      break;
    case 2:
      draft.grant(child, random.pick(PAID_CATEGORIES));
      break;
    case 3:
      draft.certify(child);
      break;
    case 4:
      draft.grant(child, random.pick(OTHER_CATEGORIES));
      return;
    case 5:
      break;
    default:
      return;
  }
  draft.subsidise(enrolment);
}
