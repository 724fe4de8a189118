import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { callerOf } from "../../../test/support/callers";
import { statementsDuring } from "../../../test/support/query-counter";
import { type CountyInProcess, startCountyInProcess } from "../../../test/support/county-in-process";
import { SCHOOLS } from "../../../test/support/education-rows";
import { MeasureKind, MeasureState } from "./measure-enums";
import { checked, MEASURE_TRANSITIONS } from "./measure-transition";

const MEASURE = `
  fragment Measure on Measure {
    id kind state nextActs subject { code } orderedOn meetsOn dueOn documentNumber version ground
    history { act note actor post } following { id kind }
  }`;
const ORDER = `mutation ($kind: MeasureKind!, $subjects: [String!]!, $meetsOn: Date, $dueOn: Date, $ground: String!, $follows: ID) {
  orderMeasures(kind: $kind, subjects: $subjects, meetsOn: $meetsOn, dueOn: $dueOn, ground: $ground, follows: $follows) {
    __typename ... on OrderedMeasures { measures { ...Measure } } ... on Refusal { reason message }
  }
} ${MEASURE}`;
const actOf = (
  field: string,
  more = "",
) => `mutation ($id: ID!, $version: Int!, $note: String!${more && ", $dueOn: Date!"}) {
  ${field}(id: $id, version: $version, note: $note${more}) { __typename ...Measure ... on Refusal { reason message } }
} ${MEASURE}`;
const HOLD = actOf("holdMeasure");
const REPORT = actOf("reportRectification");
const ACCEPT = actOf("acceptRectification");
const RETURN = actOf("returnRectification", ", dueOn: $dueOn");
const CANCEL = actOf("cancelMeasure");
const LIST = `query ($kinds: [MeasureKind!], $overdueOnly: Boolean! = false, $first: Int! = 100, $after: String) {
  measures(kinds: $kinds, overdueOnly: $overdueOnly, first: $first, after: $after) {
    edges { node { ...Measure } } pageInfo { hasNextPage endCursor }
  }
} ${MEASURE}`;

const FIRST = SCHOOLS.first;
const SECOND = SCHOOLS.second;
const office = callerOf("office");
const education = callerOf("education");
const leader = callerOf("leader", { purpose: null });
const school = (code = FIRST) => callerOf("school", { regions: ["450204001"], school: code });

interface Shown {
  id: string;
  version: number;
  state: string;
  [field: string]: unknown;
}

