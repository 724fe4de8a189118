import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { projectPath } from "../runtime/project-path";
import { readStartArguments } from "./arguments";
import { readLoadedCounty, readRostersCounty } from "./county-file";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "liankong-rosters-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("a county's folder of rosters", () => {
  it("says which county it is about", () => {
    expect(readRostersCounty(projectPath("infra", "demo", "liunan-2018"))).toMatchObject({
      regionCode: "450204",
      asOf: "2018-12-31",
    });
  });

  it("must be there", () => {
    expect(() => readRostersCounty(join(folder, "none"))).toThrow("is not there");
  });

  it("must hold county.json", () => {
    expect(() => readRostersCounty(folder)).toThrow("holds no county.json");
  });

  it("must name a county and dates that exist", () => {
    writeFileSync(
      join(folder, "county.json"),
      JSON.stringify({ regionCode: "999999", regionName: "某", asOf: "2018-02-30", schoolYear: "2018" }),
    );
    expect(() => readRostersCounty(folder)).toThrow(/regionCode: .*; asOf: .*; schoolYear: /);
  });

  it("counts as loaded only by what the first start wrote at its end", () => {
    expect(readLoadedCounty(join(folder, "county.json"))).toBeNull();
  });
});

describe("the arguments of npm start", () => {
  it("take a county's folder, counted from where the command was typed", () => {
    expect(readStartArguments(["--county", "rosters"], "/home/clerk")).toEqual({ countyFolder: "/home/clerk/rosters" });
    expect(readStartArguments([], "/home/clerk")).toEqual({ countyFolder: null });
  });

  it.each([["--country", "x"], ["--county"], ["rosters"]])("refuse %s", (...args) => {
    expect(() => readStartArguments(args, "/")).toThrow(/usage: npm start/);
  });
});
