import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../infra/runtime/caller";
import { callerOf } from "../../test/support/callers";
import { type CountyInProcess, startCountyInProcess } from "../../test/support/county-in-process";
import { eventually } from "../../test/support/eventually";
import type { GraphqlAnswer } from "../../test/support/graphql-answer";
import { inventIdNumber } from "../../test/support/people";
import { CROWDED_DAY, DAY, plantDropouts, TOWNSHIP } from "../../test/support/planted-dropouts";

const SUMMARY = `
  query ($regionCode: RegionCode!, $asOf: Date!) {
    dropoutSummary(regionCode: $regionCode, asOf: $asOf) {
      found returned out migrants migrantShare outFromPoorHouseholds
      byHomeRegion { region { code name } found returned out outFromPoorHouseholds }
    }
  }`;

const RATE = `
  query ($regionCode: RegionCode!, $entryYear: Int!) {
    consolidationRate(regionCode: $regionCode, entryYear: $entryYear) { entrants graduates rate }
  }`;

const RECOVERY = { within: 15_000 };

describe("joint-meeting", () => {
  let county: CountyInProcess;
  const leader = callerOf("leader", { purpose: null });

  const askSummary = (asOf = DAY, regionCode = "450204", caller: Caller = leader): Promise<GraphqlAnswer> =>
    county.jointMeeting.ask(caller, SUMMARY, { regionCode, asOf });
  const askRate = (entryYear = 2009, regionCode = "450204", caller: Caller = leader): Promise<GraphqlAnswer> =>
    county.jointMeeting.ask(caller, RATE, { regionCode, entryYear });

  const expectNoFigures = ({ data, errors }: GraphqlAnswer, missing: string): void => {
    expect(Object.values(data)).toEqual([null]);
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining(`${missing} does not answer`),
        extensions: { code: "UNAVAILABLE", details: { department: missing } },
      },
    ]);
  };

  beforeAll(async () => {
    county = await startCountyInProcess();
    await plantDropouts(county);
  });
  afterAll(() => county?.close());

  beforeEach(() => {
    county.requests.length = 0;
  });
  afterEach(() => {
    county.onRequest = null;
  });

  it("names the child of an ID number as the departments do", async () => {
    const number = inventIdNumber("450204", "2008-05-01", 1);
    const query = `{ child(idNumber: "${number}") { id } }`;
    const asked = [county.jointMeeting, county.departments["public-security"]].map((service) =>
      service.ask(callerOf("office"), query),
    );
    for (const { data } of await Promise.all(asked)) expect(data.child).toEqual({ id: county.personIdOf(number) });
  });

  describe("the summary of dropouts", () => {
    it("counts each child once, as it stood on the day, by the 户籍 that public security has", async () => {
      const { data, errors } = await askSummary();
      expect(errors).toEqual([]);
      expect(data.dropoutSummary).toEqual({
        found: 11,
        returned: 2,
        out: 9,
        migrants: 5,
        migrantShare: 5 / 11,
        outFromPoorHouseholds: 3,
        byHomeRegion: [
          // An ordinary one, the number of elsewhere (poor), found twice, back after the day; and back before the day.
          { region: { code: "450204", name: "柳南区" }, found: 5, returned: 1, out: 4, outFromPoorHouseholds: 1 },
          // One household was lifted before the day, the other after it.
          { region: { code: "450222", name: "柳城县" }, found: 2, returned: 0, out: 2, outFromPoorHouseholds: 1 },
          // The poor one is back at school; the other has moved its 户籍 there.
          { region: { code: "450881", name: "桂平市" }, found: 2, returned: 1, out: 1, outFromPoorHouseholds: 0 },
          { region: { code: "451321", name: "忻城县" }, found: 1, returned: 0, out: 1, outFromPoorHouseholds: 1 },
          { region: null, found: 1, returned: 0, out: 1, outFromPoorHouseholds: 0 },
        ],
      });
    });

    it("takes all pages, and a child found on two of them once", async () => {
      const { data, errors } = await askSummary(CROWDED_DAY);
      expect(errors).toEqual([]);
      expect(data.dropoutSummary).toMatchObject({ found: 1011, returned: 2, out: 1009, migrants: 5 });
      expect(data.dropoutSummary.outFromPoorHouseholds).toBe(2);
      expect(data.dropoutSummary.byHomeRegion).toMatchObject([
        { region: { code: "450204" }, found: 705, returned: 1, out: 704 },
        { region: { code: "450222" }, found: 2 },
        { region: { code: "450881" }, found: 2 },
        { region: { code: "451321" }, found: 1 },
        { region: null, found: 301, out: 301 },
      ]);
      expect(county.requests).toHaveLength(2);
    });

    it("is read as the office, for a report, under the caller's request id", async () => {
      await askSummary();
      expect(county.requests).toMatchObject([
        { actor: "joint-meeting", purpose: "REPORT", operation: "DropoutLedger", requestId: leader.requestId },
      ]);
    });

    it("has no share on a day before anybody was found", async () => {
      expect((await askSummary("2018-01-01")).data.dropoutSummary).toMatchObject({ found: 0, migrantShare: null });
    });

    it("of a township counts the children of its schools", async () => {
      const ofTownship = callerOf("leader", { regions: [TOWNSHIP], purpose: null });
      const { data, errors } = await askSummary(DAY, TOWNSHIP, ofTownship);
      expect(errors).toEqual([]);
      expect(data.dropoutSummary).toMatchObject({ found: 1, migrants: 0 });
    });
  });

  it("serves the consolidation rate as education has it", async () => {
    const { data, errors } = await askRate();
    expect(errors).toEqual([]);
    expect(data.consolidationRate).toEqual({ entrants: 4, graduates: 3, rate: 0.75 });
  });

  it("says of a year that is none that it is none", async () => {
    const { data, errors } = await askRate(1);
    expect(data.consolidationRate).toBeNull();
    expect(errors).toMatchObject([{ message: expect.stringContaining("入学年份"), extensions: { code: "BAD_INPUT" } }]);
    expect(county.requests).toHaveLength(1);
  });

  describe("while a part of the county is away", () => {
    it.each(["education", "public-security", "poverty-relief"] as const)(
      "gives no number when %s stops after the first page, names it, and counts again when it is back",
      async (name) => {
        let stopped: Promise<void> | undefined;
        county.onRequest = () => {
          stopped ??= county.departments[name].stop();
        };
        const answer = await askSummary(CROWDED_DAY);
        await stopped;
        expectNoFigures(answer, name);
        expect(county.requests.map(({ errorCodes }) => errorCodes)).toEqual([
          undefined,
          ...Array.from({ length: 3 }, () => ["SUBGRAPH_UNAVAILABLE"]),
        ]);
        await county.departments[name].startAgain();
        await eventually(
          async () => expect((await askSummary(CROWDED_DAY)).data.dropoutSummary).toMatchObject({ found: 1011 }),
          RECOVERY,
        );
      },
    );

    it("asks for a page again that a department failed on, and then counts all", async () => {
      const department = county.departments["public-security"];
      let mended: Promise<void> | undefined;
      county.onRequest = () => {
        mended ??= department.asOwner("ALTER TABLE mislaid RENAME TO household_registration");
      };
      await department.asOwner("ALTER TABLE household_registration RENAME TO mislaid");
      const { data, errors } = await askSummary();
      await mended;
      expect(county.requests[0]?.errorCodes).toEqual(["INTERNAL_SERVER_ERROR"]);
      expect(errors).toEqual([]);
      expect(data.dropoutSummary).toMatchObject({ found: 11, migrants: 5 });
    });

    it("names the identity service when it gives the office no token", async () => {
      const stranger = await county.openJointMeeting({ account: "joint-meeting", secret: "wrong" });
      const answer = await stranger.ask(leader, SUMMARY, { regionCode: "450204", asOf: DAY });
      await stranger.close();
      expectNoFigures(answer, "identity");
      expect(county.requests).toEqual([]);
    });

    it("names the gateway when nobody is there, and asks for another token when it takes the old one no more", async () => {
      await askSummary();
      await county.stopGateway();
      expectNoFigures(await askSummary(), "gateway");
      county.requests.length = 0;
      await county.renewIssuer();
      const { data, errors } = await askSummary();
      expect(errors).toEqual([]);
      expect(data.dropoutSummary).toMatchObject({ found: 11 });
      expect(county.requests.map(({ status }) => status)).toEqual([401, 200]);
    });

    it("asks once for what its account is refused, and says so instead of blaming the gateway", async () => {
      const auditor = county.accounts.find(({ account }) => account === "auditor");
      const meeting = await county.openJointMeeting(auditor ?? { account: "", secret: "" });
      const answer = await meeting.ask(leader, SUMMARY, { regionCode: "450204", asOf: DAY });
      await meeting.close();
      expect(answer.data.dropoutSummary).toBeNull();
      expect(answer.errors).toMatchObject([
        { message: expect.stringContaining("the office's own account"), extensions: { code: "UNAVAILABLE" } },
      ]);
      expect(county.requests).toMatchObject([{ actor: "auditor", errorCodes: ["FORBIDDEN"] }]);
    });
  });

  describe("the caller", () => {
    it.each([
      ["450205", ["450204"]],
      ["4502", ["450204"]],
      ["450204", ["450204001"]],
      ["4502", ["4502"]],
      ["450205", ["4502"]],
    ])("is refused %s with a territory of %j, and nothing is read", async (regionCode, regions) => {
      const caller = callerOf("leader", { regions, purpose: null });
      for (const { data, errors } of [
        await askSummary(DAY, regionCode, caller),
        await askRate(2009, regionCode, caller),
      ]) {
        expect(Object.values(data)).toEqual([null]);
        expect(errors).toMatchObject([
          { message: expect.stringContaining(regionCode), extensions: { code: "FORBIDDEN" } },
        ]);
      }
      expect(county.requests).toEqual([]);
    });

    it.each(["school", "township", "civil-affairs", "public-security"] as const)(
      "is refused as %s by scope, and nothing is read",
      async (role) => {
        const caller = callerOf(role);
        for (const { errors } of [await askSummary(DAY, "450204", caller), await askRate(2009, "450204", caller)])
          expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
        expect(county.requests).toEqual([]);
      },
    );

    it("must have been signed for by the gateway, even for _service", async () => {
      const response = await fetch(county.jointMeeting.url, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query: "{ _service { sdl } }" }),
      });
      expect(response.status).toBe(401);
    });
  });
});
