import type { EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { isUuid } from "../../../infra/runtime/uuid";
import { changed, notFound, notYours } from "../../../infra/runtime/refusals";
import { mayReadCase, mayWorkCase } from "./case.policy";
import { CASE_COLUMNS, type CaseRow } from "./case.rows";

/**
 * Locks a case for an act until the transaction's end, when the caller may act in it and it is as the caller has read it.
 * @param version the version that the caller has read; null for an act that the case's moving on does not disturb
 */
export async function lockCase(
  manager: EntityManager,
  caller: Caller,
  caseId: string,
  version: number | null,
): Promise<CaseRow | Refusal> {
  if (!isUuid(caseId)) return notFound();
  const [row] = await manager.query<CaseRow[]>(
    `SELECT ${CASE_COLUMNS} FROM child_case c WHERE c.id = $1 FOR NO KEY UPDATE`,
    [caseId],
  );
  if (row === undefined || !mayReadCase(caller, row)) return notFound();
  if (!mayWorkCase(caller, row)) return notYours("Your desk does not act in this case.", "贵岗位不参与办理此案。");
  if (version !== null && row.version !== version)
    return changed(
      `Case ${row.number} is at version ${row.version} now.`,
      `${row.number}号案件已更新至第${row.version}版。`,
    );
  return row;
}
