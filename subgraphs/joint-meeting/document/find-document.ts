import type { EntityManager } from "typeorm";
import { isUuid } from "../../../infra/runtime/uuid";
import { DOCUMENT_COLUMNS, type DocumentRow } from "./document-row";

/**
 * A paper of a case that is in force, by its id; null for one of another case, one that was voided, or none: to whoever works
 * this case they are the same. It stays in force until the transaction ends.
 */
export async function documentOfCase(
  manager: EntityManager,
  caseId: string,
  documentId: string,
): Promise<DocumentRow | null> {
  if (!isUuid(documentId)) return null;
  const [row] = await manager.query<DocumentRow[]>(SELECT_OF_CASE, [documentId, caseId]);
  return row ?? null;
}

/** $1 document, $2 case. */
const SELECT_OF_CASE = `
  SELECT ${DOCUMENT_COLUMNS} FROM case_document d WHERE d.id = $1 AND d.case_id = $2 AND d.voided_on IS NULL FOR SHARE`;