describe("measures of oversight", () => {
  let county: CountyInProcess;

  beforeAll(async () => {
    county = await startCountyInProcess();
  });
  afterAll(() => county?.close());
  beforeEach(() =>
    county.inJointMeeting("TRUNCATE measure, case_document, document_series, inbox_entry, deadline CASCADE"),
  );

  /** What was answered, or the code of the error. */
  const act = async (caller: typeof office, query: string, variables: Record<string, unknown>) => {
    const { data, errors } = await county.jointMeeting.ask(caller, query, variables);
    return errors[0]?.extensions.code ?? Object.values(data as object)[0];
  };
  const order = (given: Record<string, unknown> = {}, caller = education) =>
    act(caller, ORDER, {
      kind: "TALK",
      subjects: [`school:${FIRST}`],
      meetsOn: "2019-01-04",
      ground: "一名学生辍学",
      ...given,
    });
  const ordered = async (...given: Parameters<typeof order>): Promise<Shown> => {
    const done = await order(...given);
    expect(done).toMatchObject({ __typename: "OrderedMeasures" });
    return done.measures[0];
  };
  const rectification = { kind: "RECTIFICATION", meetsOn: null, dueOn: "2019-01-15" };
  const step = (query: string, { id, version }: Shown, caller = education, given = {}) =>
    act(caller, query, { id, version, note: "已办", ...given });
  const refusal = (reason: string) => expect.objectContaining({ __typename: "Refusal", reason });
  const noticesOf = async (desk: string) =>
    (
      await county.inJointMeeting<{ kind: string }>("SELECT kind FROM inbox_entry WHERE desk = $1 ORDER BY kind", [
        desk,
      ])
    ).map(({ kind }) => kind);
  const deadlines = () =>
    county.inJointMeeting("SELECT desk, due_on, ended_on FROM deadline WHERE subject_kind = 'RECTIFICATION'");

  it("call every school with dropouts to a talk at once, each by its name, a numbered paper and a notice to its desk", async () => {
    const subjects = [`school:${FIRST}`, `school:${SECOND}`, `school:${SCHOOLS.rural}`, "township:450204001"];
    const done = await order({ subjects });
    expect(done.measures.map(({ subject }: { subject: { code: string } }) => subject.code)).toEqual(subjects);
    const numbers = done.measures.map(({ documentNumber }: { documentNumber: string }) => documentNumber);
    expect(numbers[0]).toMatch(/〔2018〕1号$/);
    expect(numbers[3]).toMatch(/〔2018〕4号$/);
    expect(new Set(numbers).size).toBe(4);
    expect(await noticesOf(`school:${SECOND}`)).toEqual(["TALK_CALLED"]);
    expect(done.measures[0]).toMatchObject({ state: "ORDERED", nextActs: ["HOLD", "CANCEL"], ground: "一名学生辍学" });
    const papers = await county.inJointMeeting<{ sealed: Buffer }>(
      "SELECT content_sealed AS sealed FROM case_document ORDER BY serial",
    );
    const contents = papers.map(({ sealed }) => JSON.parse(county.vault.open(sealed)));
    expect(contents.map(({ heading, addressee }) => [heading, addressee])).toEqual([
      ["柳南区教育局", "柳南区第01小学"],
      ["柳南区教育局", "柳南区第02小学"],
      ["柳南区教育局", "柳南区第03小学"],
      ["柳南区教育局", "柳南区人民政府河西街道办事处"],
    ]);
  });

  it("are ordered for all units or for none", async () => {
    expect(await order({ subjects: [`school:${FIRST}`, "school:none"] })).toEqual(refusal("INVALID"));
    await order();
    expect(await order({ subjects: [`school:${SECOND}`, `school:${FIRST}`] })).toEqual(refusal("ALREADY_DONE"));
    expect(await county.inJointMeeting("SELECT FROM measure")).toHaveLength(1);
    expect(await county.inJointMeeting("SELECT FROM case_document")).toHaveLength(1);
  });

  it("put right: the talk is held, an order follows it, the school reports, is given it back, and is done at last", async () => {
    const talk = await ordered();
    expect(await order({ ...rectification, follows: talk.id })).toEqual(refusal("WRONG_STATE"));
    expect(await step(HOLD, talk)).toMatchObject({ state: "HELD", version: 2, nextActs: [] });
    const first = await ordered({ ...rectification, follows: talk.id });
    expect(await deadlines()).toEqual([{ desk: `school:${FIRST}`, due_on: "2019-01-15", ended_on: null }]);
    const reported = await step(REPORT, first, school());
    expect(reported).toMatchObject({ state: "REPORTED" });
    expect(await deadlines()).toMatchObject([{ ended_on: "2018-12-31" }]);
    expect(await noticesOf("education")).toEqual(["RECTIFICATION_REPORTED"]);
    const returned = await step(RETURN, reported, education, { dueOn: "2019-01-20" });
    expect(returned).toMatchObject({ state: "RETURNED", dueOn: "2019-01-20" });
    expect(await deadlines()).toMatchObject([{ due_on: "2019-01-20", ended_on: null }]);
    const again = await step(REPORT, returned, school());
    const done = await step(ACCEPT, again);
    expect(done).toMatchObject({ state: "ACCEPTED", nextActs: [], version: 5 });
    expect(done.history.map(({ act: what }: { act: string }) => what)).toEqual([
      "ORDER",
      "REPORT",
      "RETURN",
      "REPORT",
      "ACCEPT",
    ]);
    const { edges } = await act(education, LIST, { kinds: ["TALK"] });
    expect(edges[0].node.following).toEqual([{ id: first.id, kind: "RECTIFICATION" }]);
  });

  it("are refused where they do not fit", async () => {
    expect(await order({ meetsOn: null })).toEqual(refusal("INVALID"));
    expect(await order({ dueOn: "2019-01-15" })).toEqual(refusal("INVALID"));
    expect(await order({ ...rectification, dueOn: "2018-12-31" })).toEqual(refusal("INVALID"));
    expect(await order({ subjects: [] })).toEqual(refusal("INVALID"));
    expect(await order({ subjects: ["office"] })).toEqual(refusal("INVALID"));
    expect(await order({ subjects: ["township:450205001"] })).toEqual(refusal("INVALID"));
    expect(await order({ subjects: ["school:2145020499"] })).toEqual(refusal("INVALID"));
    expect(await order({ subjects: [`school:${FIRST}/head`] })).toEqual(refusal("INVALID"));
    expect(await order({ ground: "  " })).toEqual(refusal("INVALID"));
    const talk = await ordered();
    expect(await order({ ...rectification, subjects: [`school:${SECOND}`], follows: talk.id })).toEqual(
      refusal("NOT_FOUND"),
    );
    expect(await step(ACCEPT, talk)).toEqual(refusal("WRONG_STATE"));
    expect(await step(HOLD, talk, education, { note: " " })).toEqual(refusal("INVALID"));
    const cancelled = await step(CANCEL, talk);
    expect(cancelled).toMatchObject({ state: "CANCELLED" });
    expect(await step(HOLD, cancelled)).toEqual(refusal("WRONG_STATE"));
  });

  it("of two who act on one at once one is done, and the other is told", async () => {
    const talk = await ordered();
    const both = await Promise.all([step(HOLD, talk), step(CANCEL, talk, office)]);
    expect(both.map((done) => done.reason ?? "done").toSorted()).toEqual(["CHANGED", "done"]);
  });

  it("are the county's to order and the unit's to answer, and shown to nobody else", async () => {
    const mine = await ordered(rectification);
    expect((await act(leader, LIST, {})).edges).toHaveLength(1);
    expect((await act(school(), LIST, {})).edges).toHaveLength(1);
    for (const stranger of [
      school(SECOND),
      callerOf("township", { regions: ["450204001"] }),
      callerOf("office", { regions: ["450205"] }),
    ]) {
      expect((await act(stranger, LIST, {})).edges).toEqual([]);
    }
    expect(await step(REPORT, mine, school(SECOND))).toEqual(refusal("NOT_FOUND"));
    expect(await act(office, REPORT, { id: mine.id, version: 1, note: "已办" })).toBe("FORBIDDEN");
    expect(await order({}, school())).toBe("FORBIDDEN");
    expect(await order({}, callerOf("education", { regions: ["450205"] }))).toEqual(refusal("NOT_YOURS"));
    for (const stranger of ["public-security", "auditor", "health"] as const)
      expect(await act(callerOf(stranger), LIST, {})).toBe("FORBIDDEN");
  });

  it("come a page at a time in three statements, whatever its size", async () => {
    await order({ subjects: [`school:${FIRST}`, `school:${SECOND}`, "township:450204001"] });
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page = await act(education, LIST, { first: 2, after });
      seen.push(...page.edges.map(({ node }: { node: Shown }) => node.id));
      ({ endCursor: after, hasNextPage: more } = page.pageInfo);
    }
    expect(new Set(seen).size).toBe(3);
    const statements = await statementsDuring(() => act(education, LIST, {}));
    expect(statements).toHaveLength(3);
  });

  it("list what is overdue alone", async () => {
    const late = await ordered(rectification);
    await ordered({ ...rectification, subjects: [`school:${SECOND}`] });
    await county.inJointMeeting("UPDATE measure SET due_on = '2018-12-30' WHERE id = $1", [late.id]);
    const { edges } = await act(education, LIST, { overdueOnly: true });
    expect(edges.map(({ node }: { node: Shown }) => node.id)).toEqual([late.id]);
  });
});

describe("the table of measures", () => {
  it("is refused at the start when an act leads to two states", () => {
    expect(() => checked([...MEASURE_TRANSITIONS, ...MEASURE_TRANSITIONS])).toThrow("leads to two states");
  });

  it("leaves nothing that was ordered without an end", () => {
    for (const kind of [MeasureKind.TALK, MeasureKind.INSPECTION, MeasureKind.RECTIFICATION]) {
      const reached = new Set([MeasureState.ORDERED]);
      for (const state of reached)
        for (const { kinds, from, to } of MEASURE_TRANSITIONS)
          if (kinds.includes(kind) && from === state) reached.add(to);
      expect(reached).toContain(MeasureState.CANCELLED);
      expect([...reached].some((state) => [MeasureState.HELD, MeasureState.ACCEPTED].includes(state))).toBe(true);
    }
  });
});
