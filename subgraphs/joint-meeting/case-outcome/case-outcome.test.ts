import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { openDatabase } from "../../../infra/runtime/database";
import { callerOf } from "../../../test/support/callers";
import { CasePapers } from "../../../test/support/case-papers";
import { plantCase, plantCaseDeadline } from "../../../test/support/case-rows";
import { waitForRound } from "../../../test/support/round-of-the-day";
import { TaskRows } from "../../../test/support/task-rows";
import { startSweptCounty, type SweptCounty } from "../../../test/support/swept-county";
import { TaskKind } from "../task/task-kind";

const CASE = `
  __typename
  ... on Refusal { reason message }
  ... on Case { version state outcome watchUntil closedOn deadline { dueOn } history { kind note }
    outcomes { outcome on paper paperNumber note reply attachmentIds confirmedOn confirmedBy undoneOn undoneReason enteredBy } }`;

const PAPER = "$paper: String, $paperNumber: String, $documentId: ID, $attachmentIds: [ID!], $note: String";
const GIVEN =
  "paper: $paper, paperNumber: $paperNumber, documentId: $documentId, attachmentIds: $attachmentIds, note: $note";

const ACTS = {
  conclude: `mutation ($caseId: ID!, $version: Int!, $outcome: CaseOutcomeKind!, $on: Date!, ${PAPER}) {
    outcome: concludeCase(caseId: $caseId, version: $version, outcome: $outcome, on: $on, ${GIVEN}) { ${CASE} } }`,
  answer: `mutation ($caseId: ID!, $version: Int!, $accepted: Boolean!, $on: Date!, ${PAPER}) {
    outcome: answerHandover(caseId: $caseId, version: $version, accepted: $accepted, on: $on, ${GIVEN}) { ${CASE} } }`,
  reopen: `mutation ($caseId: ID!, $version: Int!, $reason: String!) {
    outcome: reopenCase(caseId: $caseId, version: $version, reason: $reason) { ${CASE} } }`,
};

const RETURN = { outcome: "RETURNED", on: "2018-12-10", paper: "返校确认书" };
const LETTER = { outcome: "HANDED_OVER", on: "2018-12-10", paper: "函", paperNumber: "柳南教函〔2018〕12号" };
const FALSE_REPORT = { outcome: "FALSE_REPORT", on: "2018-12-10", note: "一直在校，学籍录入错误" };

