import type { EntityManager } from "typeorm";
import type { Refusal } from "../../../infra/runtime/refusal.type";
import { actColumns } from "../act/acting-for";
import { givenText } from "../act/given-text";
import { alreadyDone, invalid, notFound } from "../../../infra/runtime/refusals";
import { lockPlan, NOT_YOURS, type PlanActSources, teachersGiven } from "./act-on-plan";
import { mayWriteHomeTeaching } from "./home-teaching.policy";
import type { HomeTeachingPlanEntity } from "./home-teaching-plan.entity";

/** A visit as it was held; dates YYYY-MM-DD. */
export interface GivenVisit {
  planId: string;
  visitedOn: string;
  hours: number;
  teachers: readonly string[];
  /** What was taught (教案). */
  lesson: string;
  /** How the child took it. */
  response: string;
  nextOn: string | null;
}

const LONGEST_VISIT = 12;

/** Records the visits of teaching at home with their lessons (送教记录). */
export class HomeTeachingVisitService {
  constructor(private readonly sources: PlanActSources) {}

  /** Records a visit, one a day to a child. Returns the plan that it was held under. */
  async record(given: GivenVisit): Promise<HomeTeachingPlanEntity | Refusal> {
    const { database, caller, plans } = this.sources;
    const plan = await plans.find(given.planId);
    if (plan === null) return notFound();
    if (!mayWriteHomeTeaching(caller)) return NOT_YOURS;
    const { visitedOn, hours, nextOn } = given;
    if (!(hours > 0) || hours > LONGEST_VISIT)
      return invalid(`A visit takes up to ${LONGEST_VISIT} hours.`, `课时须大于0且不超过${LONGEST_VISIT}小时。`);
    if (nextOn !== null && nextOn <= visitedOn)
      return invalid("The next visit comes after this one.", "下次送教日期应晚于本次。");
    const teachers = teachersGiven(given.teachers);
    const lesson = givenText(given.lesson);
    const response = givenText(given.response);
    if (teachers === null || lesson === null || response === null)
      return invalid("Say who taught, what, and how the child took it.", "请填写送教教师、教案与学生学习情况。");
    const refusal = await database.transaction((manager) =>
      this.write(manager, plan, { ...given, teachers, lesson, response }),
    );
    return refusal ?? plans.get(plan.id);
  }

  private async write(
    manager: EntityManager,
    { id, startsOn }: HomeTeachingPlanEntity,
    { visitedOn, teachers, hours, lesson, response, nextOn }: GivenVisit,
  ): Promise<Refusal | null> {
    const { clock, caller, vault } = this.sources;
    const { endsOn } = await lockPlan(manager, id);
    if (visitedOn > clock.today() || visitedOn < startsOn || (endsOn !== null && visitedOn > endsOn))
      return invalid("The visit lies within the plan and not after today.", "送教日期应在计划期内且不晚于今日。");
    const rows = await manager.query<unknown[]>(
      `INSERT INTO home_teaching_visit (plan_id, visited_on, teachers, hours, lesson_sealed, response_sealed, next_on,
         actor, post, department, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (plan_id, visited_on) DO NOTHING RETURNING 1`,
      [
        id,
        visitedOn,
        teachers,
        hours,
        vault.seal(lesson),
        vault.seal(response),
        nextOn,
        ...actColumns(caller, clock.now()),
      ],
    );
    return rows.length > 0 ? null : alreadyDone("A visit of that day is recorded.", "当日送教已登记。");
  }
}
