/** A report that somebody owes, and whether it is done. Dates are YYYY-MM-DD. */
export interface OwedReport {
  /** Kind, period, and the school where each has its own: `ENTRY_CHECK 2018-2019-1 2145020401`. */
  id: string;
  desk: string;
  dueOn: string;
  doneOn: string | null;
}
