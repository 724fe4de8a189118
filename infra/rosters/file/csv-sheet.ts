import { createReadStream } from "node:fs";
import { pipeline, Transform } from "node:stream";
import { TextDecoder } from "node:util";
import { CsvError, parse } from "csv-parse";
import { FileRefused } from "./file-refused";
import type { ReadProgress, Sheet, SheetRow } from "./sheet";
import { detectEncoding, type TextEncoding } from "./text-encoding";

/** Longer than any roster row; reached only when a quote is never closed. */
const LONGEST_ROW = 256 * 1024;

interface CsvFile {
  path: string;
  size: number;
  /** Whether the last byte is a line break: a file without one may have lost its end. */
  endsWithLineBreak: boolean;
}

/** Opens a CSV file in UTF-8 or GB18030. @throws FileRefused when its bytes are neither. */
export async function openCsv(file: CsvFile): Promise<Sheet> {
  const encoding = await detectEncoding(file.path, file.size);
  return { name: "", leavesOutEmptyCells: false, rows: (onProgress) => readRows(file, encoding, onProgress) };
}

async function* readRows(file: CsvFile, encoding: TextEncoding, onProgress?: ReadProgress): AsyncGenerator<SheetRow> {
  const parser = parse({
    bom: true,
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: LONGEST_ROW,
  });
  const source = createReadStream(file.path, { highWaterMark: 64 * 1024 });
  source.on("data", () => onProgress?.(source.bytesRead, file.size));
  // The callback has nothing to do: a fault destroys the parser with it, and the loop below throws it.
  pipeline([source, ...(encoding === "gb18030" ? [decodeGb18030()] : []), parser], () => undefined);
  let width = 0;
  let row: SheetRow | undefined;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      if (row !== undefined) yield row;
      row = { number: (row?.number ?? 0) + 1, cells };
      if (width === 0 && cells.some((cell) => cell !== "")) width = cells.length;
    }
  } catch (fault) {
    throw fault instanceof CsvError ? refusalOf(fault, row === undefined) : fault;
  }
  if (row === undefined) return;
  if (row.cells.length < width && !file.endsWithLineBreak) {
    throw new FileRefused(
      "CUT_SHORT",
      `The file is cut short: row ${row.number}, the last, has ${row.cells.length} of ${width} cells. 文件不完整：最后一行（第${row.number}行）只有${row.cells.length}个单元格，应为${width}个。`,
    );
  }
  yield row;
}

function decodeGb18030(): Transform {
  const decoder = new TextDecoder("gb18030", { fatal: true });
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => done(null, decoder.decode(chunk, { stream: true })),
    flush: (done) => done(null, decoder.decode()),
  });
}

function refusalOf(fault: CsvError, inFirstRow: boolean): FileRefused {
  if (fault.code !== "CSV_QUOTE_NOT_CLOSED" && fault.code !== "CSV_MAX_RECORD_SIZE") {
    return new FileRefused("DAMAGED", `Not a readable CSV file (${fault.code}). CSV文件无法读取（${fault.code}）。`);
  }
  if (inFirstRow) return new FileRefused("NOT_A_ROSTER", "The first row never ends. 首行没有结尾，不是名册。");
  const line = String(fault["lines"]);
  return new FileRefused(
    "CUT_SHORT",
    `A quotation mark that opens before line ${line} is never closed. 第${line}行之前的引号没有结束，文件可能不完整。`,
  );
}
