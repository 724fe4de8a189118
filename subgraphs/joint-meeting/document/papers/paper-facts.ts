import type { DropoutCause } from "../../case/dropout-cause";
import type { Whereabouts } from "../../case/whereabouts";
import type { DocumentKind } from "../document-kind";

/** A child as a paper names it. */
export interface PaperChild {
  name: string;
  sex: "MALE" | "FEMALE" | null;
  /** YYYY-MM-DD */
  birthDate: string;
  guardian: { name: string; relation: string | null } | null;
  schoolName: string | null;
}

/** A paper, or a step by a paper made outside, that another refers to. */
export interface EarlierPaper {
  title: string;
  number: string;
  issuedOn: string;
}

/** All that the text of a paper may draw on. Days are YYYY-MM-DD. */
export interface PaperFacts {
  countyName: string;
  /** Full names of organs. */
  organName: string;
  educationName: string;
  townshipName: string | null;
  issuedOn: string;
  answerUntil: string | null;
  caseNumber: string;
  spellSince: string;
  cause: DropoutCause;
  whereabouts: Whereabouts;
  grade: number | null;
  className: string | null;
  child: PaperChild;
  /** Days of the visits, in order. */
  visits: readonly string[];
  earlier: Readonly<Partial<Record<DocumentKind, EarlierPaper>>>;
  /** The paper that a record of service is about. */
  served: EarlierPaper | null;
  /** What the county's legal basis of penalties says; null without one. */
  penaltyBasis: { title: string; citation: string } | null;
  /** Working days in which a hearing may be asked for. */
  hearingDays: number;
  /** What the clerk adds of the facts, and of what is imposed or asked for. */
  statement: string | null;
  measure: string | null;
}
