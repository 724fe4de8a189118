/** Why a text is not a value of a scalar. Closed set: import summaries count by it. */
export type ScalarFaultReason =
  | "EMPTY"
  | "FORMAT"
  | "FIFTEEN_DIGITS"
  | "CHECK_DIGIT"
  | "BIRTH_DATE"
  | "UNKNOWN_CODE"
  | "WRONG_LEVEL"
  | "YEARS_APART";

/** A text that cannot be read as a scalar. The message says what is wrong and never repeats the text: it may be a person's number. */
export class ScalarFault extends Error {
  constructor(
    readonly reason: ScalarFaultReason,
    message: string,
  ) {
    super(message);
    this.name = "ScalarFault";
  }
}
