import type { Caller } from "../../../infra/runtime/caller";
import type { DepartmentResources } from "../../../infra/runtime/department-app";
import { createRowLoader } from "../../../infra/runtime/row-loader";
import type { EnrolmentService } from "../enrolment/enrolment.service";
import type { SchoolCalendarService } from "../school-calendar/school-calendar.service";
import { HomeTeachingPlanEntity, HomeTeachingVisitEntity } from "./home-teaching-plan.entity";
import { HomeTeachingPlanService } from "./home-teaching-plan.service";
import { HomeTeachingVisitService } from "./home-teaching-visit.service";
import { PlanHomeTeachingService } from "./plan-home-teaching.service";

/** What one request about teaching at home works with. */
export interface HomeTeachingServices {
  plans: HomeTeachingPlanService;
  planning: PlanHomeTeachingService;
  visits: HomeTeachingVisitService;
}

export function createHomeTeachingServices(
  { database, clock, vault }: DepartmentResources,
  caller: Caller,
  { enrolments, calendar }: { enrolments: EnrolmentService; calendar: SchoolCalendarService },
): HomeTeachingServices {
  const plans = new HomeTeachingPlanService({
    database,
    clock,
    caller,
    enrolments,
    calendar,
    plans: createRowLoader(database, HomeTeachingPlanEntity, "enrolmentId", "starts_on DESC, id"),
    visits: createRowLoader(database, HomeTeachingVisitEntity, "planId", "visited_on"),
  });
  const acts = { database, clock, caller, vault, enrolments, plans };
  return { plans, planning: new PlanHomeTeachingService(acts), visits: new HomeTeachingVisitService(acts) };
}
