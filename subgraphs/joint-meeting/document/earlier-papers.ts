import type { EntityManager } from "typeorm";
import { ruleOf } from "../case-step/step-table";
import { selectSteps } from "../case-step/case-step.rows";
import type { DocumentKind } from "./document-kind";
import { KIND_WORDS } from "./document-kind-words";
import { DOCUMENT_COLUMNS, type DocumentRow } from "./document-row";
import type { EarlierPaper } from "./papers/paper-facts";

/** Papers that a new one may refer to. */
export interface EarlierPapers {
  byKind: Partial<Record<DocumentKind, EarlierPaper>>;
  served: EarlierPaper | null;
}

/**
 * The last paper of each kind in a case up to a day: as drawn up here and in force, else as a step names one made outside.
 * @param served the paper whose service is recorded
 */
export async function readEarlierPapers(
  manager: EntityManager,
  caseId: string,
  day: string,
  served: DocumentRow | null,
): Promise<EarlierPapers> {
  const byKind: EarlierPapers["byKind"] = {};
  for (const { kind, paperNumber, takenOn } of await selectSteps(manager, [caseId])) {
    const { documentKind } = ruleOf(kind);
    if (documentKind === null || paperNumber === null || takenOn > day) continue;
    byKind[documentKind] = { title: KIND_WORDS[documentKind].title, number: paperNumber, issuedOn: takenOn };
  }
  for (const row of await manager.query<DocumentRow[]>(SELECT_IN_FORCE, [caseId, day]))
    byKind[row.kind] = toEarlier(row);
  return { byKind, served: served && toEarlier(served) };
}

const toEarlier = ({ title, number, issuedOn }: DocumentRow): EarlierPaper => ({ title, number, issuedOn });

/** $1 case, $2 day. */
const SELECT_IN_FORCE = `
  SELECT ${DOCUMENT_COLUMNS} FROM case_document d
  WHERE d.case_id = $1 AND d.issued_on <= $2 AND d.voided_on IS NULL ORDER BY d.issued_on, d.at, d.id`;
