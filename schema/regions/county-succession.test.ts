import { describe, expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { projectPath } from "../../infra/runtime/project-path";
import { isCalendarDate } from "../scalars/date";
import {
  checkSuccession,
  findCountyName,
  findFullCountyName,
  resolveCounty,
  type RetiredCounty,
} from "./county-succession";
import { findRegion } from "./regions";

const LINES = readFileSync(projectPath("schema", "regions", "retired-counties.csv"), "utf8")
  .trimEnd()
  .split("\n");
const CODES = LINES.slice(1).map((line) => line.split(",")[0] ?? "");

test("follows a county that became a district to it, from the day after its last", () => {
  expect(resolveCounty("450221", "2018-12-31")).toEqual({ code: "450206", retiredCode: "450221" });
  expect(resolveCounty("450221", "2016-03-20")).toEqual({ code: "450206", retiredCode: "450221" });
  expect(resolveCounty("450221", "2016-03-19")).toEqual({ code: "450221", retiredCode: null });
});

test("follows a chain to its end, as far as the day goes", () => {
  expect(resolveCounty("452702", "2018-12-31").code).toBe("451203");
  expect(resolveCounty("452702", "2010-01-01").code).toBe("451281");
  expect(resolveCounty("522423", "2018-12-31").code).toBe("520522");
  expect(resolveCounty("522423", "2026-01-01").code).toBe("520581");
});

test("leaves a code that is in force, or that nobody knows, as it is", () => {
  for (const code of ["450204", "451302", "999999", ""])
    expect(resolveCounty(code, "2026-01-01")).toEqual({ code, retiredCode: null });
});

test("leads every retired code to a county of today", () => {
  expect(CODES.length).toBeGreaterThan(80);
  expect(CODES.filter((code) => findRegion(resolveCounty(code, "2100-01-01").code)?.level !== "county")).toEqual([]);
  expect(CODES.filter((code) => findRegion(code) !== null)).toEqual([]);
});

test("holds whole lines of codes, names and days", () => {
  const isWhole = (line: string) => {
    const [code = "", name = "", lastDay = "", successor = "", ...rest] = line.split(",");
    return (
      rest.length === 0 &&
      [code, successor].every((part) => /^\d{6}$/.test(part)) &&
      /^\p{Script=Han}+$/u.test(name) &&
      isCalendarDate(lastDay)
    );
  };
  expect(LINES[0]).toBe("code,name,last_day,successor");
  expect(LINES.slice(1).filter((line) => !isWhole(line))).toEqual([]);
  expect(CODES).toEqual([...new Set(CODES)].toSorted());
});

test("names a county, also one whose code is retired, with the prefecture or province above it", () => {
  expect(findCountyName("450221")).toBe("柳江县");
  expect(findCountyName("4502")).toBeNull();
  expect(["451302", "110101", "500229", "429004", "450331"].map(findFullCountyName)).toEqual([
    "来宾市兴宾区",
    "北京市东城区",
    "重庆市城口县",
    "湖北省仙桃市",
    "桂林市荔浦县",
  ]);
  // 南宁地区 is no more.
  expect(findFullCountyName("452122")).toBe("横县");
  expect(findFullCountyName("999999")).toBeNull();
});

describe("a list of retired codes", () => {
  const entry = (code: string, successor: string, lastDay = "2016-01-01"): RetiredCounty => ({
    code,
    name: "某县",
    lastDay,
    successor,
  });

  test("is refused when a successor is no county", () => {
    expect(() => checkSuccession([entry("450221", "450299")])).toThrow("450221 → 450299");
  });

  test("is refused when it holds a code twice", () => {
    expect(() => checkSuccession([entry("450221", "450206"), entry("450221", "450204")])).toThrow("twice");
  });

  test("never holds a circle", () => {
    const days = fc.integer({ min: 1, max: 28 }).map((day) => `2016-01-${String(day).padStart(2, "0")}`);
    // None of these codes is a county of today, so that whatever is closed among them is a circle.
    const codes = fc.constantFrom("900001", "900002", "900003", "900004");
    const lists = fc.uniqueArray(fc.tuple(codes, codes, days), {
      selector: ([code]) => code,
      minLength: 1,
      maxLength: 4,
    });
    const isRefused = fc.property(lists, (given) => {
      const entries = given.map(([code, successor, lastDay]) => entry(code, successor, lastDay));
      expect(() => checkSuccession(entries)).toThrow("circle");
    });
    expect(() => fc.assert(isRefused)).not.toThrow();
  });
});
