import { basename, extname } from "node:path";
import { FileRefused } from "./file/file-refused";
import { openFile, type OpenedFile } from "./file/open-file";
import { isBlankRow, type ReadProgress, type Sheet, type SheetRow } from "./file/sheet";
import { headerShare, readHeader, type RosterHeader } from "./row/header";
import type { RosterSpec } from "./spec/roster-spec";

/** A file whose roster is known. */
export interface RosterFile {
  path: string;
  spec: RosterSpec;
  header: RosterHeader;
  /** SHA-256 of the file. */
  digest: Buffer;
  size: number;
  /** What the department should know, though the file is accepted; English, then Chinese. */
  warnings: readonly string[];
  /** Whether rows may leave out trailing empty cells. */
  mayBeShort: boolean;
  /** The rows below the header, blank ones left out. */
  rows(onProgress?: ReadProgress): AsyncGenerator<SheetRow>;
}

/** With more than this share of a roster's columns a file is taken for one of that roster, if a faulty one. */
const LIKENESS = 0.5;

/**
 * Opens a file and recognises its roster: by its name (户籍人口.csv), or else by its headers.
 * @throws FileRefused when it is no roster, or its columns are not the roster's.
 */
export async function openRosterFile(path: string, specs: readonly RosterSpec[]): Promise<RosterFile> {
  const opened = await openFile(path);
  const titled = specs.find((spec) => spec.title === basename(path, extname(path)).normalize("NFC"));
  const headed = await readHeaders(opened.sheets);
  if (headed.length === 0) throw new FileRefused("EMPTY", "The file has no rows. 文件没有任何行。");
  const { sheet, headerRow, spec } =
    titled === undefined ? chooseSheet(headed, specs, LIKENESS) : chooseSheet(headed, [titled], 0);
  const header = readHeader(headerRow.cells, spec);
  return {
    path,
    spec,
    header,
    digest: opened.digest,
    size: opened.size,
    warnings: warningsOf(opened, header, headed.length),
    mayBeShort: sheet.leavesOutEmptyCells,
    rows: (onProgress) => rowsBelow(sheet, headerRow.number, onProgress),
  };
}

interface HeadedSheet {
  sheet: Sheet;
  headerRow: SheetRow;
}

/** The sheets that have any row, with the first. */
async function readHeaders(sheets: readonly Sheet[]): Promise<HeadedSheet[]> {
  const headed: HeadedSheet[] = [];
  for (const sheet of sheets) {
    for await (const row of sheet.rows()) {
      if (isBlankRow(row)) continue;
      headed.push({ sheet, headerRow: row });
      break;
    }
  }
  return headed;
}

/** The one sheet whose headers are those of a roster. */
function chooseSheet(
  headed: readonly HeadedSheet[],
  specs: readonly RosterSpec[],
  likeness: number,
): HeadedSheet & { spec: RosterSpec } {
  const ranked = headed
    .flatMap((candidate) =>
      specs.map((spec) => ({ ...candidate, spec, share: headerShare(candidate.headerRow.cells, spec) })),
    )
    .toSorted((a, b) => b.share - a.share || b.spec.columns.length - a.spec.columns.length);
  const [best, ...others] = ranked;
  if (best === undefined || best.share <= likeness) {
    const titles = specs.map((spec) => spec.title).join("、");
    throw new FileRefused(
      "NOT_A_ROSTER",
      `The headers are those of no roster (${titles}). 表头与名册不符（${titles}）。`,
    );
  }
  if (others.some((other) => other.share === 1 && other.sheet !== best.sheet)) {
    throw new FileRefused(
      "SEVERAL_SHEETS",
      "More than one sheet holds a roster; hand over one file a roster. 多个工作表都是名册，请一表一文件。",
    );
  }
  return best;
}

function warningsOf(opened: OpenedFile, header: RosterHeader, sheetsWithRows: number): string[] {
  const warnings: string[] = [];
  if (header.ignored.length > 0) {
    const list = header.ignored.join("、");
    warnings.push(`Columns ignored: ${list}. 忽略的列：${list}。`);
  }
  if (sheetsWithRows > 1) warnings.push("Other sheets of the workbook are ignored. 工作簿的其他工作表已忽略。");
  if (!opened.endsWithLineBreak) {
    warnings.push(
      "The file does not end with a line break; make sure that its last row is whole. 文件末尾没有换行，请确认最后一行完整。",
    );
  }
  return warnings;
}

async function* rowsBelow(sheet: Sheet, headerNumber: number, onProgress?: ReadProgress): AsyncGenerator<SheetRow> {
  for await (const row of sheet.rows(onProgress)) {
    if (row.number > headerNumber && !isBlankRow(row)) yield row;
  }
}
