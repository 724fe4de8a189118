import type { DataSource } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Scope } from "../../../schema/access/scopes";
import { findCase } from "../case/case.rows";
import { mayReadMeeting, mayReadWholeMeeting } from "../meeting/meeting.policy";
import { type MeetingRow, SELECT_MEETINGS } from "../meeting/meeting.rows";
import { findMeasure } from "../oversight/measure.rows";
import { mayReadStatement, type StatementOfUnit } from "../statement/statement.policy";
import { DocumentKind } from "./document-kind";
import type { DocumentRow } from "./document-row";

interface SubjectPolicy {
  idOf: (document: DocumentRow) => string | null;
  scope: Scope;
  mayRead: (database: DataSource, caller: Caller, id: string, kind: DocumentKind) => Promise<boolean>;
}

/** A paper is read by whoever reads what it is about, with the scope for that; hidden and missing look the same. */
const SUBJECTS: readonly SubjectPolicy[] = [
  {
    idOf: ({ caseId }) => caseId,
    scope: "case:read",
    mayRead: async (database, caller, id) => (await findCase(database, caller, id)) !== null,
  },
  {
    idOf: ({ meetingId }) => meetingId,
    scope: "meeting:read",
    mayRead: async (database, caller, id, kind) => {
      const [meeting] = await database.query<MeetingRow[]>(SELECT_MEETINGS, [[id]]);
      if (meeting === undefined) return false;
      // Minutes hold the decisions for every member, and may name a child.
      return kind === DocumentKind.MINUTES ? mayReadWholeMeeting(caller, meeting) : mayReadMeeting(caller, meeting);
    },
  },
  {
    idOf: ({ oversightId }) => oversightId,
    scope: "oversight:read",
    mayRead: async (database, caller, id) => {
      if ((await findMeasure(database, caller, id)) !== null) return true;
      const [statement] = await database.query<StatementOfUnit[]>(SELECT_STATEMENT, [id]);
      return statement !== undefined && mayReadStatement(caller, statement);
    },
  },
];

/** Whether a caller may read a paper. */
export async function mayReadDocument(database: DataSource, caller: Caller, document: DocumentRow): Promise<boolean> {
  for (const { idOf, scope, mayRead } of SUBJECTS) {
    const id = idOf(document);
    if (id !== null) return caller.scopes.has(scope) && mayRead(database, caller, id, document.kind);
  }
  return false;
}

const SELECT_STATEMENT = `SELECT region_code AS "regionCode", unit FROM responsibility_statement WHERE id = $1`;
