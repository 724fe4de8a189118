import { describe, expect, it } from "@jest/globals";
import type { LedgerLine } from "./ledger-page";
import { summarise } from "./summarise";

interface Facts {
  household?: string;
  state?: string;
  residence?: string;
  residences?: LedgerLine["child"]["residences"];
  poor?: LedgerLine["child"]["povertyReliefs"][number];
  povertyReliefs?: LedgerLine["child"]["povertyReliefs"];
  foundOn?: string;
  out?: boolean;
}

const stay = (home: string, registeredOn: string, cancelledOn: string | null = null, township = "450204001") => ({
  homeCounty: { code: home },
  township: { code: township },
  registeredOn,
  cancelledOn,
});

const line = (
  id: string,
  {
    household,
    state = "NORMAL",
    residence,
    residences = residence === undefined ? [] : [stay(residence, "2017-03-01")],
    poor,
    povertyReliefs = poor === undefined ? [] : [poor],
    foundOn = "2018-05-11",
    out = true,
  }: Facts = {},
): LedgerLine => ({
  child: {
    id,
    household: household === undefined ? null : { county: { code: household }, state },
    residences,
    povertyReliefs,
  },
  foundOn,
  state: out ? "PERSUADING" : "RETURNED",
});

const summaryOf = (...lines: LedgerLine[]) => summarise(lines, "450204", "2018-12-31");
const homesOf = (...lines: LedgerLine[]) =>
  summaryOf(...lines).byHomeRegion.map(({ region, found, out }) => [region?.code ?? null, found, out]);

describe("summarise", () => {
  it("has no share where nobody was found", () => {
    expect(summaryOf()).toEqual({
      found: 0,
      returned: 0,
      out: 0,
      migrants: 0,
      migrantShare: null,
      outFromPoorHouseholds: 0,
      byHomeRegion: [],
    });
  });

  it("counts a child found twice once, by its latest spell, in whatever order the lines come", () => {
    const first = line("a", { household: "450204", foundOn: "2018-05-11", out: false });
    const second = line("a", { household: "450204", foundOn: "2018-11-20" });
    for (const lines of [
      [first, second],
      [second, first],
    ])
      expect(summaryOf(...lines)).toMatchObject({ found: 1, returned: 0, out: 1 });
  });

  it("takes the home county from the 户籍, else from the residence, else knows none", () => {
    expect(
      homesOf(
        line("a", { household: "450204", residence: "451302" }),
        line("b", { residence: "451302" }),
        line("c"),
        line("d", { household: "450204", state: "CANCELLED_MOVED", residence: "450881" }),
        line("e", { household: "450204", state: "CANCELLED_MOVED" }),
        line("f", { household: "450204", state: "EMPTY_ENTRY" }),
      ),
    ).toEqual([
      ["450204", 2, 2],
      ["450881", 1, 1],
      ["451302", 1, 1],
      [null, 2, 2],
    ]);
  });

  it("takes the home county of the stay that counted on the day", () => {
    const homeBy = (...residences: Facts["residences"] & object) => homesOf(line("a", { residences }))[0]?.[0];
    expect(homeBy(stay("450881", "2019-02-01"), stay("451302", "2016-01-01", "2019-02-01"))).toBe("451302");
    expect(homeBy(stay("450881", "2018-02-01", "2018-10-01"), stay("451302", "2016-01-01"))).toBe("451302");
    expect(homeBy(stay("450881", "2018-02-01", null, "450205001"), stay("451302", "2016-01-01"))).toBe("451302");
    expect(homeBy(stay("450881", "2019-02-01"))).toBeNull();
  });

  it("puts the own county first, then most out, then by code, the unknown last", () => {
    expect(
      homesOf(
        line("a"),
        line("b"),
        line("c", { household: "450206", out: false }),
        line("d", { household: "451302" }),
        line("e", { household: "450881" }),
        line("f", { household: "451302" }),
        line("g", { household: "450204", out: false }),
      ).map(([code]) => code),
    ).toEqual(["450204", "451302", "450881", "450206", null]);
  });

  it("counts as migrants the children whose 户籍 is known to be elsewhere", () => {
    const summary = summaryOf(
      line("a", { household: "450204" }),
      line("b", { residence: "451302" }),
      line("c", { household: "450206", out: false }),
      line("d"),
    );
    expect(summary).toMatchObject({ found: 4, migrants: 2, migrantShare: 0.5 });
  });

  it("counts the poor households that stood on the day, of children who are out", () => {
    const standing = { identifiedOn: "2015-12-20", liftedOn: null };
    const summary = summaryOf(
      line("a", { household: "451321", poor: standing }),
      line("b", { household: "451321", poor: standing, out: false }),
      line("c", { household: "451321", poor: { identifiedOn: "2019-01-01", liftedOn: null } }),
      line("d", { household: "451321", poor: { identifiedOn: "2015-12-20", liftedOn: "2018-12-31" } }),
      line("e", { household: "450204", poor: { identifiedOn: "2015-12-20", liftedOn: "2019-01-01" } }),
    );
    expect(summary.outFromPoorHouseholds).toBe(2);
    const newer = { identifiedOn: "2019-06-01", liftedOn: null };
    const liftedSince = { identifiedOn: "2015-12-20", liftedOn: "2019-03-01" };
    expect(summaryOf(line("a", { povertyReliefs: [newer, liftedSince] })).outFromPoorHouseholds).toBe(1);
    expect(summary.byHomeRegion.map(({ outFromPoorHouseholds }) => outFromPoorHouseholds)).toEqual([1, 1]);
  });
});
