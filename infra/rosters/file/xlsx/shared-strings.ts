import { FileRefused } from "../file-refused";
import type { ZipEntry } from "./zip-directory";
import { readZipText } from "./zip-entry";
import { readXml } from "./xml-events";

/** These texts are the one part of a workbook that must stand in memory. */
const LARGEST_PART = 256 * 1024 * 1024;

/**
 * The texts that cells refer to by number. Formatting within a text is dropped, as are its phonetic readings.
 * @throws FileRefused TOO_LARGE above 256 MB.
 */
export async function readSharedStrings(path: string, entry: ZipEntry | undefined): Promise<readonly string[]> {
  if (entry === undefined) return [];
  if (entry.size > LARGEST_PART) {
    throw new FileRefused(
      "TOO_LARGE",
      "The workbook holds too much text; hand it over as CSV. 工作簿文本过多，请另存为CSV。",
    );
  }
  const strings: string[] = [];
  let text = "";
  let inText = false;
  let inReading = false;
  await readXml(readZipText(path, entry), {
    onOpen: (name) => {
      if (name === "si") text = "";
      else if (name === "t") inText = true;
      else if (name === "rPh") inReading = true;
    },
    onText: (piece) => {
      if (inText && !inReading) text += piece;
    },
    onClose: (name) => {
      if (name === "si") strings.push(text);
      else if (name === "t") inText = false;
      else if (name === "rPh") inReading = false;
    },
  });
  return strings;
}
