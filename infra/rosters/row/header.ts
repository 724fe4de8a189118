import { FileRefused } from "../file/file-refused";
import { normalCode, trimBlanks } from "../spec/normal-text";
import type { RosterSpec } from "../spec/roster-spec";
import { REJECTION_COLUMNS } from "./rejection-columns";

/** Where the columns of a roster stand in a file. */
export interface RosterHeader {
  /** Cell index of each column, in the order of the roster's columns. */
  indexes: readonly number[];
  /** Cell index of 拒收编号, or -1. */
  rejectionIndex: number;
  /** Cells that the header row has. */
  width: number;
  /** Headers that are no column of the roster. */
  ignored: readonly string[];
}

/**
 * Finds the roster's columns in a header row.
 * @throws FileRefused MISSING_COLUMN, or REPEATED_COLUMN when one stands there twice.
 */
export function readHeader(cells: readonly string[], spec: RosterSpec): RosterHeader {
  const headers = cells.map(normalHeader);
  const wanted = spec.columns.map((column) => column.header);
  const missing = wanted.filter((header) => !headers.includes(header));
  if (missing.length > 0) {
    const list = missing.join("、");
    throw new FileRefused(
      "MISSING_COLUMN",
      `Columns of ${spec.title} are missing: ${list}. 缺少“${spec.title}”的列：${list}。`,
    );
  }
  const repeated = wanted.filter((header) => headers.indexOf(header) !== headers.lastIndexOf(header));
  if (repeated.length > 0) {
    const list = repeated.join("、");
    throw new FileRefused("REPEATED_COLUMN", `Columns stand twice: ${list}. 列重复：${list}。`);
  }
  const known = new Set<string>([...wanted, ...Object.values(REJECTION_COLUMNS)]);
  return {
    indexes: wanted.map((header) => headers.indexOf(header)),
    rejectionIndex: headers.indexOf(REJECTION_COLUMNS.number),
    width: cells.length,
    ignored: headers.filter((header) => header !== "" && !known.has(header)),
  };
}

/** How many of a roster's columns a header row has, as a share. */
export function headerShare(cells: readonly string[], spec: RosterSpec): number {
  const headers = new Set(cells.map(normalHeader));
  return spec.columns.filter((column) => headers.has(column.header)).length / spec.columns.length;
}

/** A header without blanks and without the unit that some files add: 金额（元）. */
function normalHeader(cell: string): string {
  return normalCode(trimBlanks(cell)).replace(/\(元\)$/, "");
}
