import { randomUUID } from "node:crypto";
import type { Refusal } from "../../../infra/runtime/refusal.type";
import { actColumns } from "../act/acting-for";
import { givenText } from "../act/given-text";
import { alreadyDone, invalid, notFound, wrongState } from "../../../infra/runtime/refusals";
import type { EnrolmentEntity } from "../enrolment/enrolment.entity";
import { ENROLMENT_STATE_TITLES, hasLeft } from "../enrolment/enrolment-state";
import { getEnrolmentSettings } from "../enrolment-setting/enrolment-setting";
import { addDays } from "../enrolment-setting/school-term";
import { lockPlan, NOT_YOURS, type PlanActSources, teachersGiven } from "./act-on-plan";
import { mayWriteHomeTeaching } from "./home-teaching.policy";
import type { HomeTeachingPlanEntity } from "./home-teaching-plan.entity";

/** A plan as it is made; dates YYYY-MM-DD. */
export interface GivenPlan {
  enrolmentId: string;
  startsOn: string;
  endsOn: string | null;
  visitsPerMonth: number;
  goals: string;
  teachers: readonly string[];
}

const MOST_VISITS = 31;
const DAYS_AHEAD = 366;

/** Makes and ends plans of teaching at home (送教计划). */
export class PlanHomeTeachingService {
  constructor(private readonly sources: PlanActSources) {}

  /** Makes a plan. A child has one at a time. */
  async plan(given: GivenPlan): Promise<HomeTeachingPlanEntity | Refusal> {
    const { caller, enrolments, plans } = this.sources;
    const enrolment = await enrolments.find(given.enrolmentId);
    if (enrolment === null) return notFound();
    if (!mayWriteHomeTeaching(caller)) return NOT_YOURS;
    const fault = await this.check(enrolment, given);
    if (fault !== null) return fault;
    const teachers = teachersGiven(given.teachers);
    const goals = givenText(given.goals);
    if (teachers === null || goals === null)
      return invalid("Say who teaches, and what for.", "请填写送教教师和教学科目、目标。");
    const id = randomUUID();
    return (await this.write(id, enrolment.id, { ...given, teachers, goals }))
      ? plans.get(id)
      : alreadyDone("The child has a plan for those days; end it first.", "该时段已有送教计划，请先结束原计划。");
  }

  private async check(
    { state, entryMonth }: EnrolmentEntity,
    { startsOn, endsOn, visitsPerMonth }: GivenPlan,
  ): Promise<Refusal | null> {
    const { database, clock } = this.sources;
    if (hasLeft(state))
      return wrongState(
        `Not for an enrolment that is ${state}.`,
        `该生学籍目前${ENROLMENT_STATE_TITLES[state]}，不能安排送教；请核对学籍状态。`,
      );
    const latest = addDays(clock.today(), DAYS_AHEAD);
    if (startsOn < entryMonth || startsOn > latest || (endsOn !== null && endsOn < startsOn))
      return invalid(
        "A plan begins after the entry to school and within a year from today, and ends after it begins.",
        "起始日期应在入学之后、一年之内，结束日期不早于起始日期。",
      );
    const { HOME_TEACHING_VISITS_PER_MONTH: least } = await getEnrolmentSettings(database, startsOn);
    if (visitsPerMonth < least || visitsPerMonth > MOST_VISITS)
      return invalid(
        `The county asks for ${least} visits a month at least.`,
        `每月送教不得少于${least}次，且不超过${MOST_VISITS}次。`,
      );
    return null;
  }

  /** Enters a plan unless the enrolment has another one for some of its days. */
  private write(id: string, enrolmentId: string, given: GivenPlan): Promise<boolean> {
    const { database, clock, caller, vault } = this.sources;
    const { startsOn, endsOn, visitsPerMonth, teachers, goals } = given;
    return database.transaction(async (manager) => {
      await manager.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`home teaching ${enrolmentId}`]);
      const [other] = await manager.query<unknown[]>(
        `SELECT FROM home_teaching_plan
         WHERE enrolment_id = $1 AND daterange(starts_on, ends_on, '[]') && daterange($2::date, $3::date, '[]') LIMIT 1`,
        [enrolmentId, startsOn, endsOn],
      );
      if (other !== undefined) return false;
      await manager.query(
        `INSERT INTO home_teaching_plan (id, enrolment_id, starts_on, ends_on, visits_per_month, teachers, goals_sealed,
           actor, post, department, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          id,
          enrolmentId,
          startsOn,
          endsOn,
          visitsPerMonth,
          teachers,
          vault.seal(goals),
          ...actColumns(caller, clock.now()),
        ],
      );
      return true;
    });
  }

  /** Ends a plan, on a day within it and not before its last visit. */
  async end(planId: string, endsOn: string, givenReason: string): Promise<HomeTeachingPlanEntity | Refusal> {
    const { database, clock, caller, vault, plans } = this.sources;
    const plan = await plans.find(planId);
    if (plan === null) return notFound();
    if (!mayWriteHomeTeaching(caller)) return NOT_YOURS;
    const reason = givenText(givenReason);
    const refusal = await database.transaction(async (manager) => {
      const locked = await lockPlan(manager, plan.id);
      if (locked.endedBy !== null) return alreadyDone("The plan has been ended.", "该送教计划已结束。");
      const first = locked.lastVisitOn ?? plan.startsOn;
      if (endsOn > clock.today() || endsOn < first || (locked.endsOn !== null && endsOn > locked.endsOn))
        return invalid(
          "A plan ends within itself, not before its last visit and not after today.",
          "结束日期应在计划期内，不早于最近一次送教且不晚于今日。",
        );
      if (reason === null) return invalid("Say why.", "请填写结束原因。");
      await manager.query(
        `UPDATE home_teaching_plan SET ends_on = $2, end_reason_sealed = $3, ended_by = $4, ended_post = $5, ended_at = $6
         WHERE id = $1`,
        [plan.id, endsOn, vault.seal(reason), caller.actor, caller.post, clock.now()],
      );
      return null;
    });
    return refusal ?? plans.get(plan.id);
  }
}
