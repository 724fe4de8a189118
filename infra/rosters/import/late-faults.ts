import type { Client } from "pg";
import type { RowFault } from "../spec/fault";
import type { RosterSpec } from "../spec/roster-spec";
import type { SheetRow } from "../file/sheet";
import { STAGING_TABLE } from "./staging";

/** Mark of a row that repeats an earlier one of its file word for word: no fault, but not merged twice. */
const REPEATED = "REPEATED";
const DUPLICATE_KEY = "DUPLICATE_KEY";
const FETCHED_ROWS = 2000;

/** Marks staged rows that only the whole file or another table shows to be at fault. */
export async function markLateFaults(client: Client, spec: RosterSpec): Promise<void> {
  for (const { column, table, reason } of spec.references) {
    await client.query(
      `UPDATE ${STAGING_TABLE} SET fault = $1
       WHERE fault IS NULL AND NOT EXISTS (SELECT 1 FROM ${table} WHERE ${table}.id = ${STAGING_TABLE}.${column})`,
      [reason],
    );
  }
  const key = spec.key.join(", ");
  await client.query(
    `UPDATE ${STAGING_TABLE} staged SET fault = CASE WHEN staged.row_digest = ranked.first_digest THEN $1 ELSE $2 END
     FROM (SELECT row_number, row_number() OVER rows AS rank, first_value(row_digest) OVER rows AS first_digest
           FROM ${STAGING_TABLE} WHERE fault IS NULL
           WINDOW rows AS (PARTITION BY ${key} ORDER BY row_number)) ranked
     WHERE ranked.rank > 1 AND ranked.row_number = staged.row_number`,
    [REPEATED, DUPLICATE_KEY],
  );
}

/** Whether any staged row is at fault. */
export async function hasLateFaults(client: Client): Promise<boolean> {
  const result = await client.query(`SELECT 1 FROM ${STAGING_TABLE} WHERE fault IS NOT NULL AND fault <> $1 LIMIT 1`, [
    REPEATED,
  ]);
  return result.rowCount === 1;
}

/**
 * The rows at fault with their faults: the file is read a second time for their cells, which the staging table does
 * not have in full. Memory stays bounded however many they are.
 */
export async function* readLateFaults(
  client: Client,
  rows: AsyncIterable<SheetRow>,
  spec: RosterSpec,
): AsyncGenerator<{ row: SheetRow; fault: RowFault }> {
  await client.query(
    `DECLARE late_fault CURSOR FOR SELECT row_number, fault FROM ${STAGING_TABLE}
     WHERE fault IS NOT NULL AND fault <> '${REPEATED}' ORDER BY row_number`,
  );
  const marked = markedRows(client);
  let next = await marked.next();
  for await (const row of rows) {
    if (next.done === true) break;
    if (row.number !== next.value.row_number) continue;
    yield { row, fault: faultOf(next.value.fault, spec) };
    next = await marked.next();
  }
  await client.query("CLOSE late_fault");
}

async function* markedRows(client: Client): AsyncGenerator<{ row_number: number; fault: string }> {
  for (;;) {
    const page = await client.query<{ row_number: number; fault: string }>(`FETCH ${FETCHED_ROWS} FROM late_fault`);
    if (page.rows.length === 0) return;
    yield* page.rows;
  }
}

function faultOf(reason: string, spec: RosterSpec): RowFault {
  const reference = spec.references.find((candidate) => candidate.reason === reason);
  if (reference !== undefined)
    return { column: reference.header, reason: reference.reason, message: reference.message };
  return {
    column: keyHeader(spec),
    reason: DUPLICATE_KEY,
    message: "Another row of the file has the same key and other content. 文件中另有主键相同而内容不同的行。",
  };
}

/** Header of the column that the first part of the key is read from. */
function keyHeader(spec: RosterSpec): string {
  const isKey = (column: string) => column === spec.key[0];
  return spec.columns.find(({ stores }) => stores.some((store) => isKey(store.column)))?.header ?? "";
}
