import DataLoader from "dataloader";
import type { DataSource } from "typeorm";
import { type CaseLetterRow, SELECT_LETTERS_OF_CASES } from "./case-letter.rows";

/** The letters of cases that the caller may read: one statement for all of a page. */
export function createCaseLetterLoader(database: DataSource): DataLoader<string, CaseLetterRow[]> {
  return new DataLoader(
    async (caseIds) => {
      const rows = await database.query<CaseLetterRow[]>(SELECT_LETTERS_OF_CASES, [caseIds]);
      const byCase = Map.groupBy(rows, ({ caseId }) => caseId);
      return caseIds.map((id) => byCase.get(id) ?? []);
    },
    // What a request has changed it reads again.
    { cache: false },
  );
}
