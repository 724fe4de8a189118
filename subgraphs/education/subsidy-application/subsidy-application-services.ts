import type DataLoader from "dataloader";
import type { Caller } from "../../../infra/runtime/caller";
import type { DepartmentResources } from "../../../infra/runtime/department-app";
import { createRowLoader } from "../../../infra/runtime/row-loader";
import type { EnrolmentService } from "../enrolment/enrolment.service";
import type { SchoolService } from "../school/school.service";
import { ApplyForSubsidyService } from "./apply-for-subsidy.service";
import { DecideSubsidyService } from "./decide-subsidy.service";
import { SubsidyApplicationActEntity, SubsidyApplicationEntity } from "./subsidy-application.entity";
import { SubsidyApplicationService } from "./subsidy-application.service";
import { SubsidyCoverageService } from "./subsidy-coverage.service";
import { SubsidyRuleService } from "./subsidy-rule.service";

/** What one request about applications for subsidies works with. */
export interface SubsidyApplicationServices {
  applications: SubsidyApplicationService;
  apply: ApplyForSubsidyService;
  decide: DecideSubsidyService;
  rules: SubsidyRuleService;
  coverage: SubsidyCoverageService;
  /** By the id of an application, oldest first; whoever may see the application may see them. */
  acts: DataLoader<string, SubsidyApplicationActEntity[]>;
}

export function createSubsidyApplicationServices(
  { database, clock, vault }: DepartmentResources,
  caller: Caller,
  { enrolments, schools }: { enrolments: EnrolmentService; schools: SchoolService },
): SubsidyApplicationServices {
  const ofEnrolments = createRowLoader(database, SubsidyApplicationEntity, "enrolmentId", "term DESC, id");
  const applications = new SubsidyApplicationService(database, caller, enrolments, ofEnrolments);
  const rules = new SubsidyRuleService(database, clock, caller);
  const acts = { database, clock, caller, vault };
  return {
    applications,
    rules,
    apply: new ApplyForSubsidyService({ ...acts, enrolments, applications, rules }),
    decide: new DecideSubsidyService({ ...acts, applications }),
    coverage: new SubsidyCoverageService(database, caller, schools),
    acts: createRowLoader(database, SubsidyApplicationActEntity, "applicationId", "step"),
  };
}
