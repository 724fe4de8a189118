import { open, type FileHandle } from "node:fs/promises";
import { FileRefused } from "../file-refused";

/** One file within a zip archive, by the archive's directory. Sizes in bytes. */
export interface ZipEntry {
  name: string;
  method: number;
  crc: number;
  compressedSize: number;
  size: number;
  /** Offset of the entry's local header. */
  offset: number;
}

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LONGEST_COMMENT = 0xffff;
const ZIP64_MARK = 0xffffffff;
/** A workbook has some dozens of entries; its directory is small. */
const LONGEST_DIRECTORY = 4 * 1024 * 1024;

/**
 * Reads the directory at the end of a zip archive (APPNOTE 4.3). It is written last, so an archive that was cut short has none.
 * @throws FileRefused CUT_SHORT without a directory, DAMAGED when it contradicts the file, TOO_LARGE for zip64.
 */
export async function readZipDirectory(path: string, fileSize: number): Promise<Map<string, ZipEntry>> {
  const file = await open(path);
  try {
    const tail = await readAt(file, Math.max(0, fileSize - END_BYTES - LONGEST_COMMENT), fileSize);
    const end = findEnd(tail);
    if (end === null) {
      throw new FileRefused(
        "CUT_SHORT",
        "The workbook is cut short: its directory is missing. 工作簿不完整：文件末尾缺失。",
      );
    }
    const length = end.readUInt32LE(12);
    const start = end.readUInt32LE(16);
    if (start === ZIP64_MARK) throw new FileRefused("TOO_LARGE", "The workbook is larger than 4 GB. 工作簿超过4GB。");
    if (length > LONGEST_DIRECTORY || start + length > fileSize) throw damaged();
    return parseEntries(await readAt(file, start, start + length));
  } finally {
    await file.close();
  }
}

function findEnd(tail: Buffer): Buffer | null {
  for (let index = tail.length - END_BYTES; index >= 0; index -= 1) {
    if (tail.readUInt32LE(index) === END_SIGNATURE) return tail.subarray(index);
  }
  return null;
}

function parseEntries(directory: Buffer): Map<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>();
  let at = 0;
  while (at + ENTRY_BYTES <= directory.length) {
    if (directory.readUInt32LE(at) !== ENTRY_SIGNATURE) throw damaged();
    const nameEnd = at + ENTRY_BYTES + directory.readUInt16LE(at + 28);
    const name = directory.toString("utf8", at + ENTRY_BYTES, nameEnd);
    entries.set(name, {
      name,
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      compressedSize: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    });
    at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

async function readAt(file: FileHandle, start: number, end: number): Promise<Buffer> {
  const buffer = Buffer.alloc(end - start);
  const { bytesRead } = await file.read(buffer, 0, buffer.length, start);
  return buffer.subarray(0, bytesRead);
}

function damaged(): FileRefused {
  return new FileRefused("DAMAGED", "The workbook's directory is damaged. 工作簿目录已损坏。");
}
