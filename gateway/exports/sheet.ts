import type { Row } from "./export-definition";

/** Stands in the cells of a column that the caller's scopes do not open. */
export const MASKED = "＊＊＊";

/** A table that is being written to a response. */
export interface Sheet {
  /** Writes rows; waits while whoever reads is slow. */
  add(rows: readonly Row[]): Promise<void>;
  /** Completes the file. */
  end(): Promise<void>;
}
