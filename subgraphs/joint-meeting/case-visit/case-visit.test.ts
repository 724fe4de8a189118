import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { callerOf } from "../../../test/support/callers";
import { CasePapers } from "../../../test/support/case-papers";
import { plantCase } from "../../../test/support/case-rows";
import { waitForRound } from "../../../test/support/round-of-the-day";
import { startSweptCounty, type SweptCounty } from "../../../test/support/swept-county";

const RECORD = `
  mutation ($caseId: ID!, $version: Int!, $visitedOn: Date!, $visitors: [CaseVisitorInput!]!, $met: String!,
    $said: String!, $nextOn: Date, $attachmentIds: [ID!]) {
    outcome: recordVisit(caseId: $caseId, version: $version, visitedOn: $visitedOn, visitors: $visitors, met: $met,
      said: $said, nextOn: $nextOn, attachmentIds: $attachmentIds) {
      __typename
      ... on Refusal { reason message }
      ... on Case { version stage history { kind actor }
        visits { visitedOn lines organ { code } visitors { line name post } met said nextOn attachmentIds recordedBy } }
    } }`;

const TEACHER = { line: "EDUCATION", name: "韦老师", post: "班主任" };
const VILLAGER = { line: "GOVERNMENT", name: "覃支书", post: "村支书" };
const VISIT = { visitedOn: "2018-12-06", visitors: [TEACHER], met: "奶奶", said: "孩子在广东", nextOn: "2018-12-13" };
const NONE = "0190a000-0000-7000-8000-000000000000";

describe("a visit at the home", () => {
  let county: SweptCounty;
  let papers: CasePapers;
  let caseId: string;
  const school = callerOf("school", { school: "2145020401" });
  const township = callerOf("township", { regions: ["450204001"] });

  const record = async (given: Record<string, unknown> = {}, caller: Caller = school) => {
    const answer = await county.ask(caller, RECORD, { caseId, version: 1, ...VISIT, ...given });
    return answer.data?.outcome ?? answer.errors[0]?.extensions.code;
  };
  const refusal = (reason: string, text = "") =>
    expect.objectContaining({ __typename: "Refusal", reason, message: expect.stringContaining(text) });

  beforeAll(async () => {
    county = await startSweptCounty();
    papers = new CasePapers(county.sql, county.vault);
    await waitForRound(county.sql);
  });
  afterAll(() => county?.close());
  beforeEach(async () => {
    await county.sql("TRUNCATE child_case, attachment CASCADE");
    caseId = await plantCase(county.sql, "小明");
  });

  it("is recorded by the school and by the township, each its own or both together, with evidence", async () => {
    const attachmentIds = [await papers.attachment(caseId)];
    expect(await record({ attachmentIds })).toMatchObject({
      version: 2,
      stage: "OPENED",
      history: [{ kind: "VISIT_RECORDED", actor: "test-school" }],
      visits: [
        {
          ...VISIT,
          lines: ["EDUCATION"],
          organ: { code: "school:2145020401" },
          attachmentIds,
          recordedBy: "test-school",
        },
      ],
    });
    const joint = { version: 2, visitedOn: "2018-12-10", visitors: [VILLAGER, TEACHER], nextOn: null };
    expect((await record(joint, township)).visits.at(-1)).toMatchObject({
      lines: ["EDUCATION", "GOVERNMENT"],
      organ: { code: "township:450204001" },
      visitors: [VILLAGER, TEACHER],
      nextOn: null,
    });
  });

  it("stands in no table in clear", async () => {
    await record();
    const dump = await county.sql<{ line: string }>("SELECT v::text AS line FROM case_visit v");
    for (const clear of ["韦老师", "奶奶", "孩子在广东"]) {
      expect(dump[0]?.line).not.toContain(clear);
      expect(dump[0]?.line).not.toContain(Buffer.from(clear).toString("hex"));
    }
  });

  it("is of the recorder's own line, but for the office, which keeps the minutes of both", async () => {
    expect(await record({ visitors: [VILLAGER] })).toEqual(refusal("NOT_YOURS", "本线"));
    expect(await record({ visitors: [TEACHER] }, township)).toEqual(refusal("NOT_YOURS"));
    expect(await record({ visitors: [VILLAGER] }, callerOf("education"))).toEqual(refusal("NOT_YOURS"));
    expect(await record({ visitors: [VILLAGER] }, callerOf("office"))).toMatchObject({ version: 2 });
  });

  it.each([
    ["nobody who went", { visitors: [] }, "INVALID"],
    ["more than could go", { visitors: Array.from({ length: 21 }, () => TEACHER) }, "INVALID"],
    ["a visitor without a name", { visitors: [{ ...TEACHER, name: " " }] }, "INVALID"],
    ["a visitor without a post", { visitors: [{ ...TEACHER, post: "" }] }, "INVALID"],
    ["nobody they met", { met: " " }, "INVALID"],
    ["nothing that was said", { said: "" }, "INVALID"],
    ["a day to come", { visitedOn: "2019-01-01", nextOn: null }, "INVALID"],
    ["a day before the child left", { visitedOn: "2018-12-02" }, "INVALID"],
    ["a next visit that is not after it", { nextOn: "2018-12-06" }, "INVALID"],
    ["an attachment that there is not", { attachmentIds: [NONE] }, "NOT_FOUND"],
    ["a version that is past", { version: 3 }, "CHANGED"],
    ["a case that there is not", { caseId: NONE }, "NOT_FOUND"],
  ] as [string, Record<string, unknown>, string][])("is not recorded with %s", async (_what, given, reason) => {
    expect(await record(given)).toEqual(refusal(reason));
    expect(await county.sql("SELECT FROM case_visit")).toEqual([]);
  });

  it("takes no evidence of another case, and no case of others", async () => {
    const other = await plantCase(county.sql, "小红");
    expect(await record({ attachmentIds: [await papers.attachment(other)] })).toEqual(refusal("NOT_FOUND"));
    expect(await record({}, callerOf("school", { school: "2145020402" }))).toEqual(refusal("NOT_FOUND"));
    expect(await record({}, callerOf("education", { regions: ["450205"] }))).toEqual(refusal("NOT_FOUND"));
    for (const role of ["public-security", "civil-affairs", "leader", "auditor", "health", "head"] as const)
      expect(await record({}, callerOf(role))).toBe("FORBIDDEN");
  });

  it("is not recorded in a case that is closed", async () => {
    caseId = await plantCase(county.sql, "小刚", { state: "CLOSED" });
    expect(await record()).toEqual(refusal("WRONG_STATE"));
  });

  it("is opened for whoever works the case, and for no other reader", async () => {
    caseId = await plantCase(county.sql, "小芳", { school_id: null, township_code: "450204001", lead: "education" });
    await record({ visitors: [VILLAGER] }, township);
    const read = async (caller: Caller) => {
      const { data } = await county.ask(caller, `{ case(id: "${caseId}") { visits { visitors { name } met said } } }`);
      return data.case.visits[0];
    };
    expect(await read(callerOf("office", { purpose: "MEETING" }))).toMatchObject({ met: "奶奶" });
    // The township sees it by its territory but sits at no desk that works it.
    const wide = callerOf("township", { regions: ["450204"] });
    expect(await read(wide)).toEqual({ visitors: null, met: null, said: null });
  });
});
