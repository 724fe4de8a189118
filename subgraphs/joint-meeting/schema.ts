import "reflect-metadata";
import { buildDepartmentSchema, type DepartmentSchema } from "../../infra/runtime/department-schema";
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
import { SweepResolver } from "./sweep/sweep.resolver";
import { PersuasionReportResolver } from "./persuasion-report/persuasion-report.resolver";
import { QuarterlyReviewActsResolver } from "./quarterly-review/quarterly-review-acts.resolver";
import {
  QuarterlyReviewResolver,
  ReviewEntryResolver,
  ReviewSignatureResolver,
} from "./quarterly-review/quarterly-review.resolver";
import { StruckOffResolver, ThreeLedgersResolver } from "./three-ledgers/three-ledgers.resolver";
import { VetoCandidateResolver } from "./veto/veto-candidate.resolver";
import { ChildWatchGroupResolver } from "./watch-group/watch-group.resolver";
import { WatchMarkResolver } from "./watch-group/watch-mark.resolver";

/** The joint-meeting (联席会议办公室) subgraph; needs neither database nor gateway. */
export function buildJointMeetingSchema(): DepartmentSchema {
  return buildDepartmentSchema({
    resolvers: [
      ChildResolver,
      DropoutSummaryResolver,
      ConsolidationRateResolver,
      SweepResolver,
      FindingsResolver,
      ChildFindingResolver,
      FindingResolver,
      FindingEventResolver,
      DecisionResolver,
      LinkingResolver,
      ChildLinkResolver,
      ChildLinkedRecordsResolver,
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
    ],
    references: { Child: childReference },
  });
}
