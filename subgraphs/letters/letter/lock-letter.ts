import type { EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import { Refusal } from "../../../infra/runtime/refusal.type";
import { changed, notFound } from "../../../infra/runtime/refusals";
import { isUuid } from "../../../infra/runtime/uuid";
import { mayReadLetter } from "./letter.policy";
import { LETTER_COLUMNS, type LetterRow } from "./letter.rows";

/**
 * Locks a letter for an act until the transaction's end, when the caller may read it. Its children are not locked: whoever
 * changes them holds their letter. Of two letters, the one that is about the other, or continues it, is locked first.
 * @param version the version that the caller has read; null where the act judges repeats first, with {@link changedSince}
 */
export async function lockLetter(
  manager: EntityManager,
  caller: Caller,
  letterId: string,
  version: number | null,
): Promise<LetterRow | Refusal> {
  const row = await lockLetterRow(manager, letterId);
  if (row === null || !mayReadLetter(caller, row)) return notFound();
  return (version === null ? null : changedSince(row, version)) ?? row;
}

/** {@link lockLetter} for what no person does: a message that came in, the county's round. Null when there is none. */
export async function lockLetterRow(manager: EntityManager, letterId: string): Promise<LetterRow | null> {
  if (!isUuid(letterId)) return null;
  const [row] = await manager.query<LetterRow[]>(
    `SELECT ${LETTER_COLUMNS} FROM letter l WHERE l.id = $1 FOR NO KEY UPDATE`,
    [letterId],
  );
  return row ?? null;
}

/** The refusal of an act on a letter that has moved on since the caller read it; null when it has not. */
export function changedSince(row: LetterRow, version: number): Refusal | null {
  if (row.version === version) return null;
  const name = row.number ?? row.id;
  return changed(`Letter ${name} is at version ${row.version} now.`, `函件${name}已更新至第${row.version}版。`);
}
