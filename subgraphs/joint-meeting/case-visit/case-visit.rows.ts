import type { Querier } from "../case/case.rows";
import type { ResponsibleLine } from "../responsible/responsible-level";

/** Somebody who went to the home, an official of one of the two lines. */
export interface Visitor {
  line: ResponsibleLine;
  name: string;
  post: string;
}

/** A visit as its row has it. */
export interface CaseVisitRow {
  id: string;
  caseId: string;
  visitedOn: string;
  lines: ResponsibleLine[];
  /** Code of the desk that recorded it. */
  organ: string;
  visitorsSealed: Buffer;
  metSealed: Buffer;
  saidSealed: Buffer;
  nextOn: string | null;
  attachmentIds: string[];
  actor: string;
  post: string;
  department: string;
  at: Date;
}

/** Visits of cases, each case's from the first on. */
export function selectVisits(database: Querier, caseIds: readonly string[]): Promise<CaseVisitRow[]> {
  return database.query(SELECT_VISITS, [caseIds]);
}

export async function insertVisit(database: Querier, visit: CaseVisitRow): Promise<void> {
  await database.query(INSERT_VISIT, [
    visit.id,
    visit.caseId,
    visit.visitedOn,
    visit.lines,
    visit.organ,
    visit.visitorsSealed,
    visit.metSealed,
    visit.saidSealed,
    visit.nextOn,
    visit.attachmentIds,
    visit.actor,
    visit.post,
    visit.department,
    visit.at,
  ]);
}

const SELECT_VISITS = `
  SELECT id, case_id AS "caseId", visited_on AS "visitedOn", lines, organ, visitors_sealed AS "visitorsSealed",
    met_sealed AS "metSealed", said_sealed AS "saidSealed", next_on AS "nextOn", attachment_ids AS "attachmentIds",
    actor, post, department, at
  FROM case_visit WHERE case_id = ANY ($1::uuid[]) ORDER BY case_id, visited_on, at, id`;

const INSERT_VISIT = `
  INSERT INTO case_visit (id, case_id, visited_on, lines, organ, visitors_sealed, met_sealed, said_sealed, next_on,
    attachment_ids, actor, post, department, at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`;
