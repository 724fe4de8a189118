import type { Caller } from "../../../infra/runtime/caller";
import type { DepartmentResources } from "../../../infra/runtime/department-app";
import { AttendanceAlertService } from "../attendance-alert/attendance-alert.service";
import type { AttendanceRuleService } from "../attendance-rule/attendance-rule.service";
import { PublishedAttendanceService } from "../published-attendance/published-attendance.service";
import { ConfirmRosterCheckService } from "../roster-check/confirm-roster-check.service";
import { RosterCheckService } from "../roster-check/roster-check.service";
import { RosterDifferenceService } from "../roster-check/roster-difference.service";
import type { SchoolCalendarService } from "../school-calendar/school-calendar.service";
import type { SchoolService } from "../school/school.service";
import type { UnexcusedRunService } from "../unexcused-run/unexcused-run.service";
import { KeptRollCheckService } from "./kept-roll-check.service";
import { RollCheckService } from "./roll-check.service";

/** What one request about who is at school works with. */
export interface RollCheckServices {
  reports: RollCheckService;
  kept: KeptRollCheckService;
  alerts: AttendanceAlertService;
  published: PublishedAttendanceService;
  rosters: RosterCheckService;
  confirmation: ConfirmRosterCheckService;
  differences: RosterDifferenceService;
}

interface RequestServices {
  caller: Caller;
  schools: SchoolService;
  calendar: SchoolCalendarService;
  rules: AttendanceRuleService;
  runs: UnexcusedRunService;
}

export function createRollCheckServices(
  { database, clock, vault }: DepartmentResources,
  { caller, schools, calendar, rules, runs }: RequestServices,
): RollCheckServices {
  const sources = { database, clock, vault, caller, calendar, schools };
  const rosters = new RosterCheckService(sources);
  return {
    reports: new RollCheckService(sources),
    kept: new KeptRollCheckService(database, caller),
    alerts: new AttendanceAlertService({ database, caller, calendar, rules, runs }),
    published: new PublishedAttendanceService(sources),
    rosters,
    confirmation: new ConfirmRosterCheckService({ ...sources, rosters }),
    differences: new RosterDifferenceService(database, caller),
  };
}
