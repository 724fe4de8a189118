import type DataLoader from "dataloader";
import type { DataSource } from "typeorm";
import type { Caller } from "../../infra/runtime/caller";
import type { Clock } from "../../infra/runtime/clock";
import type { Log } from "../../infra/runtime/log";
import type { Vault } from "../../infra/runtime/vault";
import type { PersonId } from "../../schema/person-id";
import type { CitizenId } from "../../schema/scalars/citizen-id";
import { type CaseServices, createCaseServices } from "./case/case-services";
import { createOversightServices, type OversightServices } from "./oversight/oversight-services";
import { IndicatorChildrenService } from "./indicator/indicator-children.service";
import { IndicatorService } from "./indicator/indicator.service";
import { IndicatorTargetService } from "./indicator/indicator-target.service";
import { SchoolDirectoryReader } from "./indicator/school-directory";
import { LedgerReconciliationService } from "./ledger-reconciliation/ledger-reconciliation.service";
import { ChildLinkService } from "./child-link/child-link.service";
import { LinkingService } from "./child-link/linking.service";
import { createDocumentServices, type DocumentServices } from "./document/document-services";
import { DecisionService } from "./finding/decision.service";
import { FindingService } from "./finding/finding.service";
import type { JobQueue } from "../../infra/runtime/jobs/job-queue";
import type { GatewayReader } from "../../infra/runtime/gateway-reading/gateway-reader";
import { createSweepLoaders, type SweepLoaders } from "./sweep/sweep.store";
import { SweepService } from "./sweep/sweep.service";
import { PersuasionReportRows } from "./persuasion-report/persuasion-report.rows";
import { PersuasionReportService } from "./persuasion-report/persuasion-report.service";
import { createMeetingServices, type MeetingServices } from "./meeting/meeting-services";
import { createStepServices, type StepServices } from "./case-step/step-services";
import { QuarterlyReviewActs } from "./quarterly-review/quarterly-review.acts";
import { QuarterlyReviewService } from "./quarterly-review/quarterly-review.service";
import { ThreeLedgersService } from "./three-ledgers/three-ledgers.service";
import { VetoCandidateService } from "./veto/veto-candidate.service";
import { createWatchRecordLoader, type OwnWatchRecord } from "./watch-group/watch-group.loader";
import { WatchMarkService } from "./watch-group/watch-mark.service";

/** What the joint meeting's service works with as long as it runs. */
export interface JointMeetingResources {
  database: DataSource;
  vault: Vault;
  clock: Clock;
  /** Six digits of the county whose joint meeting this is. */
  countyCode: string;
  office: GatewayReader;
  /** What sweeps run from. */
  jobs: JobQueue;
  personIdOf: (idNumber: CitizenId) => PersonId;
  log: Log;
}

/** What the resolvers of one request work with. */
export interface JointMeetingContext
  extends JointMeetingResources, CaseServices, StepServices, DocumentServices, MeetingServices, OversightServices {
  caller: Caller;
  sweeps: SweepService;
  sweepLoaders: SweepLoaders;
  findings: FindingService;
  decisions: DecisionService;
  childLinks: ChildLinkService;
  linking: LinkingService;
  threeLedgers: ThreeLedgersService;
  reconciliations: LedgerReconciliationService;
  indicatorTargets: IndicatorTargetService;
  indicators: IndicatorService;
  indicatorChildren: IndicatorChildrenService;
  vetoCandidates: VetoCandidateService;
  watchRecords: DataLoader<string, OwnWatchRecord>;
  watchMarks: WatchMarkService;
  persuasionReports: PersuasionReportService;
  quarterlyReviews: QuarterlyReviewService;
  quarterlyReviewActs: QuarterlyReviewActs;
}

/** Makes the contexts of a running service, one a request: loaders keep nothing between callers. */
export function createContextFactory(resources: JointMeetingResources): (caller: Caller) => JointMeetingContext {
  const { database, clock, countyCode } = resources;
  const sweeps = new SweepService(resources);
  return (caller) => {
    const findings = new FindingService(database, caller);
    const quarterlyReviews = new QuarterlyReviewService(resources, caller);
    const indicatorTargets = new IndicatorTargetService(database, clock, caller);
    const schoolDirectory = new SchoolDirectoryReader(resources.office, caller.requestId);
    const counted = { ...resources, indicatorTargets, schoolDirectory };
    const indicators = new IndicatorService(counted, caller);
    const persuasionReports = new PersuasionReportService(
      { ...resources, reports: new PersuasionReportRows(database, countyCode) },
      caller,
    );
    const vetoCandidates = new VetoCandidateService({ ...counted, indicators }, caller);
    return {
      ...resources,
      ...createCaseServices({ ...resources, findings, schoolDirectory }, caller),
      ...createStepServices(resources, caller),
      ...createDocumentServices(resources, caller),
      ...createMeetingServices({ ...resources, indicators, persuasionReports, quarterlyReviews }, caller),
      ...createOversightServices({ ...resources, schoolDirectory, vetoCandidates }, caller),
      caller,
      sweeps,
      sweepLoaders: createSweepLoaders(database),
      findings,
      decisions: new DecisionService({ ...resources, findings }, caller),
      childLinks: new ChildLinkService(database, caller, countyCode),
      linking: new LinkingService(resources, caller),
      threeLedgers: new ThreeLedgersService(database, caller, countyCode),
      reconciliations: new LedgerReconciliationService(database, caller, countyCode),
      indicatorTargets,
      indicators,
      indicatorChildren: new IndicatorChildrenService(counted, caller),
      vetoCandidates,
      watchRecords: createWatchRecordLoader(database, countyCode, clock.today()),
      watchMarks: new WatchMarkService(resources, caller),
      persuasionReports,
      quarterlyReviews,
      quarterlyReviewActs: new QuarterlyReviewActs({ ...resources, reviews: quarterlyReviews }, caller),
    };
  };
}
