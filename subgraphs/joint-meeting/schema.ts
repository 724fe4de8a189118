import "reflect-metadata";
import { buildDepartmentSchema, type DepartmentSchema } from "../../infra/runtime/department-schema";
import { ActivityResolver } from "./activity/activity.resolver";
import { PairingResolver } from "./activity/pairing.resolver";
import { StatementResolver } from "./statement/statement.resolver";
import { MeasureActsResolver } from "./oversight/measure-acts.resolver";
import { MeasureEventResolver, MeasureResolver } from "./oversight/measure.resolver";
import { ApprovalResolver } from "./approval/approval.resolver";
import { ChildOpeningResolver } from "./child-opening/child-opening.resolver";
import { CaseActsResolver, CaseOpeningResolver } from "./case/case-acts.resolver";
import { CaseEventResolver, CaseFieldsResolver, CaseSpellResolver } from "./case/case-fields.resolver";
import { CasesResolver, ChildCaseResolver, FindingCaseResolver } from "./case/case.resolver";
import { CaseLettersResolver } from "./case-letter/case-letter.resolver";
import { CaseOutcomeResolver, CaseOutcomesResolver } from "./case-outcome/case-outcome.resolver";
import { CaseStepResolver, CaseStepsResolver } from "./case-step/case-step.resolver";
import { CaseVisitResolver, CaseVisitsResolver } from "./case-visit/case-visit.resolver";
import { LegalBasisResolver } from "./legal-basis/legal-basis.resolver";
import { CaseFiguresResolver } from "./case-figures/case-figures.resolver";
import { AgendaActsResolver } from "./agenda/agenda-acts.resolver";
import { AgendaItemResolver, MeetingAgendaResolver } from "./agenda/agenda.resolver";
import { AttachmentResolver, CaseAttachmentsResolver } from "./attachment/attachment.resolver";
import { DocumentActsResolver } from "./document/document-acts.resolver";
import { CaseDocumentsOfCaseResolver, DocumentResolver } from "./document/document.resolver";
import { OrganWordResolver } from "./document/organ-word.resolver";
import { childReference } from "./child/child.reference";
import { ChildResolver } from "./child/child.resolver";
import { ChildLinkedRecordsResolver, ChildLinkResolver, LinkingResolver } from "./child-link/child-link.resolver";
import { ConsolidationRateResolver } from "./consolidation-rate/consolidation-rate.resolver";
import { DropoutSummaryResolver } from "./dropout-summary/dropout-summary.resolver";
import { IndicatorResolver } from "./indicator/indicator.resolver";
import { IndicatorTargetResolver } from "./indicator/indicator-target.resolver";
import { LedgerReconciliationResolver } from "./ledger-reconciliation/ledger-reconciliation.resolver";
import { DecisionResolver } from "./finding/decision.resolver";
import {
  ChildFindingResolver,
  FindingEventResolver,
  FindingResolver,
  FindingsResolver,
} from "./finding/finding.resolver";
import { CaseworkRoundResolver } from "./casework-round/casework-round.resolver";
import { CaseworkSettingResolver } from "./casework-setting/casework-setting.resolver";
import { OfficeDayResolver } from "./casework-setting/office-day.resolver";
import { DeadlineResolver } from "./deadline/deadline.resolver";
import { InboxResolver } from "./inbox/inbox.resolver";
import { MailAddressResolver } from "./mail/mail-address.resolver";
import { GovernmentResponsibleResolver } from "./responsible/government-responsible.resolver";
import { AgendaItemDecisionsResolver, MeetingDecisionResolver } from "./decision/meeting-decision.resolver";
import { MeetingActsResolver } from "./meeting/meeting-acts.resolver";
import { MeetingEventResolver, MeetingResolver } from "./meeting/meeting.resolver";
import { SweepResolver } from "./sweep/sweep.resolver";
import { PersuasionReportResolver } from "./persuasion-report/persuasion-report.resolver";
import { QuarterlyReviewActsResolver } from "./quarterly-review/quarterly-review-acts.resolver";
import {
  QuarterlyReviewResolver,
  ReviewEntryResolver,
  ReviewSignatureResolver,
} from "./quarterly-review/quarterly-review.resolver";
import { CaseTasksResolver, TaskCaseResolver } from "./task/task-case.resolver";
import { TaskActsResolver } from "./task/task-acts.resolver";
import { TaskEventResolver, TaskResolver } from "./task/task.resolver";
import { StruckOffResolver, ThreeLedgersResolver } from "./three-ledgers/three-ledgers.resolver";
import { VetoCandidateResolver } from "./veto/veto-candidate.resolver";
import { ChildWatchGroupResolver } from "./watch-group/watch-group.resolver";
import { WatchMarkResolver } from "./watch-group/watch-mark.resolver";

/** The joint-meeting (联席会议办公室) subgraph; needs neither database nor gateway. */
export function buildJointMeetingSchema(): DepartmentSchema {
  return buildDepartmentSchema({
    department: "joint-meeting",
    resolvers: [
      ChildResolver,
      DropoutSummaryResolver,
      ConsolidationRateResolver,
      SweepResolver,
      FindingsResolver,
      ChildFindingResolver,
      FindingResolver,
      FindingEventResolver,
      CasesResolver,
      CaseLettersResolver,
      ChildCaseResolver,
      FindingCaseResolver,
      CaseFieldsResolver,
      CaseSpellResolver,
      CaseEventResolver,
      CaseOpeningResolver,
      CaseActsResolver,
      CaseFiguresResolver,
      GovernmentResponsibleResolver,
      DecisionResolver,
      LinkingResolver,
      ChildLinkResolver,
      ChildLinkedRecordsResolver,
      TaskResolver,
      TaskEventResolver,
      TaskActsResolver,
      TaskCaseResolver,
      CaseTasksResolver,
      ThreeLedgersResolver,
      StruckOffResolver,
      LedgerReconciliationResolver,
      IndicatorResolver,
      IndicatorTargetResolver,
      VetoCandidateResolver,
      ChildWatchGroupResolver,
      WatchMarkResolver,
      PersuasionReportResolver,
      QuarterlyReviewResolver,
      ReviewEntryResolver,
      ReviewSignatureResolver,
      QuarterlyReviewActsResolver,
      CaseworkRoundResolver,
      CaseworkSettingResolver,
      OfficeDayResolver,
      DeadlineResolver,
      InboxResolver,
      MailAddressResolver,
      AttachmentResolver,
      CaseAttachmentsResolver,
      DocumentResolver,
      CaseDocumentsOfCaseResolver,
      DocumentActsResolver,
      OrganWordResolver,
      ApprovalResolver,
      ChildOpeningResolver,
      ActivityResolver,
      PairingResolver,
      MeasureResolver,
      MeasureEventResolver,
      MeasureActsResolver,
      StatementResolver,
      MeetingResolver,
      MeetingEventResolver,
      MeetingActsResolver,
      MeetingAgendaResolver,
      AgendaItemResolver,
      AgendaActsResolver,
      AgendaItemDecisionsResolver,
      MeetingDecisionResolver,
      CaseStepsResolver,
      CaseStepResolver,
      CaseVisitsResolver,
      CaseVisitResolver,
      CaseOutcomesResolver,
      CaseOutcomeResolver,
      LegalBasisResolver,
    ],
    references: { Child: childReference },
  });
}
