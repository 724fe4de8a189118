import { randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Vault } from "../../../infra/runtime/vault";
import type { DocumentKind } from "./document-kind";
import { KIND_WORDS } from "./document-kind-words";
import { getOrganWord } from "./organ-word";
import type { PaperContent } from "./paper-content";

/** What a paper is about; exactly one of them. */
export type DocumentSubject = { caseId: string } | { meetingId: string } | { oversightId: string };

export interface DocumentToDraw {
  kind: DocumentKind;
  of: DocumentSubject;
  countyCode: string;
  /** Desk of the organ that issues it, without `/head`. */
  organ: string;
  /** YYYY-MM-DD, not after today; the number is of its year. */
  issuedOn: string;
  /** YYYY-MM-DD by which it asks for something. */
  answerUntil?: string | null;
  /** How many such papers the organ has drawn up in the case, this one counted. */
  round?: number;
  /** The paper whose service it records. */
  servedId?: string;
  /** The title where it is not that of the kind; without a child's name, since it stands in clear. */
  title?: string;
  content: PaperContent;
  caller: Pick<Caller, "actor" | "post" | "department">;
  at: Date;
  vault: Vault;
}

export interface DrawnDocument {
  id: string;
  /** 文号. */
  number: string;
}

/**
 * Numbers a paper and keeps it sealed, within the caller's transaction: a number is taken when that commits, and by
 * nobody when it does not, so that an organ's numbers of a year have neither gap nor double.
 * @throws unique violation of `case_document_in_force` when the case has such a paper of that round
 */
export async function drawUpDocument(manager: EntityManager, document: DocumentToDraw): Promise<DrawnDocument> {
  const { kind, of, organ, issuedOn, caller, content, countyCode } = document;
  const year = Number(issuedOn.slice(0, 4));
  const [series] = await manager.query<[{ serial: number }]>(TAKE_SERIAL, [organ, kind, year]);
  const number = `${await getOrganWord(manager, countyCode, { organ, kind }, issuedOn)}〔${year}〕${series.serial}号`;
  const id = randomUUID();
  await manager.query(INSERT_DOCUMENT, [
    id,
    countyCode,
    "caseId" in of ? of.caseId : null,
    "meetingId" in of ? of.meetingId : null,
    "oversightId" in of ? of.oversightId : null,
    kind,
    document.round ?? 1,
    organ,
    year,
    series.serial,
    number,
    document.title ?? KIND_WORDS[kind].title,
    issuedOn,
    document.answerUntil ?? null,
    document.servedId ?? null,
    document.vault.seal(JSON.stringify(content)),
    caller.actor,
    caller.post,
    caller.department,
    document.at,
  ]);
  return { id, number };
}

/** $1 organ, $2 kind, $3 year. */
const TAKE_SERIAL = `
  INSERT INTO document_series (organ, kind_code, year, next) VALUES ($1, $2, $3, 2)
  ON CONFLICT (organ, kind_code, year) DO UPDATE SET next = document_series.next + 1
  RETURNING next - 1 AS serial`;

const INSERT_DOCUMENT = `
  INSERT INTO case_document (id, region_code, case_id, meeting_id, oversight_id, kind, kind_code, round, organ, year, serial,
    number, title, issued_on, answer_until, served_id, content_sealed, actor, post, department, at)
  VALUES ($1, $2, $3, $4, $5, $6, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`;
