import { FileRefused } from "../file-refused";
import type { ReadProgress, Sheet, SheetRow } from "../sheet";
import { readDateStyles } from "./date-styles";
import { readSharedStrings } from "./shared-strings";
import { readSheetRows } from "./sheet-rows";
import { readWorkbook } from "./workbook";
import { readZipDirectory, type ZipEntry } from "./zip-directory";
import { readZipText } from "./zip-entry";

const STYLES_PART = "xl/styles.xml";
const STRINGS_PART = "xl/sharedStrings.xml";

/**
 * Opens a workbook (.xlsx): its sheets in the order of their tabs, rows streamed from the archive. The archive is read by
 * its directory, so nothing is unpacked to disk: a roster's ID numbers must not lie about in a temporary folder.
 * @throws FileRefused when the archive is cut short, damaged or no workbook.
 */
export async function openWorkbook(path: string, size: number): Promise<Sheet[]> {
  const entries = await readZipDirectory(path, size);
  const workbook = await readWorkbook(path, entries);
  if (workbook === null) {
    throw new FileRefused("NOT_A_ROSTER", "A zip archive, but no .xlsx workbook. 是压缩文件，但不是.xlsx工作簿。");
  }
  const { countsFrom1904 } = workbook;
  return workbook.sheets.map(({ name, part }) => ({
    name,
    leavesOutEmptyCells: true,
    rows: (onProgress) => readRows({ path, entries, part, countsFrom1904 }, onProgress),
  }));
}

interface SheetPart {
  path: string;
  entries: ReadonlyMap<string, ZipEntry>;
  part: string;
  countsFrom1904: boolean;
}

/** Styles and texts are loaded with the rows and go with them: of a folder of workbooks only one stands in memory. */
async function* readRows(sheet: SheetPart, onProgress?: ReadProgress): AsyncGenerator<SheetRow> {
  const { path, entries, part, countsFrom1904 } = sheet;
  const rows = entries.get(part);
  if (rows === undefined) return;
  const styles = entries.get(STYLES_PART);
  const dateStyles = styles === undefined ? new Set<number>() : await readDateStyles(readZipText(path, styles));
  const strings = await readSharedStrings(path, entries.get(STRINGS_PART));
  yield* readSheetRows(readZipText(path, rows, onProgress), { strings, dateStyles, countsFrom1904 });
}
