import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline, type Readable } from "node:stream";
import { crc32, createInflateRaw } from "node:zlib";
import { faultCode } from "../../fault-code";
import { FileRefused } from "../file-refused";
import type { ReadProgress } from "../sheet";
import type { ZipEntry } from "./zip-directory";

const LOCAL_HEADER_BYTES = 30;
const LOCAL_SIGNATURE = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

/**
 * The text of one file within an archive, streamed, its length and checksum verified.
 * @throws FileRefused DAMAGED when the bytes are not what the directory says.
 */
export async function* readZipText(path: string, entry: ZipEntry, onProgress?: ReadProgress): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let checksum = 0;
  let size = 0;
  try {
    for await (const chunk of await openEntry(path, entry, onProgress)) {
      checksum = crc32(chunk, checksum);
      size += chunk.length;
      if (size > entry.size) throw damaged(entry);
      yield decoder.decode(chunk, { stream: true });
    }
    if (size !== entry.size || checksum !== entry.crc) throw damaged(entry);
    yield decoder.decode();
  } catch (fault) {
    throw isDataFault(fault) ? damaged(entry) : fault;
  }
}

async function openEntry(path: string, entry: ZipEntry, onProgress?: ReadProgress): Promise<AsyncIterable<Buffer>> {
  if (entry.compressedSize === 0) return emptyEntry();
  const start = await dataStart(path, entry);
  const source = createReadStream(path, { start, end: start + entry.compressedSize - 1, highWaterMark: 128 * 1024 });
  source.on("data", () => onProgress?.(source.bytesRead, entry.compressedSize));
  if (entry.method === STORED) return source as AsyncIterable<Buffer>;
  if (entry.method !== DEFLATED) throw damaged(entry);
  const inflate: Readable = createInflateRaw();
  // The callback has nothing to do: a fault destroys the inflater with it, and its reader throws it.
  pipeline([source, inflate as ReturnType<typeof createInflateRaw>], () => undefined);
  return inflate as AsyncIterable<Buffer>;
}

async function* emptyEntry(): AsyncGenerator<Buffer> {}

/** The local header repeats the name and may be longer than the directory's entry: only it tells where the data begin. */
async function dataStart(path: string, entry: ZipEntry): Promise<number> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(
      Buffer.alloc(LOCAL_HEADER_BYTES),
      0,
      LOCAL_HEADER_BYTES,
      entry.offset,
    );
    if (bytesRead < LOCAL_HEADER_BYTES || buffer.readUInt32LE(0) !== LOCAL_SIGNATURE) throw damaged(entry);
    return entry.offset + LOCAL_HEADER_BYTES + buffer.readUInt16LE(26) + buffer.readUInt16LE(28);
  } finally {
    await file.close();
  }
}

/** Complaints of zlib and of the text decoder; a fault of the disk goes on as it is. */
function isDataFault(fault: unknown): boolean {
  const code = faultCode(fault) ?? "";
  return code.startsWith("Z_") || code === "ERR_ENCODING_INVALID_ENCODED_DATA";
}

function damaged(entry: ZipEntry): FileRefused {
  return new FileRefused(
    "DAMAGED",
    `The workbook is damaged: ${entry.name} cannot be read whole. 工作簿已损坏：${entry.name}无法完整读取。`,
  );
}
