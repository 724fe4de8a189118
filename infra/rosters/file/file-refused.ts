/** Why a whole file is refused. Closed set: summaries and exit statuses go by it. */
export type RefusalCode =
  | "UNREADABLE"
  | "EMPTY"
  | "NOT_A_ROSTER"
  | "OLD_WORKBOOK"
  | "ENCODING"
  | "CUT_SHORT"
  | "DAMAGED"
  | "MISSING_COLUMN"
  | "REPEATED_COLUMN"
  | "SEVERAL_SHEETS"
  | "TOO_LARGE";

/** A file that is not imported at all; nothing of it has changed a table. The message repeats no cell of a person. */
export class FileRefused extends Error {
  constructor(
    readonly code: RefusalCode,
    message: string,
  ) {
    super(message);
    this.name = "FileRefused";
  }
}
