import type { EntityManager } from "typeorm";
import type { LetterChildState } from "./letter-child-state";
import type { LetterDirection, LetterKind, LetterVia } from "./letter-kind";
import type { LetterOutcome, ReturnReason } from "./letter-outcome";
import type { LetterState } from "./letter-state";

/** The pool, or the connection of a transaction. */
export type Querier = Pick<EntityManager, "query">;

/** A county through which a letter has come, with the number that it gave it. */
export interface LetterLink {
  countyCode: string;
  number: string;
}

/** A letter as {@link LETTER_COLUMNS} read it. Dates are YYYY-MM-DD. */
export interface LetterRow {
  /** The id that its first sender gave it. */
  id: string;
  direction: LetterDirection;
  kind: LetterKind;
  /** This county. */
  countyCode: string;
  /** The other one: addressee of what goes out, sender of what came in. */
  peerCode: string;
  /** Its bureau, as it was called then. */
  peerName: string;
  addressee: string;
  /** The letter that this one answers, reminds of or escalates. */
  aboutId: string | null;
  /** The incoming letter that this one continues (转办). */
  originId: string | null;
  state: LetterState;
  via: LetterVia;
  /** Names of the departments that issue it, the leading one first; none of what came in. */
  organs: string[];
  number: string | null;
  serial: number | null;
  year: number | null;
  title: string;
  /** A `LetterContent`. */
  contentSealed: Buffer;
  /** Counties that it came through before this one, the first sender first. */
  chain: LetterLink[];
  issuedOn: string | null;
  /** By when it is to be accepted or given back, and by when answered. */
  acceptBy: string | null;
  dueOn: string | null;
  messageId: string | null;
  deliveredAt: Date | null;
  withdrawalAskedOn: string | null;
  withdrawnOn: string | null;
  /** Why it was withdrawn. */
  reasonSealed: Buffer | null;
  closedOn: string | null;
  postedOn: string | null;
  postedBy: string | null;
  trackingNumber: string | null;
  version: number;
  draftedBy: string | null;
  draftedPost: string | null;
  draftedAt: Date;
  reviewedBy: string | null;
  reviewedPost: string | null;
  reviewedAt: Date | null;
  /** Day of the draft, or on which it came in. */
  createdOn: string;
}

/** Columns of `letter l`. */
export const LETTER_COLUMNS = `
    l.id, l.direction, l.kind, l.county_code AS "countyCode", l.peer_code AS "peerCode", l.peer_name AS "peerName",
    l.addressee, l.about_id AS "aboutId", l.origin_id AS "originId", l.state, l.via, l.organs, l.number, l.serial, l.year,
    l.title, l.content_sealed AS "contentSealed", l.chain, l.issued_on AS "issuedOn", l.accept_by AS "acceptBy",
    l.due_on AS "dueOn",
    l.message_id AS "messageId", l.delivered_at AS "deliveredAt", l.withdrawal_asked_on AS "withdrawalAskedOn",
    l.withdrawn_on AS "withdrawnOn", l.reason_sealed AS "reasonSealed", l.closed_on AS "closedOn",
    l.posted_on AS "postedOn", l.posted_by AS "postedBy", l.tracking_number AS "trackingNumber", l.version,
    l.drafted_by AS "draftedBy", l.drafted_post AS "draftedPost", l.drafted_at AS "draftedAt",
    l.reviewed_by AS "reviewedBy", l.reviewed_post AS "reviewedPost", l.reviewed_at AS "reviewedAt",
    l.created_on AS "createdOn"`;

/** A child of a letter as {@link LETTER_CHILD_COLUMNS} read it. */
export interface LetterChildRow {
  /** Id within the exchange: every message about the child names it. */
  id: string;
  letterId: string;
  /** From 1. */
  position: number;
  /** The item of an incoming letter that this one continues (转办). */
  originItemId: string | null;
  /** Person id; null where the letter does not say enough and nobody has matched it. */
  childId: string | null;
  caseId: string | null;
  caseNumber: string | null;
  state: LetterChildState;
  acceptedOn: string | null;
  /** A `LetterChildContent`. */
  contentSealed: Buffer;
  /** Why it was returned. */
  reason: ReturnReason | null;
  /** County to which the household has moved: of a return or a forwarding. */
  movedTo: string | null;
  outcome: LetterOutcome | null;
  outcomeOn: string | null;
  /** JSON {school, account}. */
  outcomeSealed: Buffer | null;
  /** What the own registers say of the child; INCOMING's. */
  matchSealed: Buffer | null;
  stateSince: string;
  version: number;
}

/** Columns of `letter_child k`. */
export const LETTER_CHILD_COLUMNS = `
    k.id, k.letter_id AS "letterId", k.position, k.origin_item_id AS "originItemId", k.child_id AS "childId",
    k.case_id AS "caseId", k.case_number AS "caseNumber", k.state, k.accepted_on AS "acceptedOn",
    k.content_sealed AS "contentSealed", k.reason, k.moved_to AS "movedTo", k.outcome, k.outcome_on AS "outcomeOn",
    k.outcome_sealed AS "outcomeSealed", k.match_sealed AS "matchSealed", k.state_since AS "stateSince", k.version`;

/** The children of a letter, in its order. */
export function readLetterChildren(database: Querier, letterId: string): Promise<LetterChildRow[]> {
  return database.query(
    `SELECT ${LETTER_CHILD_COLUMNS} FROM letter_child k WHERE k.letter_id = $1 ORDER BY k.position`,
    [letterId],
  );
}

/** A signature under a letter of this county. */
export interface LetterSignatureRow {
  letterId: string;
  organ: string;
  /** From 1, as the organs stand. */
  position: number;
  actor: string;
  name: string;
  post: string;
  signedAt: Date;
  signedOn: string;
}

export const LETTER_SIGNATURE_COLUMNS = `
    s.letter_id AS "letterId", s.organ, s.position, s.actor, s.name, s.post, s.signed_at AS "signedAt",
    s.signed_on AS "signedOn"`;
