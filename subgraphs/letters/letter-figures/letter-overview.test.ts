import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { callerOf } from "../../../test/support/callers";
import { plantLetter, type PlantedLetter } from "../../../test/support/letter-rows";
import { startTestLetters, type TestLetters } from "../../../test/support/letters-county";
import { statementsDuring } from "../../../test/support/query-counter";

const OVERVIEW = `
  query ($regionCode: RegionCode = "450204", $from: Date = "2018-12-01", $to: Date = "2018-12-31") {
    letterOverview(regionCode: $regionCode, from: $from, to: $to) { from to region { code } directions {
      direction total { ...Counts } byPeer { peerCode peerName counts { ...Counts } } } } }
  fragment Counts on LetterCounts { letters children awaitingAcceptance accepted inProgress answered returned forwarded
    withdrawn backInSchool endedOtherwise overdue }`;

const NOTHING = {
  letters: 0,
  children: 0,
  awaitingAcceptance: 0,
  accepted: 0,
  inProgress: 0,
  answered: 0,
  returned: 0,
  forwarded: 0,
  withdrawn: 0,
  backInSchool: 0,
  endedOtherwise: 0,
  overdue: 0,
};
const CHILDREN = [
  {},
  { state: "ACCEPTED" },
  { state: "IN_PROGRESS" },
  { state: "ANSWERED", outcome: "STEPS_TAKEN" },
  { state: "RETURNED" },
  { state: "FORWARDED" },
  { state: "WITHDRAWN" },
  { state: "ENDED", outcome: "BACK_IN_SCHOOL" },
  { state: "ENDED", outcome: "OVER_AGE" },
  { state: "ENDED", outcome: "HOME_TEACHING" },
];
const EACH = {
  letters: 1,
  children: 10,
  awaitingAcceptance: 1,
  accepted: 1,
  inProgress: 1,
  answered: 1,
  returned: 1,
  forwarded: 1,
  withdrawn: 1,
  backInSchool: 1,
  endedOtherwise: 2,
  overdue: 0,
};

