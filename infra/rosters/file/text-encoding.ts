import { createReadStream } from "node:fs";
import { TextDecoder } from "node:util";
import { faultCode } from "../fault-code";
import { FileRefused } from "./file-refused";

export type TextEncoding = "utf-8" | "gb18030";

const UTF8_BOM = Buffer.from([0xef, 0xbb, 0xbf]);
const LINE_FEED = 0x0a;

/**
 * The encoding of a whole text file: UTF-8 (with or without BOM) or GB18030. Every byte is looked at, since a file in
 * GB18030 may open with many lines of plain digits.
 * @throws FileRefused ENCODING with the offset of the first byte that does not fit; CUT_SHORT when only the last character is broken.
 */
export async function detectEncoding(path: string, size: number): Promise<TextEncoding> {
  const utf8Fault = await findFault(path, "utf-8");
  if (utf8Fault === null) return "utf-8";
  const meantAsUtf8 = await opensAsUtf8(path, utf8Fault);
  const fault = meantAsUtf8 ? utf8Fault : await findFault(path, "gb18030");
  if (fault === null) return "gb18030";
  if (fault === size) {
    throw new FileRefused(
      "CUT_SHORT",
      "The file ends in the middle of a character. 文件在一个字符中间断开，可能不完整。",
    );
  }
  const expected = meantAsUtf8 ? "UTF-8" : "UTF-8 or GB18030";
  throw new FileRefused(
    "ENCODING",
    `Byte ${fault} (from 0) is not ${expected}. 第${fault}字节（从0起）不是有效的${meantAsUtf8 ? "UTF-8" : "UTF-8或GB18030"}编码。`,
  );
}

/** Offset of the first byte at which decoding fails, the file's size when its last character is incomplete, null when all is well. */
async function findFault(path: string, encoding: TextEncoding): Promise<number | null> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let offset = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    if (!decodes(decoder, chunk)) return offset + (await faultInside(path, offset, chunk, encoding));
    offset += chunk.length;
  }
  return decodesEnd(decoder) ? null : offset;
}

/** Finds the byte within a chunk that fails, decoding anew up to it: a decoder that has failed cannot go back. */
async function faultInside(path: string, start: number, chunk: Buffer, encoding: TextEncoding): Promise<number> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  if (start > 0) {
    for await (const before of createReadStream(path, { end: start - 1 }) as AsyncIterable<Buffer>) {
      decodes(decoder, before);
    }
  }
  let index = 0;
  while (index < chunk.length && decodes(decoder, chunk.subarray(index, index + 1))) index += 1;
  return index;
}

/** Whether the first line is sound UTF-8 beyond ASCII: then the file is UTF-8 with a damaged place further on. */
async function opensAsUtf8(path: string, fault: number): Promise<boolean> {
  if (fault === 0) return false;
  const chunks: Buffer[] = await createReadStream(path, { end: fault - 1 })
    .take(1)
    .toArray();
  const head = chunks[0] ?? Buffer.alloc(0);
  if (head.subarray(0, 3).equals(UTF8_BOM)) return true;
  const lineEnd = head.indexOf(LINE_FEED);
  return lineEnd !== -1 && head.subarray(0, lineEnd).some((byte) => byte >= 0x80);
}

function decodes(decoder: TextDecoder, bytes: Buffer): boolean {
  try {
    decoder.decode(bytes, { stream: true });
    return true;
  } catch (fault) {
    return isDecodingFault(fault);
  }
}

function decodesEnd(decoder: TextDecoder): boolean {
  try {
    decoder.decode();
    return true;
  } catch (fault) {
    return isDecodingFault(fault);
  }
}

/** False for the decoder's own complaint; anything else is no matter of encoding and goes on. */
function isDecodingFault(fault: unknown): false {
  if (faultCode(fault) === "ERR_ENCODING_INVALID_ENCODED_DATA") return false;
  throw fault;
}
