import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FileRefused } from "./file-refused";
import { openFile } from "./open-file";

/** "姓名,民族" and "廖永春,汉族" in GB18030, and a character of four bytes (𠮷). */
const GB_HEADER = Buffer.from("d0d5c3fb2cc3f1d7e50d0a", "hex");
const GB_ROW = Buffer.from("c1ced3c0b4ba2cbabad7e50d0a", "hex");
const GB_RARE = Buffer.from("9534b2352cbabad7e50d0a", "hex");

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "liankong-files-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
function fileOf(content: string | Buffer): string {
  const path = join(folder, `${(files += 1)}.csv`);
  writeFileSync(path, content);
  return path;
}

async function rowsOf(content: string | Buffer): Promise<string[][]> {
  const { sheets } = await openFile(fileOf(content));
  const rows: string[][] = [];
  for (const sheet of sheets) for await (const row of sheet.rows()) rows[row.number - 1] = [...row.cells];
  return rows;
}

async function refusalOf(content: string | Buffer): Promise<FileRefused> {
  const fault: unknown = await rowsOf(content).catch((caught: unknown) => caught);
  if (fault instanceof FileRefused) return fault;
  throw new Error(`not refused: ${JSON.stringify(fault)}`);
}

describe("reading a CSV file", () => {
  it("reads UTF-8 with and without its mark, and GB18030, to the same rows", async () => {
    const rows = [
      ["姓名", "民族"],
      ["廖永春", "汉族"],
    ];
    expect(await rowsOf("姓名,民族\r\n廖永春,汉族\r\n")).toEqual(rows);
    expect(await rowsOf("\ufeff姓名,民族\n廖永春,汉族\n")).toEqual(rows);
    expect(await rowsOf(Buffer.concat([GB_HEADER, GB_ROW]))).toEqual(rows);
    expect(await rowsOf(Buffer.concat([GB_HEADER, GB_RARE]))).toEqual([rows[0], ["𠮷", "汉族"]]);
  });

  it("finds GB18030 even when its first Chinese character stands behind a hundred thousand digits", async () => {
    const digits = Buffer.from("1,2\n".repeat(50_000));
    const rows = await rowsOf(Buffer.concat([digits, GB_ROW]));
    expect(rows).toHaveLength(50_001);
    expect(rows.at(-1)).toEqual(["廖永春", "汉族"]);
  });

  it("names the byte that fits neither encoding", async () => {
    const sound = Buffer.concat([GB_HEADER, ...Array.from({ length: 20_000 }, () => GB_ROW)]);
    const refusal = await refusalOf(Buffer.concat([sound, Buffer.from([0xff, 0x2c, 0x0a])]));
    expect(refusal.code).toBe("ENCODING");
    expect(refusal.message).toContain(String(sound.length));
  });

  it("names the damaged byte of a UTF-8 file instead of reading it as another encoding", async () => {
    const sound = Buffer.from("姓名,民族\n廖永春,");
    const refusal = await refusalOf(
      Buffer.concat([sound, Buffer.from([0xe6, 0xb1]), Buffer.from(",x\n廖永春,汉族\n")]),
    );
    expect(refusal.code).toBe("ENCODING");
    expect(refusal.message).toContain("UTF-8");
  });

  it.each([
    ["in the middle of a character", Buffer.from("姓名,民族\n廖永春,汉").subarray(0, -1)],
    ["in the middle of a row", Buffer.from("姓名,民族\n廖永春,汉族\n廖永")],
    ["within quotation marks", Buffer.from('姓名,民族\n"廖永春,汉族\n廖永春,汉族\n')],
  ])("refuses a file cut short %s", async (_where, content) => {
    expect((await refusalOf(content)).code).toBe("CUT_SHORT");
  });

  it("gives up a quotation mark that is never closed before it has swallowed the file", async () => {
    expect((await refusalOf(`姓名,民族\n"${"廖永春,汉族\n".repeat(100_000)}`)).code).toBe("CUT_SHORT");
  });

  it("keeps rows of too few and too many cells, blank lines, line breaks and quotation marks in cells", async () => {
    expect(await rowsOf('a,b\n\n1\n1,2,3\n"x\ny","say ""hi"""\n东"门"街,2\n')).toEqual([
      ["a", "b"],
      [""],
      ["1"],
      ["1", "2", "3"],
      ["x\ny", 'say "hi"'],
      ['东"门"街', "2"],
    ]);
  });

  it("remembers whether the file ends with a line break", async () => {
    expect((await openFile(fileOf("a\n1"))).endsWithLineBreak).toBe(false);
    expect((await openFile(fileOf("a\n1\r\n"))).endsWithLineBreak).toBe(true);
  });
});

describe("a file that is no roster", () => {
  it.each([
    ["empty", "", "EMPTY"],
    ["binary", Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1]), "NOT_A_ROSTER"],
    ["an old workbook", Buffer.from("d0cf11e0a1b11ae1", "hex"), "OLD_WORKBOOK"],
    ["UTF-16", Buffer.from("\ufeff姓名", "utf16le"), "ENCODING"],
    ["one endless line", "abc,".repeat(100_000), "NOT_A_ROSTER"],
    ["the beginning of a zip archive", Buffer.from("PK\x03\x04 and then nothing", "latin1"), "CUT_SHORT"],
  ])("is refused when it is %s", async (_what, content, code) => {
    expect((await refusalOf(content)).code).toBe(code);
  });
});
