import type { Client } from "pg";
import type { SheetRow } from "../file/sheet";
import { rawRowId, rawRowOf } from "../row/raw-row";
import { parseRejectionNumber } from "../row/rejection-columns";
import type { RosterFile } from "../roster-file";
import type { WarningCode } from "../spec/checks";
import { rowDigest } from "../row/row-digest";
import type { RosterSpec } from "../spec/roster-spec";
import type { RosterKeys, RosterRow } from "../spec/stores";
import { copyInto, copyLine } from "./copy-text";

/** The transaction's own table that rows are copied to before they are merged; it goes with the transaction. */
export const STAGING_TABLE = "staged_row";

/** Columns of a roster's table that a row fills, its key and digest among them. */
export function storedColumns(spec: RosterSpec): string[] {
  const county = spec.countyColumn === undefined ? [] : [spec.countyColumn];
  const fromCells = spec.columns.flatMap((column) => column.stores.map((store) => store.column));
  return [...fromCells, ...county, "warnings", "row_digest"];
}

/**
 * Makes the staging table: the stored columns, and for each row its number in the file, the rejections that it settles
 * when accepted (by its 拒收编号, and by being a row that was rejected before), and the fault found after copying.
 */
export async function createStaging(client: Client, spec: RosterSpec): Promise<void> {
  await client.query(
    `CREATE TEMP TABLE ${STAGING_TABLE} ON COMMIT DROP AS
     SELECT 0 AS row_number, ''::bytea AS mends, ''::bytea AS raw_id, ''::text AS fault, ${storedColumns(spec).join(", ")}
     FROM ${spec.table} WITH NO DATA`,
  );
}

/** Turns accepted rows into lines for the staging table. */
export class StagingWriter {
  private readonly columns: readonly string[];
  private lines: string[] = [];

  /** @param recallsRejections whether rows rejected before wait for the same rows to come in again */
  constructor(
    private readonly file: RosterFile,
    private readonly keys: RosterKeys,
    private readonly countyCode: string,
    private readonly recallsRejections: boolean,
  ) {
    this.columns = ["row_number", "mends", "raw_id", ...storedColumns(file.spec)];
  }

  add(sheetRow: SheetRow, row: RosterRow, warnings: readonly WarningCode[]): void {
    const { spec, header } = this.file;
    const values: (string | Buffer | null)[] = [
      String(sheetRow.number),
      header.rejectionIndex === -1 ? null : parseRejectionNumber(sheetRow.cells[header.rejectionIndex] ?? ""),
      this.recallsRejections ? rawRowId(rawRowOf(sheetRow, header), spec, this.keys.vault) : null,
    ];
    for (const column of spec.columns) {
      const value = row[column.header] ?? null;
      for (const store of column.stores) values.push(store.write(value, this.keys, row));
    }
    const county = spec.countyColumn === undefined ? [] : [this.countyCode];
    values.push(...county, `{${warnings.join(",")}}`, rowDigest(row, { spec, county, warnings }, this.keys.vault));
    this.lines.push(copyLine(values));
  }

  /** Copies what was added since the last call. */
  async flush(client: Client): Promise<void> {
    if (this.lines.length === 0) return;
    const lines = this.lines.join("");
    this.lines = [];
    await copyInto(client, STAGING_TABLE, this.columns, lines);
  }
}
