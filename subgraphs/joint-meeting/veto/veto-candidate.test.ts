import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { callerOf } from "../../../test/support/callers";
import { type CountyInProcess, startCountyInProcess } from "../../../test/support/county-in-process";
import { enrol, recordDropouts, SCHOOLS } from "../../../test/support/education-rows";
import { inventIdNumber } from "../../../test/support/people";
import { childId, SweepRows } from "../../../test/support/sweep-rows";

const CANDIDATES = `
  query ($regionCode: RegionCode!, $schoolYear: SchoolYear!, $first: Int! = 100, $after: String) {
    vetoCandidates(regionCode: $regionCode, schoolYear: $schoolYear, first: $first, after: $after) {
      edges { node {
        level code name township { code } school { id } vetoedLevels overdueDropouts overdueAfterDays
        missedTargets { kind numerator denominator target } findings { child { id } }
      } }
      pageInfo { hasNextPage endCursor }
    }
  }`;

const RURAL = "450204100";
const person = (sequence: number): string => inventIdNumber("450204", "2008-05-09", sequence);

interface Candidate {
  level: string;
  code: string;
  [field: string]: unknown;
}

describe("the candidates of a veto", () => {
  let county: CountyInProcess;

  const ask = (variables: Record<string, unknown> = {}, caller: Caller = callerOf("office")) =>
    county.jointMeeting.ask(caller, CANDIDATES, { regionCode: "450204", schoolYear: "2018-2019", ...variables });
  const read = async (...asked: Parameters<typeof ask>): Promise<Candidate[]> => {
    const { data, errors } = await ask(...asked);
    expect(errors).toEqual([]);
    return data.vetoCandidates.edges.map(({ node }: { node: Candidate }) => node);
  };
  const units = async (...asked: Parameters<typeof ask>) =>
    (await read(...asked)).map(({ level, code, missedTargets, overdueDropouts }) => [
      level,
      code,
      (missedTargets as { kind: string }[]).map(({ kind }) => kind),
      overdueDropouts,
    ]);

  beforeAll(async () => {
    county = await startCountyInProcess();
    const { education } = county.departments;
    await enrol(education, [
      { idNumber: person(1), row: { grade: 3 } },
      { idNumber: person(2), row: { grade: 3 } },
      { idNumber: person(3), row: { grade: 3, schoolId: SCHOOLS.rural } },
    ]);
    await recordDropouts(education, [{ idNumber: person(2), row: { foundOn: "2018-12-01" } }]);
    const rows = new SweepRows((sql, parameters) => county.inJointMeeting(sql, parameters));
    const sweep = await rows.sweep();
    const out = { on_roll: false, roll_state: "DROPPED_OUT" };
    const rural = { township_code: RURAL, school_id: SCHOOLS.rural };
    const dropout = { kind: "DROPOUT" };
    await rows.child(sweep, "long out", { ...out, ...rural, grade: 8 });
    await rows.finding(sweep, "long out", { ...dropout, ...rural, since: "2018-05-11" });
    // Ninety days before the day of the sweep: the last that is in time.
    await rows.child(sweep, "out for a while", { ...out, ...rural, grade: 7 });
    await rows.finding(sweep, "out for a while", { ...dropout, ...rural, since: "2018-10-02" });
    await rows.child(sweep, "struck off", { ...out, ...rural, grade: 9 });
    await rows.finding(sweep, "struck off", { ...dropout, ...rural, since: "2018-05-11", state: "SETTLED" });
    await rows.child(sweep, "never at school here", { ...out, grade: null, school_id: null });
    await rows.finding(sweep, "never at school here", { ...dropout, school_id: null, since: "2018-05-11" });
  });
  afterAll(() => county?.close());

  it("miss a target or have a dropout not back in time, each with the evidence", async () => {
    const candidates = await read();
    expect(candidates.map(({ level, code }) => [level, code])).toEqual([
      ["TOWNSHIP", "450204001"],
      ["TOWNSHIP", RURAL],
      ["SCHOOL", SCHOOLS.first],
      ["SCHOOL", SCHOOLS.rural],
      ["GRADE", `${SCHOOLS.first}-3`],
      ["GRADE", `${SCHOOLS.rural}-8`],
    ]);
    const missed = [{ kind: "DROPOUT_RATE_PRIMARY", numerator: 1, denominator: 2, target: 0.006 }];
    expect(candidates[0]).toMatchObject({
      township: { code: "450204001" },
      school: null,
      vetoedLevels: ["BUREAU_LEADER", "SECTION_HEAD"],
      missedTargets: missed,
      overdueDropouts: 1,
      overdueAfterDays: 90,
      findings: [{ child: { id: childId("never at school here") } }],
    });
    expect(candidates[2]).toMatchObject({
      name: "第01小学",
      school: { id: SCHOOLS.first },
      vetoedLevels: ["BUREAU_LEADER", "SECTION_HEAD", "PRINCIPAL"],
      missedTargets: missed,
      overdueDropouts: 0,
      findings: [],
    });
    expect(candidates[5]).toMatchObject({
      name: "第03小学八年级",
      school: { id: SCHOOLS.rural },
      vetoedLevels: ["GRADE_HEAD"],
      missedTargets: [],
      overdueDropouts: 1,
      findings: [{ child: { id: childId("long out") } }],
    });
  });

  it("come a page at a time, each once", async () => {
    const seen: unknown[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { data } = await ask({ first: 1, after });
      seen.push(...data.vetoCandidates.edges.map(({ node }: { node: Candidate }) => node));
      ({ endCursor: after, hasNextPage: more } = data.vetoCandidates.pageInfo);
    }
    expect(seen).toEqual(await read());
  });

  it("are told to readers of figures by their numbers alone", async () => {
    const candidates = await read({}, callerOf("leader", { purpose: null }));
    expect(candidates).toHaveLength(6);
    expect(candidates[1]).toMatchObject({ overdueDropouts: 1, findings: null });
  });

  it("are a township's own units, and of a school itself and its grades", async () => {
    const rural = callerOf("township", { regions: [RURAL] });
    expect(await units({}, rural)).toEqual([
      ["TOWNSHIP", RURAL, [], 1],
      ["SCHOOL", SCHOOLS.rural, [], 1],
      ["GRADE", `${SCHOOLS.rural}-8`, [], 1],
    ]);
    const school = callerOf("school", { regions: ["450204001"], school: SCHOOLS.first });
    expect(await units({}, school)).toEqual([
      ["SCHOOL", SCHOOLS.first, ["DROPOUT_RATE_PRIMARY"], 0],
      ["GRADE", `${SCHOOLS.first}-3`, ["DROPOUT_RATE_PRIMARY"], 0],
    ]);
  });

  it("have no dropouts as long as no sweep of the year is completed", async () => {
    expect(await units({ schoolYear: "2017-2018" })).toEqual([]);
  });

  it("are closed to other departments and counties", async () => {
    for (const caller of [callerOf("public-security"), callerOf("education", { regions: ["450205"] })])
      expect((await ask({}, caller)).errors[0]?.extensions.code).toBe("FORBIDDEN");
  });
});
