import { describe, expect, it } from "@jest/globals";
import { missedMonths, type PlannedVisits } from "./visit-frequency";

const plan = (parts: Partial<PlannedVisits> = {}): PlannedVisits => ({
  startsOn: "2018-09-01",
  endsOn: null,
  visitsPerMonth: 2,
  ...parts,
});
const rule = (today: string, minimumOn = (_day: string): number => 2) => ({
  today,
  minimumOn,
  isVacation: (day: string) => day > "2019-01-18" && day < "2019-02-25",
});

const SEPTEMBER = ["2018-09-05", "2018-09-19"];
const OCTOBER = ["2018-10-10", "2018-10-24"];

describe("the months of teaching at home with too few visits", () => {
  it("are those with fewer than planned", () => {
    expect(missedMonths(plan(), [...SEPTEMBER, "2018-10-10"], rule("2018-12-01"))).toEqual(["2018-10", "2018-11"]);
    expect(missedMonths(plan({ visitsPerMonth: 4 }), SEPTEMBER, rule("2018-10-01"))).toEqual(["2018-09"]);
  });

  it("are judged when they are over, and not on their last day", () => {
    expect(missedMonths(plan(), [], rule("2018-09-30"))).toEqual([]);
    expect(missedMonths(plan(), [], rule("2018-10-01"))).toEqual(["2018-09"]);
    expect(missedMonths(plan({ startsOn: "2019-03-01" }), [], rule("2018-12-31"))).toEqual([]);
  });

  it("are judged by what the county asks for in the month, where that is more", () => {
    const four = (day: string): number => (day >= "2018-10-01" ? 4 : 2);
    expect(missedMonths(plan(), [...SEPTEMBER, ...OCTOBER], rule("2018-11-01", four))).toEqual(["2018-10"]);
  });

  it("ask of a month planned in part for its share", () => {
    const late = plan({ startsOn: "2018-09-16" });
    expect(missedMonths(late, ["2018-09-20"], rule("2018-10-01"))).toEqual([]);
    expect(missedMonths(late, [], rule("2018-10-01"))).toEqual(["2018-09"]);
    expect(missedMonths(plan({ startsOn: "2018-09-20" }), [], rule("2018-10-01"))).toEqual([]);
  });

  it("ask for nothing in a vacation, and for its share in a month with days of one", () => {
    const months = missedMonths(
      plan({ startsOn: "2019-01-01", visitsPerMonth: 4 }),
      ["2019-01-08"],
      rule("2019-03-01"),
    );
    expect(months).toEqual(["2019-01"]);
    expect(missedMonths(plan({ startsOn: "2019-01-19" }), [], rule("2019-03-01"))).toEqual([]);
  });

  it("end with the plan, whose last month is judged the day after", () => {
    const ended = plan({ endsOn: "2018-10-20" });
    expect(missedMonths(ended, SEPTEMBER, rule("2018-10-20"))).toEqual([]);
    expect(missedMonths(ended, SEPTEMBER, rule("2018-10-21"))).toEqual(["2018-10"]);
    expect(missedMonths(ended, [...SEPTEMBER, "2018-10-10"], rule("2019-06-30"))).toEqual([]);
  });
});
