import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const LIMIT_MS = 120_000;

/** A document as LibreOffice Writer prints it. */
export interface WriterPrint {
  pages: number;
  /** Lines of a page (from 1), as they stand under each other, without blanks. */
  lines: (page: number) => string[];
  /** Bounds of each word of a page, millimetres. */
  words: (page: number) => PrintedWord[];
  /** The ink of a page. */
  picture: (page: number) => PagePicture;
}

export interface PrintedWord {
  text: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A page's pixels. */
export interface PagePicture {
  width: number;
  height: number;
  /** Millimetres of a pixel. */
  pixel: number;
  rgb: Buffer;
}

/** A pixel is an eighth of a millimetre. */
const DPI = 203.2;

/** Prints docx files where LibreOffice Writer and Poppler are installed, in their order; none where they are not. */
export function printByWriter(documents: readonly Buffer[]): WriterPrint[] {
  const office = findWriter();
  if (office === null || findCommand("pdftotext") === null || findCommand("pdftoppm") === null) return [];
  const folder = mkdtempSync(join(tmpdir(), "liankong-writer-"));
  try {
    const paths = documents.map((_, index) => join(folder, `${index}.docx`));
    paths.forEach((path, index) => writeFileSync(path, documents[index] ?? ""));
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
    run(office, [profile, "--headless", "--convert-to", "pdf", "--outdir", folder, ...paths]);
    return paths.map((path) => printOf(readFileSync(path.replace(/docx$/, "pdf"))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function printOf(pdf: Buffer): WriterPrint {
  const read = (command: string, page: number, ...options: string[]): Buffer =>
    run(command, ["-f", String(page), "-l", String(page), ...options], pdf);
  const texts = run("pdftotext", ["-raw", "-", "-"], pdf).toString("utf8").split("\f").slice(0, -1);
  return {
    pages: texts.length,
    lines: (page) =>
      (texts[page - 1] ?? "")
        .split("\n")
        .map((line) => line.replaceAll(/\s/g, ""))
        .filter((line) => line !== ""),
    words: (page) => wordsOf(read("pdftotext", page, "-bbox", "-", "-").toString("utf8")),
    picture: (page) => pictureOf(read("pdftoppm", page, "-r", String(DPI), "-")),
  };
}

const MM_PER_POINT = 25.4 / 72;

function wordsOf(html: string): PrintedWord[] {
  const pattern = /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)</g;
  return [...html.matchAll(pattern)].map(([, left, top, right, bottom, text = ""]) => ({
    text,
    left: Number(left) * MM_PER_POINT,
    top: Number(top) * MM_PER_POINT,
    right: Number(right) * MM_PER_POINT,
    bottom: Number(bottom) * MM_PER_POINT,
  }));
}

/** Of a PPM file: its head, and three bytes a pixel. */
function pictureOf(ppm: Buffer): PagePicture {
  const [head = "", size = ""] = /^P6\s(\d+ \d+)\s\d+\s/.exec(ppm.toString("latin1", 0, 40)) ?? [];
  const [width = 0, height = 0] = size.split(" ").map(Number);
  return { width, height, pixel: 25.4 / DPI, rgb: ppm.subarray(head.length) };
}

/** LibreOffice may be there without Writer, as for workbooks alone. */
function findWriter(): string | null {
  const office = findCommand("soffice");
  if (office === null) return null;
  const folder = dirname(realpathSync(office));
  const libraries = [join(folder, "libswlo.so"), join(folder, "..", "Frameworks", "libswlo.dylib")];
  return libraries.some((library) => existsSync(library)) ? office : null;
}

function findCommand(name: string): string | null {
  const { stdout } = spawnSync("sh", ["-c", 'command -v "$0"', name], { encoding: "utf8" });
  return stdout.trim() === "" ? null : stdout.trim();
}

function run(command: string, options: readonly string[], input?: Buffer): Buffer {
  const { error, status, stdout, stderr } = spawnSync(command, options, {
    ...(input === undefined ? {} : { input }),
    timeout: LIMIT_MS,
    maxBuffer: 256 * 1024 * 1024,
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr.toString("utf8")}`);
  return stdout;
}
