import { ScalarFault } from "../../../schema/scalars/scalar-fault";
import type { SheetRow } from "../file/sheet";
import type { WarningCode } from "../spec/checks";
import { CellFault, type RowFault } from "../spec/fault";
import { trimBlanks } from "../spec/normal-text";
import type { RosterColumn, RosterSpec } from "../spec/roster-spec";
import type { RosterRow } from "../spec/stores";
import type { RosterHeader } from "./header";

/** A row that is fit for the table, or the reasons why it is not. */
export type ReadRow = { row: RosterRow; warnings: WarningCode[]; faults: null } | { faults: [RowFault, ...RowFault[]] };

/** A number that a spreadsheet has rounded to a few digits: the rest is lost. */
const SPOILED_NUMBER = /^[+-]?\d(?:\.\d+)?E\+\d{1,3}$/i;
const SPREADSHEET_ERROR = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|#+)$/;
/** Control characters other than tab and line breaks; PostgreSQL takes no NUL in a text. */
const CONTROL_CHARACTER = /(?![\t\n\v\f\r])\p{Cc}/u;

/** Reads and checks one row; every cell at fault is told, so that a row needs mending once. */
export function readRow({ cells }: SheetRow, header: RosterHeader, spec: RosterSpec, mayBeShort: boolean): ReadRow {
  const count = cellCountFault(cells, header, mayBeShort);
  if (count !== null) return { faults: [count] };
  const faults: RowFault[] = [];
  const row: Record<string, string | null> = {};
  for (let index = 0; index < spec.columns.length; index += 1) {
    const column = spec.columns[index] as RosterColumn;
    const raw = trimBlanks(cells[header.indexes[index] as number] ?? "");
    try {
      row[column.header] = readCell(raw, column);
    } catch (fault) {
      if (!(fault instanceof CellFault || fault instanceof ScalarFault)) throw fault;
      faults.push({ column: column.header, reason: fault.reason, message: fault.message });
    }
  }
  if (isNonEmpty(faults)) return { faults };
  for (const check of spec.checks) {
    const fault = check(row);
    if (fault !== null) faults.push(fault);
  }
  if (isNonEmpty(faults)) return { faults };
  const warnings = spec.warnings.map((warning) => warning(row)).filter((code) => code !== null);
  return { row, warnings, faults: null };
}

/** The normal form of a trimmed cell, null when it is empty. @throws CellFault | ScalarFault when it cannot be read. */
export function readCell(raw: string, column: RosterColumn): string | null {
  if (raw === "") {
    if (column.required) throw new CellFault("MISSING", "The cell must be filled. 必填，不能为空。");
    return null;
  }
  if (SPOILED_NUMBER.test(raw)) {
    throw new CellFault(
      "SPOILED",
      "The number was spoiled by a spreadsheet; its digits are lost. 数字已被电子表格改成科学计数，原数字丢失，请按文本格式重填。",
    );
  }
  if (SPREADSHEET_ERROR.test(raw)) {
    throw new CellFault("SPOILED", "The cell holds a spreadsheet's error. 单元格是电子表格的错误值。");
  }
  if (CONTROL_CHARACTER.test(raw)) {
    throw new CellFault("CONTROL_CHARACTER", "The cell holds a control character. 单元格含有控制字符。");
  }
  return column.cell(raw);
}

/** A row with cells too many or too few has lost its columns' order, unless the surplus is blank. */
function cellCountFault(cells: readonly string[], { width }: RosterHeader, mayBeShort: boolean): RowFault | null {
  if (cells.length === width || (mayBeShort && cells.length < width)) return null;
  if (cells.length > width && cells.slice(width).every((cell) => cell.trim() === "")) return null;
  return {
    column: "",
    reason: "CELL_COUNT",
    message: `The row has ${cells.length} cells, the header ${width}. 该行有${cells.length}个单元格，表头有${width}个。`,
  };
}

function isNonEmpty(faults: RowFault[]): faults is [RowFault, ...RowFault[]] {
  return faults.length > 0;
}
