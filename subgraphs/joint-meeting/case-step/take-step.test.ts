import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { type Role, ROLE_SCOPES } from "../../../schema/access/roles";
import { callerOf } from "../../../test/support/callers";
import { CasePapers } from "../../../test/support/case-papers";
import { plantCase } from "../../../test/support/case-rows";
import { waitForRound } from "../../../test/support/round-of-the-day";
import { startSweptCounty, type SweptCounty } from "../../../test/support/swept-county";

const TAKE = `
  mutation ($caseId: ID!, $version: Int!, $kind: StepKind!, $on: Date!, $paperNumber: String, $documentId: ID,
    $answerUntil: Date, $note: String, $attachmentIds: [ID!]) {
    outcome: takeStep(caseId: $caseId, version: $version, kind: $kind, on: $on, paperNumber: $paperNumber,
      documentId: $documentId, answerUntil: $answerUntil, note: $note, attachmentIds: $attachmentIds) {
      __typename
      ... on Refusal { reason message }
      ... on Case { version stage stageSince deadline { dueOn overdueDays } history { kind step note actor }
        steps { kind gate rung round takenOn organ { code } paperNumber documentId answerUntil attachmentIds skipped
          approvalId takenBy takenPost note } }
    } }`;

const NEXT = `
  query ($id: ID!) { case(id: $id) { version
    nextSteps { kind mayCome whyNot skips approvalSubject organs { code } documentKind needsPaper answerUntil dueOn } } }`;

const NONE = "0190a000-0000-7000-8000-000000000000";
const SCHOOL = "school:2145020401";
const TOWNSHIP = "township:450204001";

