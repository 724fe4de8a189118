/** One row as it stands in a file. */
export interface SheetRow {
  /** Row number as a spreadsheet shows it, from 1. */
  number: number;
  /** Texts as they stand, not trimmed; an empty cell is "". */
  cells: readonly string[];
}

/** Told how far a file has been read: bytes read and bytes in all. */
export type ReadProgress = (readBytes: number, totalBytes: number) => void;

/** One table of a file, read from its start at each call of {@link rows}. */
export interface Sheet {
  name: string;
  /** Whether trailing empty cells are left out (xlsx), so that a short row is a whole one. */
  leavesOutEmptyCells: boolean;
  /**
   * All rows, the header first.
   * @throws FileRefused when the file turns out to be cut short or damaged.
   */
  rows(onProgress?: ReadProgress): AsyncIterable<SheetRow>;
}

/** Whether a row has nothing but blank cells. */
export function isBlankRow(row: SheetRow): boolean {
  return row.cells.every((cell) => cell.trim() === "");
}
