import { expect, test } from "@jest/globals";
import { countyClock, fixedClock } from "./clock";

test("a county with a date of its own lives on that day", () => {
  expect(countyClock("2018-12-31").today()).toBe("2018-12-31");
  expect(fixedClock("2018-12-31").now().toISOString()).toBe("2018-12-31T04:00:00.000Z");
});

test("without one it is today in China", () => {
  expect(countyClock(undefined).today()).toMatch(/^20\d\d-\d\d-\d\d$/);
});