describe("a step of a case", () => {
  let county: SweptCounty;
  let papers: CasePapers;
  let caseId: string;
  let version: number;
  const school = callerOf("school", { school: "2145020401" });
  const township = callerOf("township", { regions: ["450204001"] });
  const education = callerOf("education");

  const take = async (kind: string, on: string, given: Record<string, unknown> = {}, caller: Caller = school) => {
    const answer = await county.ask(caller, TAKE, { caseId, version, kind, on, ...given });
    if (answer.data?.outcome?.__typename === "Case") version = answer.data.outcome.version;
    return answer.data?.outcome ?? answer.errors[0]?.extensions.code;
  };
  const next = async (kind: string, caller: Caller = school) => {
    const { data } = await county.ask(caller, NEXT, { id: caseId });
    return data.case.nextSteps.find((step: { kind: string }) => step.kind === kind);
  };
  const paper = async () => ({ paperNumber: "校报〔2018〕1号", attachmentIds: [await papers.attachment(caseId)] });
  const refusal = (reason: string, text = "") =>
    expect.objectContaining({ __typename: "Refusal", reason, message: expect.stringContaining(text) });
  const inbox = () =>
    county.sql<{ desk: string; kind: string; due_on: string }>("SELECT * FROM inbox_entry ORDER BY ordinal");

  /** Goes up to the report: confirmed on the 5th, persuaded on the 7th, reported on the 10th of December. */
  const report = async (): Promise<void> => {
    await take("CONFIRM_DROPOUT", "2018-12-05");
    await papers.visit(caseId, "2018-12-06");
    await papers.visit(caseId, "2018-12-07");
    await take("PERSUASION", "2018-12-07");
    expect(await take("WRITTEN_REPORT", "2018-12-10", await paper())).toMatchObject({ stage: "WRITTEN_REPORT" });
  };

  beforeAll(async () => {
    county = await startSweptCounty();
    papers = new CasePapers(county.sql, county.vault);
    await waitForRound(county.sql);
  });
  afterAll(() => county?.close());
  beforeEach(async () => {
    await county.sql("TRUNCATE child_case, inbox_entry, deadline, approval, attachment, legal_basis CASCADE");
    caseId = await plantCase(county.sql, "小明");
    version = 1;
  });

  it("moves the case, its deadline and its version, is told of, and asks whoever is next", async () => {
    expect(await take("CONFIRM_DROPOUT", "2018-12-05", { note: "家访后确认" })).toEqual({
      __typename: "Case",
      version: 2,
      stage: "CONFIRM_DROPOUT",
      stageSince: "2018-12-05",
      deadline: { dueOn: "2018-12-12", overdueDays: 19 },
      history: [{ kind: "STEP_TAKEN", step: "CONFIRM_DROPOUT", note: "家访后确认", actor: "test-school" }],
      steps: [
        {
          kind: "CONFIRM_DROPOUT",
          gate: 3,
          rung: 1,
          round: 1,
          takenOn: "2018-12-05",
          organ: { code: SCHOOL },
          paperNumber: null,
          documentId: null,
          answerUntil: null,
          attachmentIds: [],
          skipped: [],
          approvalId: null,
          takenBy: "test-school",
          takenPost: "测试岗位",
          note: "家访后确认",
        },
      ],
    });
    expect(await inbox()).toMatchObject([{ desk: SCHOOL, kind: "STEP_DUE", due_on: "2018-12-12" }]);
    const dump = await county.sql<{ line: string }>("SELECT s::text AS line FROM case_step s");
    expect(dump[0]?.line).not.toContain("家访后确认");
  });

  it("goes up the ladder to the order, each by its organ and with its paper", async () => {
    await report();
    expect((await inbox()).at(-1)).toMatchObject({ desk: TOWNSHIP, kind: "STEP_DUE", due_on: "2018-12-17" });
    const notice = await papers.document(caseId, "RETURN_NOTICE", TOWNSHIP, "2018-12-11");
    const noticed = await take("RETURN_NOTICE", "2018-12-11", { documentId: notice }, township);
    expect(noticed).toMatchObject({ stage: "RETURN_NOTICE", deadline: { dueOn: "2018-12-27" } });
    expect(noticed.steps.at(-1)).toMatchObject({
      documentId: notice,
      answerUntil: "2018-12-20",
      organ: { code: TOWNSHIP },
    });
    expect(await take("ORDER_NOTICE", "2018-12-20", await paper(), township)).toEqual(
      refusal("WRONG_STATE", "2018-12-20"),
    );
    expect(
      await take("ORDER_NOTICE", "2018-12-21", { ...(await paper()), answerUntil: "2018-12-28" }, education),
    ).toMatchObject({
      stage: "ORDER_NOTICE",
    });
    expect(await take("PENALTY_NOTICE", "2018-12-30", await paper(), township)).toEqual(
      refusal("WRONG_STATE", "第五十八条"),
    );
    expect(await take("DEMAND", "2018-12-30", await paper(), township)).toEqual(refusal("NOT_YOURS", "教育局"));
    expect(await take("DEMAND", "2018-12-30", { ...(await paper()), answerUntil: "2019-01-05" }, education)).toEqual(
      refusal("WRONG_STATE", "《行政强制法》第五十四条"),
    );
    expect((await take("DEMAND", "2018-12-30", await paper(), education)).steps.at(-1)).toMatchObject({
      kind: "DEMAND",
      answerUntil: "2019-01-09",
    });
    expect(await take("ENFORCEMENT", "2018-12-31", await paper(), education)).toEqual(
      refusal("WRONG_STATE", "2019-01-09"),
    );
    expect(await take("LAWSUIT", "2018-12-31", await paper(), township)).toMatchObject({
      stage: "LAWSUIT",
      deadline: null,
    });
  });

  it("of a penalty comes where the county has entered a legal basis", async () => {
    await report();
    await take("RETURN_NOTICE", "2018-12-11", { ...(await paper()), answerUntil: "2018-12-12" }, township);
    await take("ORDER_NOTICE", "2018-12-13", { ...(await paper()), answerUntil: "2018-12-14" }, township);
    await county.sql(
      `INSERT INTO legal_basis VALUES (gen_random_uuid(), 'PENALTY', '条例', '第四十条', '2018-01-01', NULL, now(), 'a', 'b', 'c')`,
    );
    expect((await next("PENALTY_NOTICE", township)).mayCome).toBe(true);
    expect(await take("PENALTY_NOTICE", "2018-12-15", await paper(), township)).toMatchObject({
      stage: "PENALTY_NOTICE",
    });
    expect(await take("PENALTY_HEARING", "2018-12-20", await paper(), township)).toEqual(
      refusal("WRONG_STATE", "第六十四条"),
    );
    expect(await take("PENALTY_HEARING", "2018-12-24", await paper(), township)).toMatchObject({
      stage: "PENALTY_HEARING",
    });
  });

  it("is told beforehand as it would be judged", async () => {
    expect(await next("CONFIRM_DROPOUT")).toMatchObject({
      mayCome: true,
      whyNot: null,
      organs: [{ code: SCHOOL }, { code: "education" }],
      dueOn: "2019-01-04",
    });
    expect(await next("RETURN_NOTICE")).toEqual({
      kind: "RETURN_NOTICE",
      mayCome: false,
      whyNot: expect.stringContaining("将跳过确认辍学、双向劝学、书面报告"),
      skips: ["CONFIRM_DROPOUT", "PERSUASION", "WRITTEN_REPORT"],
      approvalSubject: `${caseId}:RETURN_NOTICE`,
      organs: [{ code: TOWNSHIP }, { code: "education" }],
      documentKind: "RETURN_NOTICE",
      needsPaper: true,
      answerUntil: "2019-01-10",
      dueOn: null,
    });
  });

  it("leaves others out with the leader's approval, once, which is kept with it", async () => {
    expect(await take("RETURN_NOTICE", "2018-12-11", await paper(), township)).toEqual(
      refusal("WRONG_STATE", "SKIP_STEP"),
    );
    const approval = await papers.approve("SKIP_STEP", `${caseId}:RETURN_NOTICE`);
    const other = await plantCase(county.sql, "小红");
    const own = { caseId: other, version: 1, paperNumber: "1号", attachmentIds: [await papers.attachment(other)] };
    expect(await take("RETURN_NOTICE", "2018-12-11", own, township)).toEqual(refusal("WRONG_STATE", "SKIP_STEP"));
    const noticed = await take("RETURN_NOTICE", "2018-12-11", await paper(), township);
    expect(noticed.steps).toMatchObject([
      { kind: "RETURN_NOTICE", skipped: ["CONFIRM_DROPOUT", "PERSUASION", "WRITTEN_REPORT"], approvalId: approval },
    ]);
    expect(await county.sql("SELECT state FROM approval")).toEqual([{ state: "USED" }]);
    expect(await take("WRITTEN_REPORT", "2018-12-12", await paper())).toEqual(refusal("WRONG_STATE", "限期返校通知书"));
  });

  it("does not use up an approval when it is refused for its paper", async () => {
    await papers.approve("SKIP_STEP", `${caseId}:RETURN_NOTICE`);
    expect(await take("RETURN_NOTICE", "2018-12-11", {}, township)).toEqual(refusal("INVALID", "文书"));
    expect(await county.sql("SELECT state FROM approval")).toEqual([{ state: "APPROVED" }]);
  });

  it.each([
    ["a day to come", { on: "2019-01-01" }, "INVALID"],
    ["a day before the child left", { on: "2018-12-02" }, "INVALID"],
    ["a term, which it does not set", { answerUntil: "2019-01-10" }, "INVALID"],
    ["a document, of which there is no kind for it", { documentId: NONE }, "NOT_FOUND"],
    ["an attachment that there is not", { attachmentIds: [NONE] }, "NOT_FOUND"],
    ["a note longer than a note", { note: "长".repeat(2001) }, "INVALID"],
    ["a version that is past", { version: 7 }, "CHANGED"],
    ["a case that there is not", { caseId: NONE }, "NOT_FOUND"],
    ["an id that is none", { caseId: "1" }, "NOT_FOUND"],
  ] as [string, Record<string, unknown>, string][])("is not taken with %s", async (_what, given, reason) => {
    expect(await take("CONFIRM_DROPOUT", "2018-12-05", given)).toEqual(refusal(reason));
    expect(await county.sql("SELECT version FROM child_case")).toEqual([{ version: 1 }]);
  });

  it("takes no paper of another case, kind, organ or day", async () => {
    await report();
    const other = await plantCase(county.sql, "小红");
    const stray = await papers.attachment(other);
    expect(await take("RETURN_NOTICE", "2018-12-11", { paperNumber: "1号", attachmentIds: [stray] }, township)).toEqual(
      refusal("NOT_FOUND"),
    );
    const documents: [string, string][] = [
      [await papers.document(other, "RETURN_NOTICE", TOWNSHIP, "2018-12-11"), "NOT_FOUND"],
      [await papers.document(caseId, "ORDER_NOTICE", TOWNSHIP, "2018-12-11"), "INVALID"],
      [await papers.document(caseId, "RETURN_NOTICE", "education", "2018-12-11"), "INVALID"],
      [await papers.document(caseId, "RETURN_NOTICE", TOWNSHIP, "2018-12-12"), "INVALID"],
      [await papers.document(caseId, "RETURN_NOTICE", TOWNSHIP, "2018-12-09"), "INVALID"],
    ];
    for (const [documentId, reason] of documents)
      expect(await take("RETURN_NOTICE", "2018-12-11", { documentId }, township)).toEqual(refusal(reason));
    const until = await papers.document(caseId, "RETURN_NOTICE", TOWNSHIP, "2018-12-11", {
      answer_until: "2018-12-18",
    });
    expect(
      await take("RETURN_NOTICE", "2018-12-11", { documentId: until, answerUntil: "2018-12-19" }, township),
    ).toEqual(refusal("INVALID", "2018-12-18"));
    expect((await take("RETURN_NOTICE", "2018-12-11", { documentId: until }, township)).steps.at(-1)).toMatchObject({
      answerUntil: "2018-12-18",
    });
  });

  it("takes no order that is dated within the term of the notice before it", async () => {
    await report();
    await take("RETURN_NOTICE", "2018-12-11", await paper(), township);
    const early = await papers.document(caseId, "ORDER_NOTICE", TOWNSHIP, "2018-12-20");
    expect(await take("ORDER_NOTICE", "2018-12-21", { documentId: early }, township)).toEqual(
      refusal("INVALID", "过早：限期返校通知书的期限至2018-12-20"),
    );
    const late = await papers.document(caseId, "ORDER_NOTICE", TOWNSHIP, "2018-12-21");
    expect(await take("ORDER_NOTICE", "2018-12-21", { documentId: late }, township)).toMatchObject({
      stage: "ORDER_NOTICE",
    });
  });

  it("is taken by its organ alone, and by nobody without the scope or the purpose", async () => {
    expect(await take("CONFIRM_DROPOUT", "2018-12-05", {}, callerOf("office"))).toEqual(
      refusal("NOT_YOURS", "学校2145020401、教育局"),
    );
    expect(await take("CONFIRM_DROPOUT", "2018-12-05", {}, township)).toEqual(refusal("NOT_YOURS"));
    const away = [
      callerOf("school", { school: "2145020402" }),
      callerOf("township", { regions: ["450204002"] }),
      callerOf("education", { regions: ["450205"] }),
    ];
    for (const caller of away)
      expect(await take("CONFIRM_DROPOUT", "2018-12-05", {}, caller)).toEqual(refusal("NOT_FOUND"));
    const others = (Object.keys(ROLE_SCOPES) as Role[]).filter(
      (role) => !["office", "education", "school", "township"].includes(role),
    );
    for (const role of others)
      expect(await take("CONFIRM_DROPOUT", "2018-12-05", {}, callerOf(role))).toBe("FORBIDDEN");
    for (const purpose of [null, "SWEEP", "REPORT", "MEETING"] as const)
      expect(await take("CONFIRM_DROPOUT", "2018-12-05", {}, callerOf("education", { purpose }))).toBe("FORBIDDEN");
    expect(await take("CONFIRM_DROPOUT", "2018-12-05", {}, education)).toMatchObject({ version: 2 });
  });

  it("is taken once, when several clerks take it at a time", async () => {
    const given = { caseId, version: 1, kind: "CONFIRM_DROPOUT", on: "2018-12-05" };
    const answers = await Promise.all(
      [school, education, school, education].map((caller) => county.ask(caller, TAKE, given)),
    );
    const outcomes = answers.map(({ data }) => data.outcome.reason ?? data.outcome.__typename).toSorted();
    expect(outcomes).toEqual(["CHANGED", "CHANGED", "CHANGED", "Case"]);
    version = 2;
    expect(await take("CONFIRM_DROPOUT", "2018-12-05")).toEqual(refusal("ALREADY_DONE", "2018-12-05"));
    for (const table of ["case_step", "case_event", "inbox_entry", "deadline"])
      expect(await county.sql(`SELECT FROM ${table}`)).toHaveLength(1);
  });
});
