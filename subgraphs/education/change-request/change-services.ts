import type DataLoader from "dataloader";
import type { Caller } from "../../../infra/runtime/caller";
import type { DepartmentResources } from "../../../infra/runtime/department-app";
import { createRowLoader } from "../../../infra/runtime/row-loader";
import { BetweenSchoolsService } from "../between-schools/between-schools.service";
import type { EnrolmentService } from "../enrolment/enrolment.service";
import type { SchoolEntity } from "../school/school.entity";
import type { SchoolService } from "../school/school.service";
import { ChangeActEntity, ChangeRequestEntity } from "./change-request.entity";
import { ChangeRequestService } from "./change-request.service";
import { ChangeStepService } from "./change-step.service";
import { StartChangeService } from "./start-change.service";
import { StartTransferService } from "./start-transfer.service";

/** What one request about changes of enrolment works with. */
export interface ChangeServices {
  requests: ChangeRequestService;
  start: StartChangeService;
  transfers: StartTransferService;
  steps: ChangeStepService;
  between: BetweenSchoolsService;
  /** By the id of a change, oldest first; whoever may see the change may see them. */
  acts: DataLoader<string, ChangeActEntity[]>;
  /** By id, for lists that have checked who may see them. */
  byId: DataLoader<string, ChangeRequestEntity[]>;
  /** Name of a school of a change: its parties may know of each other. */
  schoolName: (id: string) => Promise<string | null>;
}

interface ChangeSources {
  enrolments: EnrolmentService;
  schools: SchoolService;
  /** Rows whoever may see them. */
  schoolRows: DataLoader<string, SchoolEntity[]>;
}

export function createChangeServices(
  { database, clock, vault, personIdKey }: DepartmentResources,
  caller: Caller,
  { enrolments, schools, schoolRows }: ChangeSources,
): ChangeServices {
  const requests = new ChangeRequestService(database, caller, schoolRows);
  const start = new StartChangeService({ database, clock, caller, vault, enrolments, requests });
  return {
    requests,
    start,
    transfers: new StartTransferService({ database, caller, vault, personIdKey, schools, changes: start }),
    steps: new ChangeStepService({ database, clock, caller, vault, personIdKey, requests }),
    between: new BetweenSchoolsService(database, caller),
    acts: createRowLoader(database, ChangeActEntity, "requestId", "step"),
    byId: createRowLoader(database, ChangeRequestEntity, "id", "id"),
    schoolName: async (id) => (await schoolRows.load(id))[0]?.name ?? null,
  };
}
