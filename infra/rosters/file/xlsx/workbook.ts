import type { ZipEntry } from "./zip-directory";
import { readZipText } from "./zip-entry";
import { localName, readXml } from "./xml-events";

/** What a workbook says about its sheets, apart from their rows. */
export interface Workbook {
  /** Worksheets in the order of their tabs. */
  sheets: readonly { name: string; part: string }[];
  /** Whether serial dates count from 1904 (as spreadsheets on the Macintosh did). */
  countsFrom1904: boolean;
}

const WORKBOOK_PART = "xl/workbook.xml";
const RELATIONS_PART = "xl/_rels/workbook.xml.rels";

/** Reads the list of worksheets. Returns null when the archive is no workbook. */
export async function readWorkbook(path: string, entries: ReadonlyMap<string, ZipEntry>): Promise<Workbook | null> {
  const workbook = entries.get(WORKBOOK_PART);
  const relations = entries.get(RELATIONS_PART);
  if (workbook === undefined || relations === undefined) return null;
  const parts = new Map<string, string>();
  await readXml(readZipText(path, relations), {
    onOpen: (name, { Id = "", Target = "" }) => {
      if (name === "Relationship") parts.set(Id, Target.startsWith("/") ? Target.slice(1) : `xl/${Target}`);
    },
  });
  const sheets: { name: string; part: string }[] = [];
  let countsFrom1904 = false;
  await readXml(readZipText(path, workbook), {
    onOpen: (name, attributes) => {
      if (name === "workbookPr") countsFrom1904 = ["1", "true"].includes(attributes["date1904"] ?? "");
      if (name === "sheet") {
        const part = parts.get(relationOf(attributes));
        if (part !== undefined && entries.has(part)) sheets.push({ name: attributes["name"] ?? "", part });
      }
    },
  });
  return { sheets, countsFrom1904 };
}

function relationOf(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes).find(([name]) => name.includes(":") && localName(name) === "id")?.[1] ?? "";
}
