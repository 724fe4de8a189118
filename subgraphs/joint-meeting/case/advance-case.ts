import type { EntityManager } from "typeorm";
import { CASE_COLUMNS, type CaseRow } from "./case.rows";

/** What an act may change of a case. */
export type CasePatch = Partial<
  Pick<
    CaseRow,
    | "stage"
    | "stageSince"
    | "state"
    | "outcome"
    | "outcomeOn"
    | "closedOn"
    | "watchUntil"
    | "cause"
    | "whereabouts"
    | "accountSealed"
    | "lead"
    | "assistants"
  >
>;

const COLUMNS: Readonly<Record<keyof CasePatch, string>> = {
  stage: "stage",
  stageSince: "stage_since",
  state: "state",
  outcome: "outcome",
  outcomeOn: "outcome_on",
  closedOn: "closed_on",
  watchUntil: "watch_until",
  cause: "cause",
  whereabouts: "whereabouts",
  accountSealed: "account_sealed",
  lead: "lead",
  assistants: "assistants",
};

/**
 * Brings a locked case to its next version.
 * @throws Error when the row is not the one that was locked: the act is undone with its transaction.
 */
export async function advanceCase(manager: EntityManager, row: CaseRow, patch: CasePatch): Promise<CaseRow> {
  const names = Object.keys(patch) as (keyof CasePatch)[];
  const settings = names.map((name, index) => `, ${COLUMNS[name]} = $${index + 3}`).join("");
  const [rows] = await manager.query<[CaseRow[], number]>(
    `UPDATE child_case c SET version = c.version + 1${settings} WHERE c.id = $1 AND c.version = $2
     RETURNING ${CASE_COLUMNS}`,
    [row.id, row.version, ...names.map((name) => patch[name] ?? null)],
  );
  const [advanced] = rows;
  if (advanced === undefined) throw new Error(`case ${row.id} was changed while it was locked`);
  return advanced;
}
