import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { callerOf } from "../../../test/support/callers";
import type { GraphqlAnswer } from "../../../test/support/graphql-answer";
import { statementsDuring } from "../../../test/support/query-counter";
import { childId } from "../../../test/support/sweep-rows";
import { startSweptCounty, type SweptCounty } from "../../../test/support/swept-county";
import { drawSample } from "./draw-sample";

const REVIEW = `
  fragment Review on QuarterlyReview {
    id region { code } quarter mode state sampleSize seed entryCount drawn checked differences signers dueOn standing
    daysLate openedOn openedBy openedPost closedOn closedBy
    strata { school { id } township { code } entries drawn }
    signatures { department title opinion signedBy signedPost }
  }`;
const OPEN = `mutation ($regionCode: RegionCode!, $quarter: Quarter!, $mode: ReviewMode!, $sampleSize: Int) {
  openQuarterlyReview(regionCode: $regionCode, quarter: $quarter, mode: $mode, sampleSize: $sampleSize) {
    __typename ...Review ... on Refusal { reason message }
  }
} ${REVIEW}`;
const RECORD = `mutation ($reviewId: ID!, $findingId: ID!, $result: ReviewResult!, $difference: String, $checkedOn: Date!) {
  recordReviewResult(reviewId: $reviewId, findingId: $findingId, result: $result, difference: $difference, checkedOn: $checkedOn) {
    __typename ... on ReviewEntry { finding { id } result difference checkedOn checkedBy } ... on Refusal { reason message }
  }
}`;
const SIGN = `mutation ($reviewId: ID!, $opinion: String!) {
  signQuarterlyReview(reviewId: $reviewId, opinion: $opinion) { __typename ...Review ... on Refusal { reason message } }
} ${REVIEW}`;
const CLOSE = `mutation ($reviewId: ID!) {
  closeQuarterlyReview(reviewId: $reviewId) { __typename ...Review ... on Refusal { reason message } }
} ${REVIEW}`;
const READ = `query ($id: ID!) { quarterlyReview(id: $id) { ...Review } } ${REVIEW}`;
const ENTRIES = `query ($id: ID!, $result: ReviewResult, $uncheckedOnly: Boolean!, $first: Int!, $after: String) {
  quarterlyReview(id: $id) {
    entries(result: $result, uncheckedOnly: $uncheckedOnly, first: $first, after: $after) {
      edges { node { finding { id child { id } } result difference } } pageInfo { hasNextPage endCursor }
    }
  }
}`;
const QUARTERS = `query ($regionCode: RegionCode!, $schoolYear: SchoolYear, $lateOnly: Boolean!) {
  quarterlyReviews(regionCode: $regionCode, schoolYear: $schoolYear, lateOnly: $lateOnly) {
    edges { node { quarter startsOn endsOn dueOn standing daysLate reviews { id signatures { department } strata { entries } } } }
  }
}`;

const SIGNERS = ["education", "public-security", "civil-affairs", "disabled-persons", "poverty-relief"] as const;
const office = callerOf("office");
const NONE = "01900000-0000-7000-8000-000000000000";

