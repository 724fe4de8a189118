import { describe, expect, it } from "@jest/globals";
import { findPublicDay } from "./public-holidays";

const everyDay = (from: string, to: string): string[] => {
  const days: string[] = [];
  for (let day = Date.parse(from); day <= Date.parse(to); day += 86_400_000) {
    days.push(new Date(day).toISOString().slice(0, 10));
  }
  return days;
};
const isWeekend = (date: string): boolean => [0, 6].includes(new Date(date).getUTCDay());

describe("public holidays", () => {
  it("know 国庆 2018 with the weekend that was worked for it, and 元旦 2019", () => {
    expect(everyDay("2018-09-28", "2018-10-08").map(findPublicDay)).toEqual([
      null,
      "WORKDAY",
      "WORKDAY",
      ...Array.from({ length: 7 }, () => "HOLIDAY"),
      null,
    ]);
    expect(everyDay("2018-12-28", "2019-01-02").map(findPublicDay)).toEqual([
      null,
      "WORKDAY",
      "HOLIDAY",
      "HOLIDAY",
      "HOLIDAY",
      null,
    ]);
  });

  it("know 劳动节 2019 as it was changed later in the year before it", () => {
    expect(everyDay("2019-04-27", "2019-05-06").map(findPublicDay)).toEqual([
      null,
      "WORKDAY",
      null,
      null,
      "HOLIDAY",
      "HOLIDAY",
      "HOLIDAY",
      "HOLIDAY",
      "WORKDAY",
      null,
    ]);
  });

  it.each([2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026])(
    "give %i some 110 to 120 free days, and have work made up for at weekends alone",
    (year) => {
      const days = everyDay(`${year}-01-01`, `${year}-12-31`);
      const free = days.filter((day) => findPublicDay(day) === "HOLIDAY" || (isWeekend(day) && !findPublicDay(day)));
      expect(free.length).toBeGreaterThanOrEqual(114);
      expect(free.length).toBeLessThanOrEqual(120);
      expect(days.filter((day) => findPublicDay(day) === "WORKDAY" && !isWeekend(day))).toEqual([]);
    },
  );
});
