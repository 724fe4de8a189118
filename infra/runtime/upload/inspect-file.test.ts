import { describe, expect, it } from "@jest/globals";
import { deflateSync } from "node:zlib";
import { jpegOf, pdfOf, pngOf } from "../../../test/support/files";
import { FileFault } from "./file-fault";
import { readFileName } from "./file-name";
import { inspectFile } from "./inspect-file";

const faultOf = async (bytes: Buffer, fileName: string, contentType?: string): Promise<FileFault> => {
  const fault = await inspectFile(bytes, { fileName, contentType }).catch((thrown: unknown) => thrown);
  if (!(fault instanceof FileFault)) throw new Error(`not refused: ${String(fault)}`);
  return fault;
};
const pdfFault = async (bytes: Buffer): Promise<string> =>
  (await faultOf(bytes, "回执.pdf", "application/pdf")).message;

describe("a file", () => {
  it.each([
    ["回执.pdf", "application/pdf", pdfOf()],
    ["照片.JPG", "image/jpeg; charset=binary", jpegOf()],
    ["照片.jpeg", "image/jpeg", jpegOf()],
    ["扫描.png", "IMAGE/PNG", pngOf()],
  ])("%s is taken for what it is", async (fileName, contentType, bytes) => {
    expect(await inspectFile(bytes, { fileName, contentType })).toBe(contentType.split(";")[0]?.toLowerCase());
  });

  it.each([
    ["a program", Buffer.from("MZ\x90\0".padEnd(200, "\0")), "a.pdf", "application/pdf"],
    ["a page", Buffer.from("<html><script>alert(1)</script>"), "a.pdf", "application/pdf"],
    ["a picture that scripts", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), "a.svg", "image/svg+xml"],
    ["an archive", Buffer.from("PK\x03\x04".padEnd(100, "\0")), "a.docx", "application/zip"],
    ["a PNG called PDF", pngOf(), "a.pdf", "application/pdf"],
    ["a PNG sent as JPEG", pngOf(), "a.png", "image/jpeg"],
    ["a PDF named as a program", pdfOf(), "a.exe", "application/pdf"],
    ["a PDF of no said type", pdfOf(), "a.pdf", undefined],
  ])("that is %s is refused", async (_what, bytes, fileName, contentType) => {
    expect((await faultOf(bytes, fileName, contentType)).status).toBe(415);
  });
});

describe("a PDF", () => {
  it.each([
    ["runs a script", "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>", "JavaScript"],
    ["runs a script under an escaped name", "/OpenAction << /S /J#61v#61Script >>", "JavaScript"],
    ["starts a program", "/OpenAction << /S /Launch /F (cmd.exe) >>", "Launch"],
    ["carries a file", "/Names << /EmbeddedFiles 5 0 R >>", "EmbeddedFiles"],
    ["sends a form", "/AA << /O << /S /SubmitForm >> >>", "SubmitForm"],
    ["is encrypted", "/Encrypt 9 0 R", "Encrypt"],
  ])("that %s is refused, also from within packed objects", async (_what, catalog, name) => {
    expect(await pdfFault(pdfOf({ catalog }))).toContain(`/${name}`);
    expect(await pdfFault(pdfOf({ packed: `<< ${catalog} >>` }))).toContain(`/${name}`);
  });

  it("may have an outline, links, packed objects and pictures", async () => {
    const picture = Buffer.concat([
      Buffer.from("6 0 obj\n<< /Subtype /Image /Filter /DCTDecode >>\nstream\n"),
      jpegOf(),
      Buffer.from("\nendstream\nendobj\n"),
    ]);
    const plain = pdfOf({
      catalog: "/Outlines << /First 7 0 R >> /URI (https://example.test)",
      packed: "<< /Kids [] >>",
    });
    const bytes = Buffer.concat([plain.subarray(0, 9), picture, plain.subarray(9)]);
    expect(await inspectFile(bytes, { fileName: "a.pdf", contentType: "application/pdf" })).toBe("application/pdf");
  });

  it.each([
    ["another filter", "/Type /ObjStm /First 4 /Filter /LZWDecode", "x"],
    ["two filters", "/Type /ObjStm /First 4 /Filter [/ASCIIHexDecode /FlateDecode]", "x"],
    ["a filter under an escaped name", "/Type /ObjStm /First 4 /F#69lter /LZWDecode", "x"],
    ["what is no deflated data", "/Type /ObjStm /First 4 /Filter /FlateDecode", "x"],
    ["more than it may unpack to", "/Type /ObjStm /First 4 /Filter /FlateDecode", "\0".repeat(80 * 1024 * 1024)],
  ])("that packs its objects with %s is refused", async (_what, dictionary, content) => {
    const body = content === "x" ? Buffer.from(content) : deflateSync(content);
    const stream = [Buffer.from(`3 0 obj << ${dictionary} >>\nstream\n`), body, Buffer.from("\nendstream\n")];
    expect(await pdfFault(Buffer.concat([Buffer.from("%PDF-1.7\n"), ...stream, Buffer.from("%%EOF")]))).toContain(
      "packs",
    );
  });

  it("that is cut off, or does not begin with its mark, is refused", async () => {
    expect(await pdfFault(pdfOf().subarray(0, 60))).toContain("cut off");
  });
});

describe("a picture", () => {
  it.each([
    ["PNG", pngOf({ width: 20_001, height: 1 }), "image/png"],
    ["PNG", pngOf({ width: 20_000, height: 20_000 }), "image/png"],
    ["JPEG", jpegOf({ width: 60_000, height: 60_000 }), "image/jpeg"],
  ])("%s that unpacks to more than any page is refused", async (extension, bytes, contentType) => {
    expect((await faultOf(bytes, `a.${extension}`.replace("JPEG", "jpg"), contentType)).message).toContain("too large");
  });

  it.each([
    ["cut off", pngOf().subarray(0, 40)],
    ["followed by something else", Buffer.concat([pngOf(), Buffer.from("PK\x03\x04")])],
    ["of no width", pngOf({ width: 0 })],
  ])("that is %s is refused", async (_what, bytes) => {
    expect((await faultOf(bytes, "a.png", "image/png")).message).toContain("broken");
  });
});

describe("a file's name", () => {
  it("is read as it was meant", () => {
    expect(readFileName(encodeURIComponent(" 送达回执（韦小明）.pdf "))).toBe("送达回执（韦小明）.pdf");
  });

  it.each([
    undefined,
    "",
    "%E4%",
    "a",
    ".pdf",
    "../a.pdf",
    "a%0D%0A.pdf",
    "a%00.pdf",
    "%E2%80%AEfdp.exe",
    `${"a".repeat(200)}.pdf`,
  ])("%s is refused", (header) => {
    expect(() => readFileName(header)).toThrow(FileFault);
  });
});