describe("the overview of letters", () => {
  let county: TestLetters;
  const leader = callerOf("leader", { purpose: null });

  const plant = (given: PlantedLetter = {}) => plantLetter(county.sql, county.vault, given);
  const overview = async (variables: object = {}, caller: Caller = leader) => {
    const { data, errors } = await county.ask(caller, OVERVIEW, { ...variables });
    expect(errors).toEqual([]);
    return data.letterOverview;
  };

  beforeAll(async () => {
    county = await startTestLetters();
  });
  afterAll(() => county?.close());
  beforeEach(() => county.sql("TRUNCATE letter CASCADE"));

  it("counts every child once, by direction and county, and in all", async () => {
    await plant({ children: CHILDREN });
    await plant({ peer_code: "450222", peer_name: "柳州市柳城县教育局" });
    await plant({ direction: "IN", children: CHILDREN });
    const { directions, ...about } = await overview();
    expect(about).toEqual({ from: "2018-12-01", to: "2018-12-31", region: { code: "450204" } });
    const one = { ...NOTHING, letters: 1, children: 1, awaitingAcceptance: 1 };
    expect(directions).toEqual([
      {
        direction: "OUT",
        total: { ...EACH, letters: 2, children: 11, awaitingAcceptance: 2 },
        byPeer: [
          { peerCode: "450222", peerName: "柳州市柳城县教育局", counts: one },
          { peerCode: "451302", peerName: "来宾市兴宾区教育局", counts: EACH },
        ],
      },
      {
        direction: "IN",
        total: EACH,
        byPeer: [{ peerCode: "451302", peerName: "来宾市兴宾区教育局", counts: EACH }],
      },
    ]);
    const { letters: _letters, children, overdue: _overdue, ...states } = directions[0].total as Record<string, number>;
    expect(Object.values(states).reduce((sum, count) => sum + count, 0)).toBe(children);
  });

  it("counts as late what is neither accepted nor answered for by its day", async () => {
    const days = { issued_on: "2018-12-03", accept_by: "2018-12-10", due_on: "2018-12-30" };
    await plant({ ...days, children: CHILDREN });
    await plant({ ...days, accept_by: "2018-12-31", due_on: "2018-12-31", children: CHILDREN });
    await plant({ ...days, state: "WITHDRAWN", children: [{ state: "WITHDRAWN" }] });
    expect((await overview()).directions[0].total.overdue).toBe(4);
  });

  it("takes the letters by their dates: drafts have none, and what is about a letter is none of its own", async () => {
    await plant({ state: "DRAFT" });
    await plant({ issued_on: "2018-11-30" });
    await plant({ issued_on: "2019-01-01" });
    const { id } = await plant({ issued_on: "2018-12-01" });
    await plant({ kind: "REMINDER", about_id: id, children: [] });
    expect((await overview()).directions[0].total.letters).toBe(1);
    expect((await overview({ from: "2018-11-01", to: "2019-02-01" })).directions[0].total.letters).toBe(3);
  });

  it("leaves out what was withdrawn before it left: the other county never saw it", async () => {
    const withdrawn = { state: "WITHDRAWN", children: [{ state: "WITHDRAWN" }] };
    await plant(withdrawn);
    await plant({ ...withdrawn, via: "PAPER" });
    expect((await overview()).directions[0].total).toEqual(NOTHING);
    await plant({ ...withdrawn, delivered_at: "2018-12-31T04:00:00Z" });
    await plant({ ...withdrawn, via: "PAPER", posted_on: "2018-12-31" });
    await plant({ ...withdrawn, direction: "IN" });
    const both = { ...NOTHING, letters: 2, children: 2, withdrawn: 2 };
    const one = { ...NOTHING, letters: 1, children: 1, withdrawn: 1 };
    expect((await overview()).directions).toMatchObject([{ total: both }, { total: one }]);
  });

  it("is empty where there is nothing", async () => {
    expect((await overview()).directions).toEqual([
      { direction: "OUT", total: NOTHING, byPeer: [] },
      { direction: "IN", total: NOTHING, byPeer: [] },
    ]);
  });

  it("calls a county as it was called last", async () => {
    await plant({ issued_on: "2018-12-03", peer_name: "来宾市兴宾区教育局" });
    await plant({ issued_on: "2018-12-20", peer_name: "来宾市兴宾区教育体育局" });
    expect((await overview()).directions[0].byPeer).toMatchObject([{ peerName: "来宾市兴宾区教育体育局" }]);
  });

  it("costs one statement a table, however many letters there are", async () => {
    for (const peer of ["451302", "450222", "450225"]) for (let n = 0; n < 5; n += 1) await plant({ peer_code: peer });
    const statements = await statementsDuring(() => overview());
    expect(statements.filter((text) => text.includes("FROM letter l"))).toHaveLength(2);
    expect(statements).toHaveLength(2);
  });

  it.each(["education", "office", "leader", "auditor"] as const)("is for %s of the county", async (role) => {
    await plant();
    for (const regionCode of ["450204", "4502", "45"]) {
      const { directions } = await overview({ regionCode }, callerOf(role, { purpose: null }));
      expect(directions[0].total.letters).toBe(1);
    }
  });

  it.each([
    ["of another county", callerOf("leader", { regions: ["450205"] }), {}, "FORBIDDEN"],
    ["who asks for another county", leader, { regionCode: "450205" }, "FORBIDDEN"],
    ["who asks for a township", leader, { regionCode: "450204001" }, "FORBIDDEN"],
    ["who writes no letters", callerOf("public-security"), {}, "FORBIDDEN"],
    ["of a school", callerOf("school"), {}, "FORBIDDEN"],
    ["who asks for a time without a day", leader, { from: "2019-01-01" }, "BAD_INPUT"],
  ])("is not for anybody %s", async (_who, caller, variables, code) => {
    const { data, errors } = await county.ask(caller, OVERVIEW, variables);
    expect([data?.letterOverview ?? null, errors[0]?.extensions.code]).toEqual([null, code]);
  });
});
