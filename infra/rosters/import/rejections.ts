import type { Client } from "pg";
import type { Vault } from "../../runtime/vault";
import type { SheetRow } from "../file/sheet";
import { maskCell } from "../row/mask";
import { rawRowId, rawRowOf } from "../row/raw-row";
import { parseRejectionNumber } from "../row/rejection-columns";
import type { RosterFile } from "../roster-file";
import type { FaultReason, RowFault } from "../spec/fault";
import { trimBlanks } from "../spec/normal-text";

/** A rejected row as the table `roster_rejection` keeps it. */
export interface Rejection {
  id: Buffer;
  rowNumber: number;
  columnName: string;
  maskedValue: string;
  reasonCode: FaultReason;
  reason: string;
  rowSealed: Buffer;
  /** Id in the row's 拒收编号: the rejection that this one follows, after an unsuccessful mending. */
  follows: Buffer | null;
}

/** Makes the record of a rejected row. Every fault is in its text; it is counted under the first. */
export function rejectionOf(
  row: SheetRow,
  faults: readonly [RowFault, ...RowFault[]],
  file: RosterFile,
  vault: Vault,
): Rejection {
  const raw = rawRowOf(row, file.header);
  const told = faults.filter((fault) => fault.column !== "");
  const cellOf = (header: string) => {
    const index = file.spec.columns.findIndex((column) => column.header === header);
    return trimBlanks(raw.cells[index] ?? "");
  };
  return {
    id: rawRowId(raw, file.spec, vault),
    rowNumber: row.number,
    columnName: told.map((fault) => fault.column).join("、"),
    maskedValue: told.map((fault) => maskCell(cellOf(fault.column))).join("、"),
    reasonCode: faults[0].reason,
    reason: faults.map(({ column, message }) => (column === "" ? message : `${column}: ${message}`)).join(" "),
    rowSealed: vault.seal(JSON.stringify(raw)),
    follows: parseRejectionNumber(row.cells[file.header.rejectionIndex] ?? ""),
  };
}

/** Keeps rejections. One that is known already stays as it is; one that a row follows after mending is settled by it. */
export async function keepRejections(
  client: Client,
  rejections: readonly Rejection[],
  { importId, file, fileName, now }: { importId: number; file: RosterFile; fileName: string; now: Date },
): Promise<void> {
  if (rejections.length === 0) return;
  await client.query(
    `INSERT INTO roster_rejection
       (id, import_id, table_name, file_name, row_number, column_name, masked_value, reason_code, reason, row_sealed, rejected_at)
     SELECT DISTINCT ON (id) id, $1, $2, $3, row_number, column_name, masked_value, reason_code, reason, row_sealed, $4
     FROM unnest($5::bytea[], $6::int[], $7::text[], $8::text[], $9::text[], $10::text[], $11::bytea[])
       AS sent (id, row_number, column_name, masked_value, reason_code, reason, row_sealed)
     ORDER BY id, row_number
     ON CONFLICT (id) DO NOTHING`,
    [
      importId,
      file.spec.table,
      fileName,
      now,
      rejections.map((rejection) => rejection.id),
      rejections.map((rejection) => rejection.rowNumber),
      rejections.map((rejection) => rejection.columnName),
      rejections.map((rejection) => rejection.maskedValue),
      rejections.map((rejection) => rejection.reasonCode),
      rejections.map((rejection) => rejection.reason),
      rejections.map((rejection) => rejection.rowSealed),
    ],
  );
  const followed = rejections.flatMap(({ id, follows }) => (follows === null || follows.equals(id) ? [] : [follows]));
  if (followed.length === 0) return;
  await client.query(
    "UPDATE roster_rejection SET settled_at = $1 WHERE id = ANY ($2::bytea[]) AND table_name = $3 AND settled_at IS NULL",
    [now, followed, file.spec.table],
  );
}
