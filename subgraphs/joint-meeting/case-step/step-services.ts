import type { Caller } from "../../../infra/runtime/caller";
import { CaseOutcomeActs } from "../case-outcome/case-outcome.acts";
import { CaseReopeningActs } from "../case-outcome/case-reopening.acts";
import { CaseVisitActs } from "../case-visit/case-visit.acts";
import type { JointMeetingResources } from "../context";
import { LegalBasisService } from "../legal-basis/legal-basis.service";
import { type CaseRecordLoaders, createCaseRecordLoaders } from "./case-records.loader";
import { CaseStepActs } from "./case-step.acts";

/** What the resolvers of steps, visits, outcomes and legal bases work with. */
export interface StepServices {
  caseRecords: CaseRecordLoaders;
  caseStepActs: CaseStepActs;
  caseVisitActs: CaseVisitActs;
  caseOutcomeActs: CaseOutcomeActs;
  caseReopeningActs: CaseReopeningActs;
  legalBases: LegalBasisService;
}

/** Makes them for the requests of one caller. */
export function createStepServices(resources: JointMeetingResources, caller: Caller): StepServices {
  return {
    caseRecords: createCaseRecordLoaders(resources.database),
    caseStepActs: new CaseStepActs(resources, caller),
    caseVisitActs: new CaseVisitActs(resources, caller),
    caseOutcomeActs: new CaseOutcomeActs(resources, caller),
    caseReopeningActs: new CaseReopeningActs(resources, caller),
    legalBases: new LegalBasisService(resources, caller),
  };
}
