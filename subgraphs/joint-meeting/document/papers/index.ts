import { DocumentKind } from "../document-kind";
import { demand } from "./demand.paper";
import { enforcementApplication } from "./enforcement-application.paper";
import { lawsuitPetition } from "./lawsuit-petition.paper";
import { orderNotice } from "./order-notice.paper";
import type { PaperText } from "./paper-text";
import { penaltyDecision } from "./penalty-decision.paper";
import { penaltyNotice } from "./penalty-notice.paper";
import { returnNotice } from "./return-notice.paper";
import { serviceRecord } from "./service-record.paper";
import { writtenReport } from "./written-report.paper";

interface CasePaper {
  text: PaperText;
  /** Whether it goes to the guardian, or names one. */
  needsGuardian: boolean;
  /** Whether it says what is imposed. */
  needsMeasure: boolean;
}

const ON_GUARDIAN = { needsGuardian: true, needsMeasure: false } as const;
const PENALTY = { needsGuardian: true, needsMeasure: true } as const;

/** Every kind of paper that is drawn up in a case. */
export const CASE_PAPERS: Readonly<Partial<Record<DocumentKind, CasePaper>>> = {
  [DocumentKind.WRITTEN_REPORT]: { text: writtenReport, needsGuardian: false, needsMeasure: false },
  [DocumentKind.RETURN_NOTICE]: { text: returnNotice, ...ON_GUARDIAN },
  [DocumentKind.ORDER_NOTICE]: { text: orderNotice, ...ON_GUARDIAN },
  [DocumentKind.PENALTY_NOTICE]: { text: penaltyNotice, ...PENALTY },
  [DocumentKind.PENALTY_DECISION]: { text: penaltyDecision, ...PENALTY },
  [DocumentKind.SERVICE_RECORD]: { text: serviceRecord, ...ON_GUARDIAN },
  [DocumentKind.DEMAND]: { text: demand, ...ON_GUARDIAN },
  [DocumentKind.ENFORCEMENT_APPLICATION]: { text: enforcementApplication, ...ON_GUARDIAN },
  [DocumentKind.LAWSUIT_PETITION]: { text: lawsuitPetition, ...ON_GUARDIAN },
};
