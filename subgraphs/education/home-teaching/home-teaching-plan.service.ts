import type DataLoader from "dataloader";
import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { selectRows } from "../../../infra/runtime/database";
import type { Page } from "../../../infra/runtime/page";
import { isUuid } from "../../../infra/runtime/uuid";
import type { Month } from "../../../schema/scalars/month";
import type { EnrolmentService } from "../enrolment/enrolment.service";
import type { SchoolCalendarService } from "../school-calendar/school-calendar.service";
import { schoolScope } from "../school/school.policy";
import { PLANS_IN_SCOPE } from "./home-teaching.policy";
import { HomeTeachingPlanEntity, type HomeTeachingVisitEntity } from "./home-teaching-plan.entity";
import { missedMonths, type PlannedVisits, type VisitRule } from "./visit-frequency";

interface PlanFilter {
  regionCode: string;
  schoolId: string | null;
  /** Only plans in force that have a month with too few visits. */
  lateOnly: boolean;
}

interface PlanSources {
  database: DataSource;
  clock: Clock;
  caller: Caller;
  enrolments: EnrolmentService;
  calendar: SchoolCalendarService;
  /** Of an enrolment, the latest first. */
  plans: DataLoader<string, HomeTeachingPlanEntity[]>;
  /** Of a plan, oldest first. */
  visits: DataLoader<string, HomeTeachingVisitEntity[]>;
}

/** The plans of teaching at home (送教计划) that one caller may read. */
export class HomeTeachingPlanService {
  private rule: Promise<VisitRule> | undefined;

  constructor(private readonly sources: PlanSources) {}

  /** A plan as it stands now; null when it is missing or hidden from the caller. */
  async find(id: string): Promise<HomeTeachingPlanEntity | null> {
    if (!isUuid(id)) return null;
    const { database, enrolments } = this.sources;
    const [plan] = await selectRows(database, HomeTeachingPlanEntity, "id = $1", [id]);
    return plan !== undefined && (await enrolments.find(plan.enrolmentId)) !== null ? plan : null;
  }

  /** A plan that the caller has just acted on. @throws Error when there is none. */
  async get(id: string): Promise<HomeTeachingPlanEntity> {
    const plan = await this.find(id);
    if (plan === null) throw new Error("a plan of teaching at home is gone that was written a moment ago");
    return plan;
  }

  /** A child's plans over the enrolments that the caller may read, the latest first. */
  async findOfChild(personId: string): Promise<HomeTeachingPlanEntity[]> {
    const { enrolments, plans } = this.sources;
    const readable = await enrolments.findOfChild(personId);
    const rows = (await Promise.all(readable.map(({ id }) => plans.load(id)))).flat();
    return rows.toSorted((one, other) => other.startsOn.localeCompare(one.startsOn) || one.id.localeCompare(other.id));
  }

  visitsOf(planId: string): Promise<HomeTeachingVisitEntity[]> {
    return this.sources.visits.load(planId);
  }

  /** Months in which too few visits were held, oldest first. */
  async missedMonthsOf(plan: PlannedVisits & { id: string }): Promise<Month[]> {
    const [visits, rule] = await Promise.all([this.visitsOf(plan.id), this.getRule()]);
    return missedMonths(
      plan,
      visits.map(({ visitedOn }) => visitedOn),
      rule,
    );
  }

  /**
   * One more row than the page holds, ordered by first day and id.
   * @throws DomainError FORBIDDEN for a region outside the caller's territory.
   */
  async list(
    { regionCode, schoolId, lateOnly }: PlanFilter,
    { first, after }: Page,
  ): Promise<HomeTeachingPlanEntity[]> {
    const { database, caller } = this.sources;
    const scope = [...schoolScope(caller, regionCode), schoolId];
    const start = [after?.[0] ?? "", after?.[1] ?? ""];
    const condition = `${PLANS_IN_SCOPE} AND (starts_on::text, id::text) > ($4, $5)`;
    const order = "ORDER BY starts_on, id";
    if (!lateOnly)
      return selectRows(database, HomeTeachingPlanEntity, `${condition} ${order} LIMIT $6`, [
        ...scope,
        ...start,
        first + 1,
      ]);
    // Visits are judged by the calendar, which SQL does not know: of every plan its days, and then of the page the rows.
    const [plans, rule] = await Promise.all([
      database.query<(PlannedVisits & { id: string; days: string[] })[]>(
        `SELECT id, starts_on AS "startsOn", ends_on AS "endsOn", visits_per_month AS "visitsPerMonth",
           (SELECT coalesce(array_agg(visited_on::text), '{}') FROM home_teaching_visit WHERE plan_id = id) AS days
         FROM home_teaching_plan
         WHERE ${condition} AND starts_on <= $6::date AND (ends_on IS NULL OR ends_on >= $6::date) ${order}`,
        [...scope, ...start, this.sources.clock.today()],
      ),
      this.getRule(),
    ]);
    const late = plans.filter((plan) => missedMonths(plan, plan.days, rule).length > 0).slice(0, first + 1);
    return selectRows(database, HomeTeachingPlanEntity, `id = ANY ($1) ${order}`, [late.map(({ id }) => id)]);
  }

  private getRule(): Promise<VisitRule> {
    return (this.rule ??= this.readRule());
  }

  private async readRule(): Promise<VisitRule> {
    const { database, calendar, clock } = this.sources;
    const [minima, terms] = await Promise.all([
      database.query<{ validFrom: string; value: number }[]>(
        `SELECT valid_from AS "validFrom", value FROM enrolment_setting WHERE name = 'HOME_TEACHING_VISITS_PER_MONTH'
         ORDER BY valid_from`,
      ),
      calendar.get(),
    ]);
    return {
      minimumOn: (day) => minima.findLast(({ validFrom }) => validFrom <= day)?.value ?? 0,
      isVacation: (day) => terms.isVacation(day),
      today: clock.today(),
    };
  }
}
