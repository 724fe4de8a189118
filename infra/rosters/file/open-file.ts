import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { openCsv } from "./csv-sheet";
import { FileRefused } from "./file-refused";
import type { Sheet } from "./sheet";
import { openWorkbook } from "./xlsx/open-workbook";

/** A file whose sheets can be read. */
export interface OpenedFile {
  sheets: readonly Sheet[];
  size: number;
  /** SHA-256 of the bytes. */
  digest: Buffer;
  endsWithLineBreak: boolean;
}

const ZIP = Buffer.from("PK\x03\x04", "latin1");
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
const UTF16_LITTLE = Buffer.from([0xff, 0xfe]);
const UTF16_BIG = Buffer.from([0xfe, 0xff]);

/**
 * Opens a .csv or .xlsx file; what it is shows in its bytes, since names mislead.
 * @throws FileRefused when it is neither, or empty, or plainly broken.
 */
export async function openFile(path: string): Promise<OpenedFile> {
  const { head, last, size, digest, hasZeroByte } = await survey(path);
  if (size === 0) throw new FileRefused("EMPTY", "The file is empty. 文件为空。");
  const endsWithLineBreak = last === 0x0a || last === 0x0d;
  if (head.subarray(0, 4).equals(ZIP)) {
    return { sheets: await openWorkbook(path, size), size, digest, endsWithLineBreak: true };
  }
  if (head.subarray(0, 4).equals(OLE)) {
    throw new FileRefused(
      "OLD_WORKBOOK",
      "An old (.xls) or password-protected workbook; save it as .xlsx without a password. 旧版（.xls）或加密的工作簿，请另存为不加密的.xlsx。",
    );
  }
  if (head.subarray(0, 2).equals(UTF16_LITTLE) || head.subarray(0, 2).equals(UTF16_BIG)) {
    throw new FileRefused("ENCODING", "The file is UTF-16; save it as UTF-8. 文件为UTF-16编码，请另存为UTF-8。");
  }
  if (hasZeroByte)
    throw new FileRefused(
      "NOT_A_ROSTER",
      "The file is binary, neither CSV nor xlsx. 文件是二进制文件，既不是CSV也不是xlsx。",
    );
  return { sheets: [await openCsv({ path, size, endsWithLineBreak })], size, digest, endsWithLineBreak };
}

/** One pass over the bytes. */
async function survey(
  path: string,
): Promise<{ head: Buffer; last: number; size: number; digest: Buffer; hasZeroByte: boolean }> {
  const hash = createHash("sha256");
  let head: Buffer = Buffer.alloc(0);
  let last = 0;
  let size = 0;
  let hasZeroByte = false;
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    if (size === 0) head = chunk;
    hash.update(chunk);
    hasZeroByte ||= chunk.includes(0);
    last = chunk[chunk.length - 1] ?? 0;
    size += chunk.length;
  }
  return { head, last, size, digest: hash.digest(), hasZeroByte };
}