describe("quarterly reviews", () => {
  let county: SweptCounty;
  let onLedgers: string[];

  beforeAll(async () => {
    county = await startSweptCounty();
    const { rows } = county;
    const sweep = await rows.sweep();
    const plant = (name: string, finding = {}) => rows.finding(sweep, name, finding);
    onLedgers = [];
    for (let index = 0; index < 6; index++) onLedgers.push(await plant(`first ${index}`));
    for (let index = 0; index < 3; index++)
      onLedgers.push(await plant(`second ${index}`, { school_id: "2145020402", kind: "DROPOUT", state: "CONFIRMED" }));
    const ofTownship = { owner_kind: "TOWNSHIP", owner_code: "450204002", township_code: "450204002" };
    onLedgers.push(await plant("township", { school_id: null, kind: "NOT_ENROLLED", ...ofTownship }));
    const ofPolice = { owner_kind: "DEPARTMENT", owner_code: "public-security", township_code: null };
    onLedgers.push(
      await plant("nowhere", { school_id: null, kind: "EMPTY_HOUSEHOLD_ENTRY", state: "REFUTED", ...ofPolice }),
    );
    await plant("settled", { state: "SETTLED" });
    await plant("double", { kind: "DOUBLE_ENROLMENT" });
    await plant("gap", { kind: "SUBSIDY_GAP" });
  });
  afterAll(() => county?.close());
  beforeEach(() => county.sql("TRUNCATE quarterly_review CASCADE"));

  /** What was answered, or the code of the error. */
  const act = async (
    caller: Caller,
    query: string,
    variables: Record<string, unknown>,
  ): Promise<GraphqlAnswer["data"]> => {
    const { data, errors } = await county.ask(caller, query, variables);
    return errors[0]?.extensions.code ?? Object.values(data)[0];
  };
  const open = (given = {}, caller = office) =>
    act(caller, OPEN, { regionCode: "450204", quarter: "2018-Q4", mode: "FULL", sampleSize: null, ...given });
  const record = (reviewId: string, findingId: string, given = {}, caller = office) =>
    act(caller, RECORD, { reviewId, findingId, result: "AGREES", difference: null, checkedOn: "2018-12-31", ...given });
  const sign = (reviewId: string, caller: Caller, opinion = "同意") => act(caller, SIGN, { reviewId, opinion });
  const close = (reviewId: string, caller = office) => act(caller, CLOSE, { reviewId });
  const entriesOf = async (id: string, given = {}, caller = office) => {
    const review = await act(caller, ENTRIES, {
      id,
      result: null,
      uncheckedOnly: false,
      first: 100,
      after: null,
      ...given,
    });
    return review.entries;
  };
  const idsOf = async (...given: Parameters<typeof entriesOf>): Promise<string[]> =>
    (await entriesOf(...given)).edges.map(({ node }: { node: { finding: { id: string } } }) => node.finding.id);
  const checkAll = async (id: string) => {
    for (const findingId of await idsOf(id, { uncheckedOnly: true })) await record(id, findingId);
  };
  const refusal = (reason: string) => expect.objectContaining({ __typename: "Refusal", reason });

  it("in full check every entry of the ledgers that is not settled", async () => {
    const review = await open();
    expect(review).toEqual({
      __typename: "QuarterlyReview",
      id: expect.any(String),
      region: { code: "450204" },
      quarter: "2018-Q4",
      mode: "FULL",
      state: "OPEN",
      sampleSize: null,
      seed: null,
      entryCount: 11,
      drawn: 11,
      checked: 0,
      differences: 0,
      signers: SIGNERS,
      dueOn: "2019-01-15",
      standing: "NOT_DUE",
      daysLate: 0,
      openedOn: "2018-12-31",
      openedBy: "test-office",
      openedPost: "测试岗位",
      closedOn: null,
      closedBy: null,
      strata: [
        { school: null, township: null, entries: 1, drawn: 1 },
        { school: { id: "2145020401" }, township: null, entries: 6, drawn: 6 },
        { school: { id: "2145020402" }, township: null, entries: 3, drawn: 3 },
        { school: null, township: { code: "450204002" }, entries: 1, drawn: 1 },
      ],
      signatures: [],
    });
    expect((await idsOf(review.id)).toSorted()).toEqual(onLedgers.toSorted());
  });

  it("of a sample check some of each school and township, and can be drawn again by the seed", async () => {
    const review = await open({ mode: "SAMPLED", sampleSize: 6 });
    expect(review).toMatchObject({ mode: "SAMPLED", sampleSize: 6, entryCount: 11, drawn: 6 });
    for (const { drawn } of review.strata) expect(drawn).toBeGreaterThan(0);
    const population = await county.sql<{ findingId: string; stratum: string }>(
      'SELECT finding_id AS "findingId", stratum FROM quarterly_review_entry WHERE review_id = $1',
      [review.id],
    );
    const again = drawSample(population, review.sampleSize, review.seed);
    expect((await idsOf(review.id)).toSorted()).toEqual([...again].toSorted());
    const undrawn = onLedgers.find((id) => !again.has(id));
    expect(await record(review.id, undrawn ?? "")).toEqual(refusal("NOT_FOUND"));
  });

  it("are opened once a quarter and mode, also by two at a time", async () => {
    const outcomes = await Promise.all([open(), open(), open()]);
    expect(outcomes.filter(({ __typename }) => __typename === "QuarterlyReview")).toHaveLength(1);
    expect(outcomes.filter(({ reason }) => reason === "ALREADY_DONE")).toHaveLength(2);
    expect(await open({ mode: "SAMPLED", sampleSize: 1 })).toMatchObject({ drawn: 1 });
    expect(await open({ quarter: "2018-Q3" })).toMatchObject({
      quarter: "2018-Q3",
      dueOn: "2018-10-15",
      standing: "OVERDUE",
      daysLate: 77,
    });
  });

  it.each([
    ["a quarter to come", { quarter: "2019-Q1" }],
    ["a quarter before the first rule", { quarter: "1990-Q4" }],
    ["a sample without a size", { mode: "SAMPLED" }],
    ["a sample of none", { mode: "SAMPLED", sampleSize: 0 }],
    ["a full review with a size", { sampleSize: 5 }],
    ["a township", { regionCode: "450204001" }],
  ])("are not opened for %s", async (_what, given) => {
    expect(await open(given)).toEqual(refusal("INVALID"));
  });

  it("record each check once, with the difference where there is one", async () => {
    const { id } = await open();
    const [first, second, third] = onLedgers as [string, string, string];
    expect(await record(id, first)).toEqual({
      __typename: "ReviewEntry",
      finding: { id: first },
      result: "AGREES",
      difference: null,
      checkedOn: "2018-12-31",
      checkedBy: "test-office",
    });
    expect(await record(id, second, { result: "DIFFERS", difference: "学生已于10月返校" })).toMatchObject({
      difference: "学生已于10月返校",
    });
    expect(await record(id, first)).toEqual(refusal("ALREADY_DONE"));
    const both = await Promise.all([record(id, third), record(id, third, { result: "DIFFERS", difference: "x" })]);
    expect(both).toContainEqual(refusal("ALREADY_DONE"));
    expect(await act(office, READ, { id })).toMatchObject({ checked: 3 });
    expect(await idsOf(id, { result: "DIFFERS" })).toContain(second);
    expect(await idsOf(id, { uncheckedOnly: true })).toHaveLength(8);
  });

  it.each([
    ["a difference for what agrees", { difference: "不一致" }, "INVALID"],
    ["no difference for what differs", { result: "DIFFERS", difference: " " }, "INVALID"],
    ["a day before the opening", { checkedOn: "2018-12-30" }, "INVALID"],
    ["a day to come", { checkedOn: "2019-01-01" }, "INVALID"],
    ["no finding", { findingId: NONE }, "NOT_FOUND"],
    ["no id", { findingId: "1" }, "NOT_FOUND"],
    ["no review", { reviewId: NONE }, "NOT_FOUND"],
  ])("take no check with %s", async (_what, given, reason) => {
    const { id } = await open();
    expect(await record(id, onLedgers[0] ?? "", given)).toEqual(refusal(reason));
  });

  it("are signed by each department once, when all is checked, and closed when all have signed", async () => {
    const { id } = await open();
    expect(await sign(id, callerOf("education"))).toEqual(refusal("WRONG_STATE"));
    expect(await close(id)).toEqual(refusal("WRONG_STATE"));
    await checkAll(id);
    expect(await sign(id, office)).toEqual(refusal("NOT_YOURS"));
    expect(await sign(id, callerOf("education"), " ")).toEqual(refusal("INVALID"));
    const [first, ...others] = SIGNERS.map((role) => callerOf(role));
    const twice = await Promise.all([sign(id, first!), sign(id, first!)]);
    expect(twice).toContainEqual(refusal("ALREADY_DONE"));
    for (const caller of others.slice(1)) await sign(id, caller, "无异议");
    expect(await close(id)).toEqual(
      expect.objectContaining({ reason: "WRONG_STATE", message: expect.stringContaining("公安局") }),
    );
    expect(await sign(id, others[0]!)).toMatchObject({ state: "OPEN", signatures: { length: 5 } });
    const closed = await Promise.all([close(id), close(id)]);
    expect(closed).toContainEqual(refusal("WRONG_STATE"));
    const review = await act(office, READ, { id });
    expect(review).toMatchObject({
      state: "CLOSED",
      closedOn: "2018-12-31",
      closedBy: "test-office",
      standing: "ON_TIME",
    });
    expect(review.signatures).toContainEqual({
      department: "education",
      title: "教育局",
      opinion: "同意",
      signedBy: "test-education",
      signedPost: "测试岗位",
    });
    expect(await sign(id, callerOf("education"))).toEqual(refusal("WRONG_STATE"));
    expect(await record(id, onLedgers[0] ?? "")).toEqual(refusal("ALREADY_DONE"));
  });

  it("are listed by quarter with what is missing or was late, for a fixed number of statements", async () => {
    await open({ mode: "SAMPLED", sampleSize: 3 });
    const { id } = await open();
    const list = (given = {}) =>
      act(office, QUARTERS, { regionCode: "450204", schoolYear: null, lateOnly: false, ...given });
    const quarters = await list();
    expect(quarters.edges).toHaveLength(1);
    expect(quarters.edges[0].node).toMatchObject({
      quarter: "2018-Q4",
      startsOn: "2018-10-01",
      endsOn: "2018-12-31",
      standing: "NOT_DUE",
      reviews: [{ id }, {}],
    });
    const before = (await list({ schoolYear: "2017-2018", lateOnly: true })).edges;
    expect(
      before.map(({ node }: { node: { quarter: string; standing: string } }) => [node.quarter, node.standing]),
    ).toEqual([
      ["2018-Q3", "OVERDUE"],
      ["2018-Q2", "OVERDUE"],
      ["2018-Q1", "OVERDUE"],
      ["2017-Q4", "OVERDUE"],
    ]);
    expect((await list({ schoolYear: "1990-1991" })).edges).toEqual([]);
    expect((await list({ lateOnly: true })).edges).toEqual([]);
    expect(await statementsDuring(() => list())).toHaveLength(4);
  });

  it("show each department the entries that it may see, and everybody the figures", async () => {
    const { id } = await open();
    const police = callerOf("public-security");
    expect(await idsOf(id, {}, police)).toEqual([onLedgers.at(-1)]);
    expect(await idsOf(id, {}, callerOf("civil-affairs"))).toEqual([]);
    expect(await act(police, READ, { id })).toMatchObject({ entryCount: 11 });
    expect(await idsOf(id, {}, callerOf("education"))).toHaveLength(11);
    const page = await entriesOf(id, { first: 4 });
    expect(page.pageInfo.hasNextPage).toBe(true);
    expect(await idsOf(id, { first: 100, after: page.pageInfo.endCursor })).toHaveLength(7);
    expect(page.edges[0].node.finding.child.id).toHaveLength(childId("").length);
  });

  it("are hidden from another county, and refused to whoever has no part in them", async () => {
    const { id } = await open();
    for (const role of ["office", "education", "civil-affairs"] as const) {
      const away = callerOf(role, { regions: ["450205"] });
      expect(await act(away, READ, { id })).toBeNull();
      expect(await sign(id, away)).toEqual(refusal("NOT_FOUND"));
    }
    const away = callerOf("office", { regions: ["450205"] });
    expect(await open({ mode: "SAMPLED", sampleSize: 1 }, away)).toBe("FORBIDDEN");
    expect(await close(id, away)).toEqual(refusal("NOT_FOUND"));
    for (const caller of [
      callerOf("school"),
      callerOf("township"),
      callerOf("leader"),
      callerOf("office", { purpose: null }),
    ]) {
      expect(await act(caller, READ, { id })).toBe("FORBIDDEN");
      expect(await sign(id, caller)).toBe("FORBIDDEN");
    }
    for (const role of SIGNERS) {
      expect(await open({}, callerOf(role))).toBe("FORBIDDEN");
      expect(await record(id, onLedgers[0] ?? "", {}, callerOf(role))).toBe("FORBIDDEN");
      expect(await close(id, callerOf(role))).toBe("FORBIDDEN");
    }
    for (const missing of [NONE, "1"]) expect(await act(office, READ, { id: missing })).toBeNull();
  });
});
