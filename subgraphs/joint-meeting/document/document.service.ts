import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Page } from "../../../infra/runtime/page";
import { isUuid } from "../../../infra/runtime/uuid";
import { CASE_IN_SCOPE, caseScope } from "../case/case.policy";
import type { DocumentKind } from "./document-kind";
import { mayReadDocument } from "./document.policy";
import { DOCUMENT_COLUMNS, type DocumentRow } from "./document-row";

/** What a listing holds to. */
export interface DocumentsWanted {
  kinds: readonly DocumentKind[] | null;
  organ: string | null;
  issuedFrom: string | null;
  issuedTo: string | null;
}

/** Papers (文书) as one caller may read them. */
export class DocumentService {
  constructor(
    private readonly database: DataSource,
    private readonly caller: Caller,
  ) {}

  /** A paper; null when it is missing or hidden from the caller. */
  async find(id: string): Promise<DocumentRow | null> {
    if (!isUuid(id)) return null;
    const [row] = await this.database.query<DocumentRow[]>(SELECT_DOCUMENT, [id]);
    return row !== undefined && (await mayReadDocument(this.database, this.caller, row)) ? row : null;
  }

  /** The register of papers (文书登记簿) of the cases that the caller may read, the latest first; one more than the page holds. */
  list({ kinds, organ, issuedFrom, issuedTo }: DocumentsWanted, { first, after }: Page): Promise<DocumentRow[]> {
    const [day, id] = after ?? [null, null];
    const filter = [kinds, organ, issuedFrom, issuedTo];
    return this.database.query(SELECT_REGISTER, [...caseScope(this.caller), ...filter, day, id, first + 1]);
  }
}

/** $1 id. */
export const SELECT_DOCUMENT = `SELECT ${DOCUMENT_COLUMNS} FROM case_document d WHERE d.id = $1`;

/** After the parameters of cases' scope: $5 kinds, $6 organ, $7 and $8 days, $9 and $10 day and id before the page, $11 rows. */
const SELECT_REGISTER = `
  SELECT ${DOCUMENT_COLUMNS} FROM case_document d JOIN child_case c ON c.id = d.case_id
  WHERE ${CASE_IN_SCOPE}
    AND ($5::text[] IS NULL OR d.kind = ANY ($5)) AND ($6::text IS NULL OR d.organ = $6)
    AND ($7::date IS NULL OR d.issued_on >= $7) AND ($8::date IS NULL OR d.issued_on <= $8)
    AND ($9::date IS NULL OR (d.issued_on, d.id::text) < ($9::date, $10::text))
  ORDER BY d.issued_on DESC, d.id::text DESC LIMIT $11`;
