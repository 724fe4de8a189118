import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { projectPath } from "../../../infra/runtime/project-path";
import { CountyStack } from "../../support/county-stack";
import { openChild } from "../../support/opened-child";
import { CHILDREN, KNOWN_COUNTY, SPOILED_NUMBER, writeKnownCounty } from "../../support/known-county";
import { readRosterFolder } from "../../support/roster-folder";

const XINGBIN = { code: "451302", folder: projectPath("infra", "demo", "xingbin-2018") };

const SUMMARY = `query ($regionCode: RegionCode!, $asOf: Date!) {
  dropoutSummary(regionCode: $regionCode, asOf: $asOf) { found returned out migrants migrantShare outFromPoorHouseholds
    byHomeRegion { region { code } found returned out outFromPoorHouseholds } }
}`;

const RATE = `query ($regionCode: RegionCode!, $entryYear: Int!) {
  consolidationRate(regionCode: $regionCode, entryYear: $entryYear) { entrants graduates rate }
}`;

describe("two counties side by side", () => {
  let known: CountyStack;
  let xingbin: CountyStack;
  let rosters: string;

  beforeAll(async () => {
    rosters = writeKnownCounty();
    known = await CountyStack.start({ rosters });
    xingbin = await CountyStack.start({ rosters: XINGBIN.folder });
  });
  afterAll(async () => {
    await Promise.all([known?.close(), xingbin?.close()]);
    rmSync(rosters, { recursive: true, force: true });
  });

  const summarise = async (county: CountyStack, regionCode: string, asOf: string) => {
    const { data, errors } = await county.ask(SUMMARY, {
      account: "leader",
      purpose: null,
      variables: { regionCode, asOf },
    });
    expect(errors).toEqual([]);
    return data.dropoutSummary;
  };

  const view = async (county: CountyStack, idNumber: string) => {
    const caseId = await openChild(county, idNumber);
    const { data, errors } = await county.ask({ documentId: "student-view" }, { caseId, variables: { idNumber } });
    expect(errors).toEqual([]);
    return data.child;
  };

  test("each answers with its own accounts and keys, and neither takes the other's", async () => {
    expect(new Set([known.url, xingbin.url]).size).toBe(2);
    for (const [county, other] of [
      [known, xingbin],
      [xingbin, known],
    ] as const) {
      const { status, text } = await county.ask("{ __typename }", { token: await other.token("office") });
      expect([status, JSON.parse(text).errors[0].extensions.code]).toEqual([401, "UNAUTHENTICATED"]);
    }
  });

  test("each knows its own county and none of the other", async () => {
    const { errors } = await known.ask(SUMMARY, {
      account: "leader",
      variables: { regionCode: XINGBIN.code, asOf: "2018-12-31" },
    });
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(["FORBIDDEN"]);
    const ids = await Promise.all(
      [known, xingbin].map(async (county) => (await view(county, CHILDREN.everywhere.idNumber)).id),
    );
    expect(new Set(ids).size).toBe(2);
    expect((await view(xingbin, CHILDREN.everywhere.idNumber)).identity).toBeNull();
  });

  describe("a county whose every child is known", () => {
    test("tells of the row that it could not read, and starts all the same", () => {
      expect(known.output).toContain("劝返台账: 1 of 10 rows rejected and kept");
      expect(known.output).not.toContain(SPOILED_NUMBER);
    });

    test("counts each child once, by the 户籍 that public security has, and knows who is unknown", async () => {
      expect(await summarise(known, KNOWN_COUNTY.code, "2018-12-31")).toEqual({
        found: 8,
        returned: 2,
        out: 6,
        migrants: 3,
        migrantShare: 3 / 8,
        outFromPoorHouseholds: 1,
        byHomeRegion: [
          // Back: who is everywhere, and who returned on 1 December. Out: the number of elsewhere, and who was found twice.
          { region: { code: "450205" }, found: 4, returned: 2, out: 2, outFromPoorHouseholds: 0 },
          // Lifted out of poverty in June.
          { region: { code: "450222" }, found: 1, returned: 0, out: 1, outFromPoorHouseholds: 0 },
          { region: { code: "450881" }, found: 1, returned: 0, out: 1, outFromPoorHouseholds: 0 },
          { region: { code: "451321" }, found: 1, returned: 0, out: 1, outFromPoorHouseholds: 1 },
          { region: null, found: 1, returned: 0, out: 1, outFromPoorHouseholds: 0 },
        ],
      });
    });

    test("counts a child that came back later as out on an earlier day, and a household not yet lifted as poor", async () => {
      expect(await summarise(known, KNOWN_COUNTY.code, "2018-05-31")).toMatchObject({
        found: 8,
        // Who was found twice is back for the first time.
        returned: 1,
        out: 7,
        // 450205's own child everywhere, the one of 忻城县, and the one of 柳城县.
        outFromPoorHouseholds: 3,
      });
    });

    test("counts nobody on a day before the first was found, and gives no share of nobody", async () => {
      expect(await summarise(known, KNOWN_COUNTY.code, "2018-02-28")).toEqual({
        found: 0,
        returned: 0,
        out: 0,
        migrants: 0,
        migrantShare: null,
        outFromPoorHouseholds: 0,
        byHomeRegion: [],
      });
    });

    test("serves a child as each department has it, side by side and with what is odd, and unifies nothing", async () => {
      const child = await view(known, CHILDREN.disagreeing.idNumber);
      expect(child.identity).toMatchObject({ name: "韦晓红", sex: "MALE", birthDate: "2009-01-05" });
      expect(child.household.warnings.toSorted()).toEqual(["BIRTH_DATE_DISAGREES", "SEX_DISAGREES"]);
      expect(child.residence).toMatchObject({
        recordedName: "韦小洪",
        recordedSex: "FEMALE",
        recordedBirthDate: "2010-05-01",
        homeCounty: { code: "450204" },
        warnings: ["BIRTH_DATE_DISAGREES"],
      });
      expect(child.enrolments).toHaveLength(1);
      expect(child.enrolments[0]).toMatchObject({
        recordedName: "韦红",
        recordedSex: "MALE",
        recordedBirthDate: "2009-05-10",
      });
      expect(child.enrolments[0].warnings.toSorted()).toEqual(["BIRTH_DATE_DISAGREES", "SEX_DISAGREES"]);
      expect(child.welfare).toMatchObject([{ recordedName: "韦晓虹", warnings: [] }]);
      expect(child.disability).toMatchObject({ recordedName: "卫小红", warnings: [] });
      expect(child.povertyRelief).toMatchObject({ recordedName: "韦小鸿", warnings: [] });
    });

    test("keeps amounts to the last 分", async () => {
      const child = await view(known, CHILDREN.everywhere.idNumber);
      expect(child.welfare[0].monthlyAmountFen).toBe(80_050);
      expect(child.subsidies[0].amountFen).toBe(50_050);
    });
  });

  describe("兴宾区, the neighbour of the demo county", () => {
    test("has nobody in its ledger", async () => {
      expect(await summarise(xingbin, XINGBIN.code, "2018-12-31")).toMatchObject({
        found: 0,
        out: 0,
        migrantShare: null,
        byHomeRegion: [],
      });
    });

    test("has no graduates of a cohort that is not through yet", async () => {
      const entrants = readRosterFolder(XINGBIN.folder)["学籍"]?.filter(
        (line) => line["入学年月"] === "2013-09",
      ).length;
      const { data, errors } = await xingbin.ask(RATE, {
        account: "leader",
        variables: { regionCode: XINGBIN.code, entryYear: 2013 },
      });
      expect(errors).toEqual([]);
      expect(data.consolidationRate).toEqual({ entrants, graduates: 0, rate: 0 });
    });

    test("knows of the four children whom the demo county asks it about: three are on its register, one has moved on", async () => {
      const demo = readRosterFolder(projectPath("infra", "demo", "liunan-2018"));
      const out = new Set(
        demo["劝返台账"]?.filter((line) => line["劝返状态"] === "劝返中").map((line) => line["公民身份号码"]),
      );
      const asked = demo["流动人口"]?.filter(
        (line) => line["户籍地区划代码"] === XINGBIN.code && out.has(line["公民身份号码"]),
      );
      const states = await Promise.all(
        asked!.map(async (line) => (await view(xingbin, line["公民身份号码"]!)).household?.state),
      );
      expect(states.map(String).toSorted()).toEqual(["CANCELLED_MOVED", "NORMAL", "NORMAL", "NORMAL"]);
    });
  });
});
