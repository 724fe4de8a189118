import type DataLoader from "dataloader";
import type { Caller } from "../../../infra/runtime/caller";
import type { DepartmentResources } from "../../../infra/runtime/department-app";
import { createRowLoader } from "../../../infra/runtime/row-loader";
import type { EnrolmentService } from "../enrolment/enrolment.service";
import { EntryCheckCountEntity } from "./entry-check.entity";
import { EntryCheckService } from "./entry-check.service";
import { EntryCheckSumService } from "./entry-check-sum.service";
import { NoShowService } from "./no-show.service";

/** What one request about checks at a term's start works with. */
export interface EntryCheckServices {
  checks: EntryCheckService;
  noShows: NoShowService;
  sums: EntryCheckSumService;
  /** Numbers of a check by its id, by grade; whoever may see the check may see them. */
  counts: DataLoader<string, EntryCheckCountEntity[]>;
}

export function createEntryCheckServices(
  { database, clock, vault }: DepartmentResources,
  caller: Caller,
  enrolments: EnrolmentService,
): EntryCheckServices {
  const checks = new EntryCheckService(database, clock, caller);
  return {
    checks,
    noShows: new NoShowService(database, clock, caller, vault, checks, enrolments),
    sums: new EntryCheckSumService(database, clock, caller),
    counts: createRowLoader(database, EntryCheckCountEntity, "checkId", "grade"),
  };
}
