import type { ScalarFaultReason } from "../../../schema/scalars/scalar-fault";

/** Why a row is rejected. Closed set: summaries count by it. */
export type FaultReason =
  | ScalarFaultReason
  | "MISSING"
  | "SPOILED"
  | "CONTROL_CHARACTER"
  | "NOT_A_DATE"
  | "NOT_IN_LIST"
  | "NOT_AN_AMOUNT"
  | "CELL_COUNT"
  | "DATES_OUT_OF_ORDER"
  | "OUTSIDE_COUNTY"
  | "CONTRADICTION"
  | "SCHOOL_UNKNOWN"
  | "ENROLMENT_UNKNOWN"
  | "DUPLICATE_KEY";

/** A cell that cannot be read. The message says what is wrong, English then Chinese, and never repeats the cell. */
export class CellFault extends Error {
  constructor(
    readonly reason: FaultReason,
    message: string,
  ) {
    super(message);
    this.name = "CellFault";
  }
}

/** What is wrong with a row, and where. */
export interface RowFault {
  /** Header of the column at fault; "" when the row as a whole is. */
  column: string;
  reason: FaultReason;
  message: string;
}
