import type DataLoader from "dataloader";
import type { DataSource } from "typeorm";
import type { Caller } from "../../infra/runtime/caller";
import type { Clock } from "../../infra/runtime/clock";
import type { Log } from "../../infra/runtime/log";
import type { Vault } from "../../infra/runtime/vault";
import type { PersonId } from "../../schema/person-id";
import type { CitizenId } from "../../schema/scalars/citizen-id";
import { createAttachmentLoader } from "./attachment/attachment.loader";
import type { AttachmentRow } from "./attachment/attachment-row";
import { AttachmentSubjectKind } from "./attachment/attachment-subject-kind";
import { ActivityActs } from "./activity/activity.acts";
import { PairingActs } from "./activity/pairing.acts";
import { MeasureActs } from "./oversight/measure.acts";
import { StandingService } from "./statement/standing.service";
import { createMeasureLoaders, type MeasureLoaders } from "./oversight/measure.loader";
import { IndicatorChildrenService } from "./indicator/indicator-children.service";
import { IndicatorService } from "./indicator/indicator.service";
import { IndicatorTargetService } from "./indicator/indicator-target.service";
import { SchoolDirectoryReader } from "./indicator/school-directory";
import { LedgerReconciliationService } from "./ledger-reconciliation/ledger-reconciliation.service";
import { ApprovalActs } from "./approval/approval.acts";
import { ApprovalService } from "./approval/approval.service";
import { ChildOpeningActs } from "./child-opening/child-opening.acts";
import { ChildOpeningService } from "./child-opening/child-opening.service";
import { CaseActs } from "./case/case.acts";
import { CaseService } from "./case/case.service";
import { OpeningService } from "./case/opening.service";
import { CaseFiguresService } from "./case-figures/case-figures.service";
import { ChildLinkService } from "./child-link/child-link.service";
import { LinkingService } from "./child-link/linking.service";
import { createDocumentServices, type DocumentServices } from "./document/document-services";
import { DecisionService } from "./finding/decision.service";
import { FindingService } from "./finding/finding.service";
import { CaseworkSettingService } from "./casework-setting/casework-setting.service";
import { OfficeDayService } from "./casework-setting/office-day.service";
import { DeadlineService } from "./deadline/deadline.service";
import { InboxService } from "./inbox/inbox.service";
import { MailAddressService } from "./mail/mail-address.service";
import type { JobQueue } from "./jobs/job-queue";
import type { OfficeReader } from "./office-reading/office-reader";
import { createSweepLoaders, type SweepLoaders } from "./sweep/sweep.store";
import { SweepService } from "./sweep/sweep.service";
import { PersuasionReportRows } from "./persuasion-report/persuasion-report.rows";
import { PersuasionReportService } from "./persuasion-report/persuasion-report.service";
import { createMeetingServices, type MeetingServices } from "./meeting/meeting-services";
import { createStepServices, type StepServices } from "./case-step/step-services";
import { QuarterlyReviewActs } from "./quarterly-review/quarterly-review.acts";
import { QuarterlyReviewService } from "./quarterly-review/quarterly-review.service";
import { TaskAnswering } from "./task/task-answering";
import { TaskAsking } from "./task/task-asking";
import { TaskService } from "./task/task.service";
import { GovernmentResponsibleService } from "./responsible/government-responsible.service";
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
  office: OfficeReader;
  /** What sweeps run from. */
  jobs: JobQueue;
  personIdOf: (idNumber: CitizenId) => PersonId;
  log: Log;
}

