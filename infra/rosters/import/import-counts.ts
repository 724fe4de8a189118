import type { FaultReason } from "../spec/fault";

/** What became of the rows of a file: read = new + changed + same + rejected. */
export interface ImportCounts {
  read: number;
  new: number;
  changed: number;
  same: number;
  rejected: number;
  /** Rejected rows by the first reason of each. */
  reasons: Partial<Record<FaultReason, number>>;
  /** Rows kept although they disagree with themselves. */
  warned: number;
}

/** Counts before any row. */
export function noCounts(): ImportCounts {
  return { read: 0, new: 0, changed: 0, same: 0, rejected: 0, reasons: {}, warned: 0 };
}
