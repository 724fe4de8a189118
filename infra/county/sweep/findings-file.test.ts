import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { tryFindingsFile, writeFindingsFile } from "./findings-file";

describe("the file of findings", () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "findings-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("takes its name when it is whole, and only its owner may read it", async () => {
    const path = join(folder, "whole.csv");
    writeFileSync(path, "of last month");
    await tryFindingsFile(path);
    expect(readFileSync(path, "utf8")).toBe("of last month");
    await writeFindingsFile(path, streamOf(["kind\n", "DROPOUT\n"]));
    expect(readFileSync(path, "utf8")).toBe("kind\nDROPOUT\n");
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(["whole.csv"]);
  });

  it("leaves the one before it and nothing beside it when it breaks off", async () => {
    const path = join(folder, "whole.csv");
    const before = readFileSync(path, "utf8");
    await expect(writeFindingsFile(path, streamOf(breakOff()))).rejects.toThrow("the file of findings broke off");
    expect(readFileSync(path, "utf8")).toBe(before);
    expect(readdirSync(folder)).toEqual(["whole.csv"]);
  });

  it("is each command's own when two write to one name", async () => {
    const path = join(folder, "twice.csv");
    const write = () => writeFindingsFile(path, streamOf(["the same\n"]));
    await Promise.all([write(), write()]);
    expect(readFileSync(path, "utf8")).toBe("the same\n");
    rmSync(path);
  });

  it.each([
    ["a folder that is not there", () => join(folder, "nowhere", "findings.csv")],
    ["a folder", () => folder],
    ["a device", () => "/dev/null"],
    ["the standard output", () => "/dev/stdout"],
    ["a link to a device", () => linkTo("/dev/null")],
  ])("is refused before the sweep begins where it cannot be: %s", async (_what, path) => {
    await expect(tryFindingsFile(path())).rejects.toThrow("--out");
    expect(statSync("/dev/null").isCharacterDevice()).toBe(true);
  });

  function linkTo(device: string): string {
    const link = join(folder, "link.csv");
    symlinkSync(device, link);
    return link;
  }
});

const streamOf = (chunks: Iterable<string> | AsyncIterable<string>): ReadableStream<Uint8Array> =>
  Readable.toWeb(Readable.from(chunks, { objectMode: false })) as ReadableStream<Uint8Array>;

async function* breakOff(): AsyncGenerator<string> {
  yield "kind\nDROP";
  await Promise.resolve();
  throw new TypeError("terminated");
}
