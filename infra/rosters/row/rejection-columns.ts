/** Headers that an export of rejected rows adds to a roster's own; a mended file may bring them back. */
export const REJECTION_COLUMNS = { number: "拒收编号", column: "拒收列", reason: "拒收原因" } as const;

/** `R` keeps a spreadsheet from reading the number as one. */
const NUMBER = /^R([0-9A-F]{32})$/;

/** The 拒收编号 of a rejection, as people see it. */
export function rejectionNumber(id: Buffer): string {
  return `R${id.toString("hex").toUpperCase()}`;
}

/** The id that a 拒收编号 stands for; null for anything else. */
export function parseRejectionNumber(text: string): Buffer | null {
  const match = NUMBER.exec(text.trim().toUpperCase());
  return match === null ? null : Buffer.from(match[1] as string, "hex");
}
