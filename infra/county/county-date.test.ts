import { describe, expect, it } from "@jest/globals";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { moveCountyDate, readCountyDate, writeCountyDate } from "./county-date";
import { describeDataFolder } from "./data-folder";

describe("the demo county's day", () => {
  const openFolder = () => describeDataFolder(mkdtempSync(join(tmpdir(), "liankong-")));

  it("is not there before the first start, and then the one that was written", () => {
    const folder = openFolder();
    expect(readCountyDate(folder)).toBeNull();
    writeCountyDate(folder, "2018-05-02");
    expect(readCountyDate(folder)).toBe("2018-05-02");
  });

  it("moves on and never back", () => {
    const folder = openFolder();
    writeCountyDate(folder, "2018-05-02");
    moveCountyDate(folder, "2018-05-03");
    expect(() => moveCountyDate(folder, "2018-05-02")).toThrow("the county is on 2018-05-03 already");
    expect(() => moveCountyDate(folder, "2018-02-30")).toThrow("2018-02-30 is no date");
    expect(readCountyDate(folder)).toBe("2018-05-03");
  });

  it("is not guessed from a file that holds something else", () => {
    const folder = openFolder();
    writeFileSync(folder.date, "yesterday");
    expect(() => readCountyDate(folder)).toThrow("holds no date");
  });
});
