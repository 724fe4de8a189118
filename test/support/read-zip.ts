import { inflateRawSync } from "node:zlib";

const DIRECTORY_ENTRY = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const DEFLATED = 8;

/** The files of a ZIP archive (docx, xlsx) by name, as texts; read without the library that wrote it. */
export function readZip(archive: Buffer): ReadonlyMap<string, string> {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || archive.readUInt32LE(end) !== END_OF_DIRECTORY) throw new Error("not a ZIP archive");
  const files = new Map<string, string>();
  let entry = archive.readUInt32LE(end + 16);
  while (archive.readUInt32LE(entry) === DIRECTORY_ENTRY) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => archive.readUInt16LE(entry + offset));
    const name = archive.toString("utf8", entry + 46, entry + 46 + nameLength!);
    const local = archive.readUInt32LE(entry + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const packed = archive.subarray(start, start + archive.readUInt32LE(entry + 20));
    files.set(name, (archive.readUInt16LE(entry + 10) === DEFLATED ? inflateRawSync(packed) : packed).toString("utf8"));
    entry += 46 + nameLength! + extraLength! + commentLength!;
  }
  return files;
}