describe("an outcome of a case", () => {
  let county: SweptCounty;
  let papers: CasePapers;
  let sweep: string;
  let caseId: string;
  let version: number;
  const office = callerOf("office");
  const school = callerOf("school", { school: "2145020401" });

  const act = async (name: keyof typeof ACTS, given: Record<string, unknown>, caller: Caller = office) => {
    const answer = await county.ask(caller, ACTS[name], { caseId, version, ...given });
    if (answer.data?.outcome?.__typename === "Case") version = answer.data.outcome.version;
    return answer.data?.outcome ?? answer.errors[0]?.extensions.code;
  };
  const refusal = (reason: string, text = "") =>
    expect.objectContaining({ __typename: "Refusal", reason, message: expect.stringContaining(text) });
  const findingState = async (): Promise<unknown> => (await county.sql("SELECT state, settled_on FROM finding"))[0];

  beforeAll(async () => {
    county = await startSweptCounty();
    papers = new CasePapers(county.sql, county.vault);
    await waitForRound(county.sql);
    sweep = await county.rows.sweep();
  });
  afterAll(() => county?.close());
  beforeEach(async () => {
    await county.sql("TRUNCATE finding, child_case, inbox_entry, deadline, approval, attachment CASCADE");
    const finding = await county.rows.finding(sweep, "小明", { kind: "DROPOUT", state: "CONFIRMED" });
    caseId = await plantCase(county.sql, "小明", { origin: "FINDING", finding_id: finding });
    await plantCaseDeadline(county.sql, caseId, "2018-12-28");
    version = 1;
  });

  it("of a return is watched for fifteen working days, with one deadline, and the finding stays", async () => {
    expect(await act("conclude", RETURN, school)).toMatchObject({
      version: 2,
      state: "WATCHED",
      outcome: "RETURNED",
      watchUntil: "2018-12-29",
      closedOn: null,
      history: [{ kind: "CONCLUDED" }],
      outcomes: [
        { outcome: "RETURNED", on: "2018-12-10", paper: "返校确认书", confirmedOn: null, enteredBy: "test-school" },
      ],
    });
    expect(
      await county.sql(
        "SELECT subject_kind, due_on, desk FROM deadline WHERE ended_on IS NULL AND case_id IS NOT NULL",
      ),
    ).toEqual([{ subject_kind: "CASE_WATCH", due_on: "2018-12-29", desk: "school:2145020401" }]);
    expect(await findingState()).toMatchObject({ state: "CONFIRMED" });
    const dump = await county.sql<{ line: string }>("SELECT o::text AS line FROM case_outcome o");
    expect(dump[0]?.line).not.toContain("返校确认书");
  });

  it("of a death closes the case by its paper, with its deadlines and its finding", async () => {
    const death = { outcome: "DECEASED", on: "2018-12-08", paper: "死亡证明" };
    expect(await act("conclude", death)).toEqual(refusal("INVALID", "上传"));
    const attachmentIds = [await papers.attachment(caseId)];
    expect(await act("conclude", { ...death, attachmentIds })).toMatchObject({
      state: "CLOSED",
      closedOn: "2018-12-31",
      deadline: null,
      outcomes: [{ confirmedBy: "PAPER", confirmedOn: "2018-12-31", attachmentIds }],
    });
    expect(await findingState()).toMatchObject({ state: "SETTLED", settled_on: "2018-12-08" });
    expect(await county.sql("SELECT settle_reason FROM finding_event WHERE kind = 'SETTLED'")).toEqual([
      { settle_reason: "DECEASED" },
    ]);
    expect(await county.sql("SELECT desk, kind FROM inbox_entry")).toEqual([
      { desk: "school:2145020401", kind: "CASE_CLOSED" },
    ]);
  });

  it("of a false report needs its reason, and settles no finding that is not verified", async () => {
    await county.sql("UPDATE finding SET state = 'OPEN'");
    expect(await act("conclude", { ...FALSE_REPORT, note: " " })).toEqual(refusal("INVALID", "理由"));
    expect(await act("conclude", FALSE_REPORT)).toMatchObject({ state: "CLOSED" });
    expect(await findingState()).toMatchObject({ state: "OPEN" });
  });

  it("ends what departments were asked, and tells them that the case is closed and not how", async () => {
    const database = await openDatabase({ name: "test tasks", url: county.appUrl, entities: [] });
    await new TaskRows(database, county.vault).task(caseId, { desk: "justice", kind: TaskKind.LEGAL_AID });
    await database.destroy();
    expect(await act("conclude", FALSE_REPORT)).toMatchObject({ state: "CLOSED" });
    const [task] = await county.sql<{ state: string; reason_sealed: Buffer }>("SELECT * FROM task");
    expect(task?.state).toBe("WITHDRAWN");
    expect(county.vault.open(task!.reason_sealed)).toMatch(/^450204-2018-[-0-9a-f]+号案件已结案，本任务不再办理。$/);
  });

  it("of a false report is no spell: what follows it is no second dropout", async () => {
    const spells = async () => county.sql("SELECT spell_number AS n FROM child_case ORDER BY spell_since");
    await plantCase(county.sql, "小明", { spell_since: "2018-12-30", spell_number: 2, state: "CLOSED" });
    expect(await act("conclude", FALSE_REPORT)).toMatchObject({ state: "CLOSED" });
    expect(await spells()).toEqual([{ n: 1 }, { n: 1 }]);
  });

  it("of a hand-over waits for the home county, whose answer closes the case", async () => {
    expect(await act("conclude", { ...LETTER, paperNumber: null })).toEqual(refusal("INVALID", "文号"));
    expect(await act("conclude", LETTER)).toMatchObject({ state: "WATCHED", watchUntil: "2018-12-24" });
    expect(await county.sql("SELECT desk FROM deadline WHERE ended_on IS NULL AND case_id IS NOT NULL")).toEqual([
      { desk: "education" },
    ]);
    const reply = { accepted: true, on: "2018-12-20", paper: "复函", paperNumber: "忻教函〔2018〕3号" };
    expect(await act("answer", { ...reply, on: "2018-12-09" })).toEqual(refusal("INVALID"));
    expect(await act("answer", { ...reply, paperNumber: null })).toEqual(refusal("INVALID"));
    expect(await act("answer", reply, school)).toBe("FORBIDDEN");
    expect(await act("answer", reply, callerOf("education"))).toMatchObject({
      state: "CLOSED",
      outcomes: [{ confirmedBy: "REPLY", confirmedOn: "2018-12-20", reply: "复函 忻教函〔2018〕3号" }],
    });
    expect(await findingState()).toMatchObject({ state: "SETTLED" });
    expect(await act("answer", reply)).toEqual(refusal("ALREADY_DONE"));
  });

  it("of a hand-over that is returned has the case go on, in its next round", async () => {
    await act("conclude", LETTER);
    const reply = { accepted: false, on: "2018-12-20", paper: "退函", paperNumber: "忻教函〔2018〕4号" };
    expect(await act("answer", reply)).toMatchObject({
      state: "OPEN",
      outcome: null,
      watchUntil: null,
      deadline: { dueOn: "2019-01-04" },
      outcomes: [{ outcome: "HANDED_OVER", undoneOn: "2018-12-31", undoneReason: "退函 忻教函〔2018〕4号" }],
    });
    expect(await act("conclude", FALSE_REPORT)).toMatchObject({ state: "CLOSED", outcomes: { length: 2 } });
  });

  it("is undone with the leader's approval, once", async () => {
    await act("conclude", FALSE_REPORT);
    expect(await act("reopen", { reason: "仍未返校" })).toEqual(refusal("WRONG_STATE", "REOPEN_CASE"));
    await papers.approve("REOPEN_CASE", caseId);
    expect(await act("reopen", { reason: " " })).toEqual(refusal("INVALID"));
    expect(await act("reopen", { reason: "仍未返校" }, school)).toBe("FORBIDDEN");
    expect(await act("reopen", { reason: "仍未返校" })).toMatchObject({
      state: "OPEN",
      outcome: null,
      closedOn: null,
      history: [{ kind: "CONCLUDED" }, { kind: "REOPENED", note: "仍未返校" }],
    });
    expect(await act("reopen", { reason: "仍未返校" })).toEqual(refusal("ALREADY_DONE"));
    expect(await county.sql("SELECT kind FROM inbox_entry WHERE kind = 'CASE_REOPENED'")).toHaveLength(1);
  });

  it("is not undone once the child has a later case", async () => {
    await act("conclude", FALSE_REPORT);
    await papers.approve("REOPEN_CASE", caseId);
    await plantCase(county.sql, "小明", { spell_since: "2018-12-20", spell_number: 2 });
    expect(await act("reopen", { reason: "仍未返校" })).toEqual(refusal("WRONG_STATE"));
    expect(await county.sql("SELECT state FROM approval")).toEqual([{ state: "APPROVED" }]);
  });

  it.each([
    ["a day to come", { ...RETURN, on: "2019-01-01" }, "INVALID"],
    ["a day before the child left", { ...RETURN, on: "2018-12-02" }, "INVALID"],
    ["no paper", { ...RETURN, paper: " " }, "INVALID"],
    ["a document that there is not", { ...RETURN, documentId: "0190a000-0000-7000-8000-000000000000" }, "NOT_FOUND"],
    ["a version that is past", { ...RETURN, version: 9 }, "CHANGED"],
    ["a case that there is not", { ...RETURN, caseId: "0190a000-0000-7000-8000-000000000000" }, "NOT_FOUND"],
    ["no hand-over, an answer to one", null, "WRONG_STATE"],
  ] as [string, Record<string, unknown> | null, string][])("is not entered with %s", async (_what, given, reason) => {
    const answer = { accepted: true, on: "2018-12-20", paper: "复函", paperNumber: "1号" };
    const done = given === null ? act("answer", answer) : act("conclude", given);
    expect(await done).toEqual(refusal(reason));
    expect(await county.sql("SELECT FROM case_outcome")).toEqual([]);
  });

  it("is entered by the office or education, a return by whoever leads the case, and by no other", async () => {
    for (const outcome of ["DECEASED", "HOME_TEACHING", "FALSE_REPORT"])
      expect(await act("conclude", { ...RETURN, outcome }, school)).toEqual(refusal("NOT_YOURS"));
    const township = callerOf("township", { regions: ["450204001"] });
    expect(await act("conclude", RETURN, township)).toEqual(refusal("NOT_YOURS", "牵头"));
    expect(await act("conclude", RETURN, callerOf("school", { school: "2145020402" }))).toEqual(refusal("NOT_FOUND"));
    for (const role of ["leader", "civil-affairs", "health", "auditor"] as const)
      expect(await act("conclude", RETURN, callerOf(role))).toBe("FORBIDDEN");
    const stray = await papers.attachment(await plantCase(county.sql, "小红"));
    expect(await act("conclude", { ...RETURN, attachmentIds: [stray] })).toEqual(refusal("NOT_FOUND"));
  });

  it("stops the work, and is entered once", async () => {
    const both = await Promise.all([act("conclude", RETURN, school), act("conclude", RETURN)]);
    expect(both.map((done) => done.reason ?? done.__typename).toSorted()).toEqual(["CHANGED", "Case"]);
    expect(await act("conclude", RETURN)).toEqual(refusal("ALREADY_DONE"));
    expect(await act("conclude", FALSE_REPORT)).toEqual(refusal("WRONG_STATE"));
    const { data } = await county.ask(school, `{ case(id: "${caseId}") { nextSteps { mayCome whyNot } } }`);
    expect(data.case.nextSteps.filter(({ mayCome }: { mayCome: boolean }) => mayCome)).toEqual([]);
  });

  it("that rests on a register is not entered while the register is away", async () => {
    const { data, errors } = await county.ask(office, ACTS.conclude, {
      caseId,
      version,
      outcome: "OVER_AGE",
      on: "2018-12-10",
    });
    expect(data.outcome).toBeNull();
    expect(errors[0]?.extensions.code).toBe("UNAVAILABLE");
    expect(await county.sql("SELECT FROM case_outcome")).toEqual([]);
  });
});
