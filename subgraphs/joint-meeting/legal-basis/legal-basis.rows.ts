import type { Querier } from "../case/case.rows";
import type { LegalBasisKind } from "./legal-basis-kind";

/** A legal basis as its row has it; in force from the first to the last day. */
export interface LegalBasisRow {
  id: string;
  kind: LegalBasisKind;
  title: string;
  citation: string;
  validFrom: string;
  validTo: string | null;
  enteredAt: Date;
  enteredBy: string;
  enteredPost: string;
}

/** All of them, the latest first; a county has a handful in its whole life. */
export function selectLegalBases(database: Querier): Promise<LegalBasisRow[]> {
  return database.query(`SELECT ${COLUMNS} FROM legal_basis ORDER BY valid_from DESC, id DESC`);
}

export const COLUMNS = `
    id, kind, title, citation, valid_from AS "validFrom", valid_to AS "validTo", entered_at AS "enteredAt",
    entered_by AS "enteredBy", entered_post AS "enteredPost"`;
