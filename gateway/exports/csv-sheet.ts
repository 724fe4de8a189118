import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import { stringify } from "csv-stringify";
import type { ExportColumn, Row } from "./export-definition";
import type { TitleOf } from "./enum-titles";
import { MASKED, type Sheet } from "./sheet";

/**
 * An export as csv: UTF-8 with BOM, so that spreadsheet programs take it for what it is; a text that a spreadsheet would
 * run as a formula gets an apostrophe before it.
 */
export function openCsvSheet(
  output: Writable,
  columns: readonly ExportColumn[],
  isMasked: readonly boolean[],
  titleOf: TitleOf,
): Sheet {
  const csv = stringify({ bom: true, escape_formulas: true, record_delimiter: "windows" });
  csv.pipe(output);
  csv.write(columns.map(({ header, csvHeader = header }) => csvHeader));
  return {
    async add(rows: readonly Row[]) {
      for (const row of rows)
        csv.write(columns.map((column, index) => (isMasked[index] === true ? MASKED : cellOf(column, row, titleOf))));
      if (csv.writableNeedDrain) await new Promise<void>((resolve) => void csv.once("drain", resolve));
    },
    async end() {
      csv.end();
      await finished(output);
    },
  };
}

function cellOf({ read, readCsv }: ExportColumn, row: Row, titleOf: TitleOf): string | number {
  return (readCsv === undefined ? read(row, titleOf) : readCsv(row)) ?? "";
}
