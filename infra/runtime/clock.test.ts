import { expect, test } from "@jest/globals";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { countyClock, fixedClock } from "./clock";

const demo = { LIANKONG_MODE: "demo" } as const;

test("a county with a date of its own lives on that day", () => {
  expect(countyClock({ ...demo, COUNTY_DATE: "2018-12-31" }).today()).toBe("2018-12-31");
  expect(fixedClock("2018-12-31").now().toISOString()).toBe("2018-12-31T04:00:00.000Z");
});

test("without one it is today in China", () => {
  expect(countyClock({ LIANKONG_MODE: "production" }).today()).toMatch(/^20\d\d-\d\d-\d\d$/);
});

test("a demo county's day moves with its file, and that of a county in production never", () => {
  const file = join(mkdtempSync(join(tmpdir(), "liankong-")), "county-date");
  writeFileSync(file, "2018-05-02\n");
  const clock = countyClock({ ...demo, COUNTY_DATE: "2018-12-31", COUNTY_DATE_FILE: file });
  expect(clock.today()).toBe("2018-05-02");
  writeFileSync(file, "2018-05-03\n");
  expect([clock.today(), clock.now().toISOString()]).toEqual(["2018-05-03", "2018-05-03T04:00:00.000Z"]);
  writeFileSync(file, "yesterday");
  expect(() => clock.today()).toThrow("holds no date");
  expect(() => countyClock({ LIANKONG_MODE: "production", COUNTY_DATE_FILE: file })).toThrow("demo counties alone");
});
