import DataLoader from "dataloader";
import type { DataSource } from "typeorm";
import { DOCUMENT_COLUMNS, type DocumentRow } from "./document-row";

/** The papers of cases, each case's in the order in which they were drawn up. Whoever asks may read the cases. */
export function createCaseDocumentLoader(database: DataSource): DataLoader<string, DocumentRow[]> {
  return new DataLoader(
    async (caseIds) => {
      const groups = Map.groupBy(
        await database.query<DocumentRow[]>(SELECT_OF_CASES, [caseIds]),
        ({ caseId }) => caseId,
      );
      return caseIds.map((id) => groups.get(id) ?? []);
    },
    // What a request has drawn up it reads again.
    { cache: false },
  );
}

/** $1 ids of cases. */
const SELECT_OF_CASES = `
  SELECT ${DOCUMENT_COLUMNS} FROM case_document d WHERE d.case_id = ANY ($1::uuid[]) ORDER BY d.case_id, d.at, d.id`;