/** What the resolvers of one request work with. */
export interface JointMeetingContext extends JointMeetingResources, MeetingServices, StepServices, DocumentServices {
  caller: Caller;
  sweeps: SweepService;
  sweepLoaders: SweepLoaders;
  findings: FindingService;
  decisions: DecisionService;
  cases: CaseService;
  caseOpenings: OpeningService;
  caseActs: CaseActs;
  caseFigures: CaseFiguresService;
  governmentResponsibles: GovernmentResponsibleService;
  childLinks: ChildLinkService;
  linking: LinkingService;
  tasks: TaskService;
  taskAsking: TaskAsking;
  taskAnswering: TaskAnswering;
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
  caseworkSettings: CaseworkSettingService;
  officeDays: OfficeDayService;
  deadlines: DeadlineService;
  inbox: InboxService;
  mailAddresses: MailAddressService;
  approvals: ApprovalService;
  approvalActs: ApprovalActs;
  childOpenings: ChildOpeningService;
  childOpeningActs: ChildOpeningActs;
  activityActs: ActivityActs;
  pairingActs: PairingActs;
  measureActs: MeasureActs;
  measureLoaders: MeasureLoaders;
  measureAttachments: DataLoader<string, AttachmentRow[]>;
  activityAttachments: DataLoader<string, AttachmentRow[]>;
  standings: StandingService;
}

/** Makes the contexts of a running service, one a request: loaders keep nothing between callers. */
export function createContextFactory(resources: JointMeetingResources): (caller: Caller) => JointMeetingContext {
  const { database, clock, countyCode } = resources;
  const sweeps = new SweepService(resources);
  return (caller) => {
    const findings = new FindingService(database, caller);
    const quarterlyReviews = new QuarterlyReviewService(resources, caller);
    const approvals = new ApprovalService(resources, caller);
    const childOpenings = new ChildOpeningService(resources, caller);
    const tasks = new TaskService(resources, caller);
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
      ...createDocumentServices(resources, caller),
      caller,
      sweeps,
      sweepLoaders: createSweepLoaders(database),
      findings,
      decisions: new DecisionService({ ...resources, findings }, caller),
      cases: new CaseService(resources, caller),
      caseOpenings: new OpeningService({ ...resources, findings }, caller),
      caseActs: new CaseActs({ ...resources, schoolDirectory }, caller),
      caseFigures: new CaseFiguresService(resources, caller),
      governmentResponsibles: new GovernmentResponsibleService(resources, caller),
      childLinks: new ChildLinkService(database, caller, countyCode),
      linking: new LinkingService(resources, caller),
      tasks,
      taskAsking: new TaskAsking({ ...resources, tasks }, caller),
      taskAnswering: new TaskAnswering(resources, caller),
      threeLedgers: new ThreeLedgersService(database, caller, countyCode),
      reconciliations: new LedgerReconciliationService(database, caller, countyCode),
      indicatorTargets,
      indicators,
      indicatorChildren: new IndicatorChildrenService(counted, caller),
      vetoCandidates,
      standings: new StandingService({ database, countyCode, vetoCandidates }),
      watchRecords: createWatchRecordLoader(database, countyCode, clock.today()),
      watchMarks: new WatchMarkService(resources, caller),
      persuasionReports,
      ...createStepServices(resources, caller),
      ...createMeetingServices({ ...resources, indicators, persuasionReports, quarterlyReviews }, caller),
      quarterlyReviews,
      approvals,
      approvalActs: new ApprovalActs({ ...resources, approvals }, caller),
      childOpenings,
      childOpeningActs: new ChildOpeningActs({ ...resources, approvals, childOpenings }, caller),
      activityActs: new ActivityActs(resources, caller),
      pairingActs: new PairingActs(resources, caller),
      measureActs: new MeasureActs(resources, caller),
      measureLoaders: createMeasureLoaders(database),
      measureAttachments: createAttachmentLoader(database, AttachmentSubjectKind.RECTIFICATION),
      activityAttachments: createAttachmentLoader(database, AttachmentSubjectKind.ACTIVITY),
      quarterlyReviewActs: new QuarterlyReviewActs({ ...resources, reviews: quarterlyReviews }, caller),
      caseworkSettings: new CaseworkSettingService(resources, caller),
      officeDays: new OfficeDayService(resources, caller),
      deadlines: new DeadlineService(resources, caller),
      inbox: new InboxService(resources, caller),
      mailAddresses: new MailAddressService(resources, caller),
    };
  };
}
