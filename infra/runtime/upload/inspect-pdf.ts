import { inflateSync } from "node:zlib";
import { FileFault } from "./file-fault";

/**
 * Names (PDF 32000-1) by which a document runs something, starts a program, sends or fetches, or carries other files.
 * `Encrypt`: nobody could look into it.
 */
const REFUSED = {
  Encrypt: "加密",
  JavaScript: "脚本",
  Rendition: "脚本",
  Launch: "启动程序",
  EmbeddedFile: "内嵌文件",
  EmbeddedFiles: "内嵌文件",
  RichMedia: "多媒体",
  XFA: "动态表单",
  SubmitForm: "提交表单",
  ImportData: "导入数据",
  GoToE: "内嵌文件",
} as const;

/** What object streams of one file may unpack to, all together. */
const MAXIMUM_UNPACKED = 64 * 1024 * 1024;

/**
 * Looks for active, embedded or encrypted content in all bytes of a PDF, whatever its tables of references say, also where
 * a name is written with escapes (`/J#61vaScript`) and in packed object streams. It does not see what lies in streams that
 * are packed otherwise than by Flate (such object streams are refused), nor what an image or font does to a viewer.
 * @throws FileFault
 */
export function inspectPdf(bytes: Buffer): void {
  const text = bytes.toString("latin1");
  if (!text.startsWith("%PDF-") || !text.slice(-2048).includes("%%EOF")) {
    throw new FileFault(400, "The PDF is broken or cut off.", "PDF 文件损坏或不完整。");
  }
  refuseNames(text);
  let unpacked = 0;
  for (const { before, start } of streamsOf(text)) {
    if (!isObjectStream(before)) continue;
    const objects = unpack(before, bytes, start, MAXIMUM_UNPACKED - unpacked);
    unpacked += objects.length;
    refuseNames(objects);
  }
}

/** Each place where a stream begins, with what stands between it and the one before. */
function* streamsOf(text: string): Generator<{ before: string; start: number }> {
  let last = 0;
  for (const match of text.matchAll(/stream(\r\n|\n|\r)/g)) {
    const start = match.index + match[0].length;
    if (text.slice(match.index - 3, match.index) !== "end") yield { before: text.slice(last, match.index), start };
    last = start;
  }
}

/** Object streams alone say at which byte their first object lies; an outline's `First` points to another object. */
function isObjectStream(before: string): boolean {
  return hasName(before, "ObjStm") || new RegExp(`${nameSource("First")}(?!\\s+\\d+\\s+\\d+\\s+R)`).test(before);
}

/** The objects of a stream; none of one that is not packed: they were looked at where they stand. */
function unpack(before: string, bytes: Buffer, start: number, limit: number): string {
  if (!hasName(before, "Filter")) return "";
  const filter = [...before.matchAll(/\/Filter\s*(\[[^\]]*\]|\/[^\s/<>[\]()]+)/g)].at(-1)?.[1] ?? "";
  if (!/^\[?\s*\/(FlateDecode|Fl)\s*\]?$/.test(filter) || hasName(before, "Predictor")) throw unreadable();
  const end = bytes.indexOf("endstream", start, "latin1");
  const packed = bytes.subarray(start, end < 0 ? bytes.length : end);
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(1, limit) }).toString("latin1");
  } catch (cause) {
    throw unreadable(cause);
  }
}

function refuseNames(text: string): void {
  for (const [name, chinese] of Object.entries(REFUSED)) {
    if (!hasName(text, name)) continue;
    throw new FileFault(
      400,
      `The PDF has /${name}: encrypted, active or embedded content is not taken. Print it to a plain PDF.`,
      `PDF 含${chinese}内容，不予接收；请另存（打印）为普通 PDF 后上传。`,
    );
  }
}

/** Whether a name stands in a text. */
function hasName(text: string, name: string): boolean {
  return new RegExp(nameSource(name)).test(text);
}

/** A name, each of its letters as itself or as `#` and two digits. */
function nameSource(name: string): string {
  const digits = (letter: string): string =>
    letter
      .charCodeAt(0)
      .toString(16)
      .replace(/[a-f]/, (digit) => `[${digit}${digit.toUpperCase()}]`);
  return `/${[...name].map((letter) => `(?:${letter}|#${digits(letter)})`).join("")}(?![A-Za-z0-9_#.-])`;
}

function unreadable(cause?: unknown): FileFault {
  const fault = new FileFault(
    400,
    "The PDF packs its objects so that they cannot be looked into. Print it to a plain PDF.",
    "PDF 的对象压缩方式无法检查；请另存（打印）为普通 PDF 后上传。",
  );
  fault.cause = cause;
  return fault;
}
