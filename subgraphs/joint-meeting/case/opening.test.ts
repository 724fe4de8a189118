import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { ROLE_SCOPES, type Role } from "../../../schema/access/roles";
import { callerOf } from "../../../test/support/callers";
import { type CountyInProcess, startCountyInProcess } from "../../../test/support/county-in-process";
import { enrol, recordDropouts, SCHOOLS } from "../../../test/support/education-rows";
import { inventIdNumber } from "../../../test/support/people";
import { registerHouseholds, registerResidences } from "../../../test/support/public-security-rows";
import { waitForRound } from "../../../test/support/round-of-the-day";
import { type PlantedFinding, SweepRows } from "../../../test/support/sweep-rows";
import { PersuasionState } from "../../education/dropout-record/persuasion-state";

const CASE = `
  id number child { id } state stage origin cause whereabouts account version openedOn openedPost
  spell { number since previous { id } } school { id } grade className township { code } home { code }
  lead { code } finding { id case { id } } deadline { dueOn overdueDays }
  responsible { line level name post } history { kind actor note }`;
const OUTCOME = `
  __typename ... on Refusal { reason message } ... on CaseAlreadyOpen { case { id number } } ... on Case { ${CASE} }`;

const FROM_FINDING = `mutation ($findingId: ID!) { outcome: openCaseFromFinding(findingId: $findingId) { ${OUTCOME} } }`;
const FROM_LEDGER = `mutation ($childId: ID!, $foundOn: Date!) {
  outcome: openCaseFromLedger(childId: $childId, foundOn: $foundOn) { ${OUTCOME} } }`;
const BY_HAND = `mutation ($childId: ID!, $since: Date!, $reason: String!, $cause: DropoutCause) {
  outcome: openCaseByHand(childId: $childId, since: $since, reason: $reason, cause: $cause) { ${OUTCOME} } }`;
const MANY = `mutation ($entries: Int!, $from: String) {
  outcome: openCasesFromLedger(regionCode: "450204", entries: $entries, from: $from) {
    ... on LedgerOpening { opened existing waiting next } ... on Refusal { reason } } }`;

const CHILDREN = Array.from({ length: 6 }, (_, index) => inventIdNumber("450204", "2010-05-01", index + 1));
const [FOUND = "", LISTED = "", TWICE = "", MIGRANT = "", UNKNOWN = "", PLAIN = ""] = CHILDREN;
const office = callerOf("office");

describe("a case is opened", () => {
  let county: CountyInProcess;
  let rows: SweepRows;
  let sweep: string;

  const ask = async (query: string, variables: Record<string, unknown>, caller: Caller = office) => {
    const answer = await county.jointMeeting.ask(caller, query, variables);
    return { ...answer, outcome: answer.data?.outcome };
  };
  const opened = async (query: string, variables: Record<string, unknown>, caller?: Caller) => {
    const { outcome, errors } = await ask(query, variables, caller);
    expect(errors).toEqual([]);
    return outcome;
  };
  const idOf = (idNumber: string): string => county.personIdOf(idNumber);
  const findingOf = async (idNumber: string, given: PlantedFinding = {}): Promise<string> => {
    const id = await rows.finding(sweep, idNumber, { kind: "DROPOUT", state: "CONFIRMED", ...given });
    await county.inJointMeeting("UPDATE finding SET child_id = $2 WHERE id = $1", [id, idOf(idNumber)]);
    return id;
  };
  const cases = (): Promise<{ number: string }[]> => county.inJointMeeting("SELECT * FROM child_case ORDER BY number");
  const close = (caseId: string, outcomeOn: string) =>
    county.inJointMeeting(
      `UPDATE child_case SET state = 'CLOSED', outcome = 'RETURNED', outcome_on = $2, closed_on = $2 WHERE id = $1`,
      [caseId, outcomeOn],
    );

  beforeAll(async () => {
    county = await startCountyInProcess();
    await waitForRound((text) => county.inJointMeeting(text));
    const { education, "public-security": police } = county.departments;
    rows = new SweepRows((text, parameters) => county.inJointMeeting(text, parameters));
    sweep = await rows.sweep();
    await enrol(education, [
      { idNumber: FOUND },
      { idNumber: LISTED, row: { schoolId: SCHOOLS.rural, grade: 2 } },
      { idNumber: TWICE },
      { idNumber: PLAIN },
    ]);
    await registerHouseholds(
      police,
      [FOUND, LISTED, TWICE].map((idNumber) => ({ idNumber })),
    );
    await registerResidences(police, [{ idNumber: MIGRANT, row: { townshipCode: "450204100" } }]);
    const back = { persuasionState: PersuasionState.RETURNED };
    await recordDropouts(education, [
      { idNumber: FOUND, row: { foundOn: "2018-05-11", reason: "家庭经济困难", whereabouts: "去向不明" } },
      { idNumber: LISTED, row: { foundOn: "2018-05-12", ...back, returnedOn: "2018-10-08" } },
      { idNumber: TWICE, row: { foundOn: "2018-03-01", ...back, returnedOn: "2018-04-02" } },
      { idNumber: TWICE, row: { foundOn: "2018-11-20", reason: "跟人学手艺", whereabouts: "在家" } },
      { idNumber: MIGRANT, row: { foundOn: "2018-05-14", whereabouts: "随父母外出" } },
    ]);
    const bureau = callerOf("education");
    const school = callerOf("school", { regions: ["450204001"], school: SCHOOLS.first });
    const persons: [Caller, string][] = [
      [bureau, 'level: BUREAU_LEADER, name: "覃局长", post: "副局长"'],
      [school, 'level: PRINCIPAL, name: "黄校长", post: "校长"'],
      [school, 'level: GRADE_HEAD, grade: 3, name: "韦主任", post: "年级主任"'],
      [school, 'level: GRADE_HEAD, grade: 4, name: "莫主任", post: "年级主任"'],
      [school, 'level: CLASS_TEACHER, grade: 3, className: "1班", name: "甘老师", post: "班主任"'],
      [school, 'level: CLASS_TEACHER, grade: 3, className: "2班", name: "陆老师", post: "班主任"'],
    ];
    for (const [caller, person] of persons) {
      await education.ask(
        caller,
        `mutation { assignResponsible(schoolId: "${SCHOOLS.first}", validFrom: "2018-09-01", ${person}) { __typename } }`,
      );
    }
    const government = [
      'level: COUNTY_LEADER, regionCode: "450204", name: "农副区长", post: "副区长"',
      'level: TOWNSHIP_LEADER, regionCode: "450204001", name: "石主任", post: "办事处主任"',
      'level: TOWNSHIP_LEADER, regionCode: "450204100", name: "谢镇长", post: "镇长"',
      'level: VILLAGE_LEADER, regionCode: "450204001", village: "河西村", name: "吴支书", post: "村支书"',
    ];
    for (const person of government) {
      await county.jointMeeting.ask(
        office,
        `mutation { assignGovernmentResponsible(validFrom: "2018-01-01", ${person}) { __typename } }`,
      );
    }
  });
  afterAll(() => county?.close());
  beforeEach(async () => {
    await county.inJointMeeting("TRUNCATE finding, child_case, case_number, deadline, inbox_entry, child_link CASCADE");
  });

  it("from a confirmed finding, with what the departments say on the day", async () => {
    const findingId = await findingOf(FOUND, { since: "2018-05-11" });
    const found = await opened(FROM_FINDING, { findingId });
    expect(found).toMatchObject({
      __typename: "Case",
      number: "450204-2018-0001",
      child: { id: idOf(FOUND) },
      state: "OPEN",
      stage: "OPENED",
      origin: "FINDING",
      cause: "POVERTY",
      whereabouts: "UNKNOWN",
      account: "辍学原因：家庭经济困难；目前去向：去向不明；劝返责任人：杨老师",
      version: 1,
      openedOn: "2018-12-31",
      openedPost: "测试岗位",
      spell: { number: 1, since: "2018-05-11", previous: null },
      school: { id: SCHOOLS.first },
      grade: 3,
      className: "1班",
      township: { code: "450204001" },
      home: { code: "450204" },
      lead: { code: `school:${SCHOOLS.first}` },
      finding: { id: findingId, case: { id: found.id } },
      // Three working days after the last day of the year: 1 January is free.
      deadline: { dueOn: "2019-01-04", overdueDays: 0 },
      history: [{ kind: "OPENED", actor: "test-office" }],
    });
  });

  it("with the responsible persons of both lines, those of other places left out and missing ones told", async () => {
    const { responsible } = await opened(FROM_FINDING, { findingId: await findingOf(FOUND) });
    expect(responsible.map(({ line, level, name }: Record<string, string>) => [line, level, name])).toEqual([
      ["GOVERNMENT", "COUNTY_LEADER", "农副区长"],
      ["GOVERNMENT", "TOWNSHIP_LEADER", "石主任"],
      ["GOVERNMENT", "VILLAGE_LEADER", null],
      ["EDUCATION", "BUREAU_LEADER", "覃局长"],
      ["EDUCATION", "SECTION_HEAD", null],
      ["EDUCATION", "PRINCIPAL", "黄校长"],
      ["EDUCATION", "GRADE_HEAD", "韦主任"],
      ["EDUCATION", "CLASS_TEACHER", "甘老师"],
      ["EDUCATION", "SUBJECT_TEACHER", null],
    ]);
  });

  it("and its lead is told, with the date, in the same transaction", async () => {
    const { id } = await opened(FROM_FINDING, { findingId: await findingOf(FOUND) });
    expect(
      await county.inJointMeeting(
        "SELECT desk, kind, case_id, due_on::text FROM inbox_entry WHERE case_id IS NOT NULL",
      ),
    ).toEqual([{ desk: `school:${SCHOOLS.first}`, kind: "CASE_OPENED", case_id: id, due_on: "2019-01-04" }]);
  });

  it.each([
    [{ state: "OPEN" }, "WRONG_STATE"],
    [{ state: "REFUTED" }, "WRONG_STATE"],
    [{ state: "SETTLED" }, "WRONG_STATE"],
    [{ kind: "SUBSIDY_GAP" }, "INVALID"],
    [{ kind: "NAME_CONFLICT" }, "INVALID"],
  ] as [PlantedFinding, string][])("and not from a finding %j: %s", async (given, reason) => {
    const outcome = await opened(FROM_FINDING, { findingId: await findingOf(FOUND, given) });
    expect(outcome).toMatchObject({ __typename: "Refusal", reason });
    expect(await cases()).toEqual([]);
  });

  it("and not from what there is not", async () => {
    const none = "0190a000-0000-7000-8000-000000000000";
    for (const findingId of ["none", none])
      expect(await opened(FROM_FINDING, { findingId })).toMatchObject({ reason: "NOT_FOUND" });
    const entry = { childId: idOf(FOUND), foundOn: "2018-05-12" };
    expect(await opened(FROM_LEDGER, entry)).toMatchObject({ reason: "NOT_FOUND" });
    expect(await opened(FROM_LEDGER, { ...entry, childId: "none" })).toMatchObject({ reason: "NOT_FOUND" });
    const unknown = { childId: idOf(UNKNOWN), since: "2018-12-01", reason: "群众反映" };
    expect(await opened(BY_HAND, unknown)).toMatchObject({ reason: "NOT_FOUND" });
  });

  it("never twice for one spell: whoever comes second is shown the case there is", async () => {
    const first = await opened(FROM_FINDING, {
      findingId: await findingOf(FOUND, { kind: "SUSPECTED_DROPOUT", since: "2018-05-20" }),
    });
    const { id, number } = first;
    const open = { __typename: "CaseAlreadyOpen", case: { id, number } };
    // The suspicion has become a dropout since: the same spell.
    const dropout = await findingOf(FOUND, { since: "2018-05-11" });
    expect(await opened(FROM_FINDING, { findingId: dropout })).toEqual(open);
    expect(await opened(FROM_LEDGER, { childId: idOf(FOUND), foundOn: "2018-05-11" })).toEqual(open);
    const hand = { childId: idOf(FOUND), since: "2018-12-01", reason: "群众反映" };
    expect(await opened(BY_HAND, hand)).toEqual(open);
    const { data } = await county.jointMeeting.ask(office, `query ($id: ID!) { finding(id: $id) { case { id } } }`, {
      id: dropout,
    });
    expect(data.finding.case).toEqual({ id });

    await close(id, "2018-10-08");
    expect(await opened(FROM_FINDING, { findingId: dropout })).toMatchObject({ reason: "ALREADY_DONE" });
    expect(await cases()).toHaveLength(1);
  });

  it("under a linked record for the child that it stands for", async () => {
    const alias = idOf(PLAIN);
    await county.inJointMeeting(
      `INSERT INTO child_link (id, alias_id, child_id, reason_sealed, linked_by, linked_post, linked_at)
       VALUES (gen_random_uuid(), $1, $2, '', 'office', '主任', now())`,
      [alias, idOf(FOUND)],
    );
    const hand = { childId: alias, since: "2018-12-01", reason: "群众反映" };
    const { id, child } = await opened(BY_HAND, hand);
    expect(child).toEqual({ id: idOf(FOUND) });
    expect(await opened(FROM_LEDGER, { childId: idOf(FOUND), foundOn: "2018-05-11" })).toMatchObject({ case: { id } });
  });

  it("once, when several clerks open it at a time by different ways", async () => {
    const findingId = await findingOf(FOUND, { since: "2018-05-11" });
    const outcomes = await Promise.all([
      ...Array.from({ length: 4 }, () => opened(FROM_FINDING, { findingId })),
      ...Array.from({ length: 4 }, () => opened(FROM_LEDGER, { childId: idOf(FOUND), foundOn: "2018-05-11" })),
    ]);
    const kinds = outcomes.map(({ __typename }) => __typename).toSorted();
    expect(kinds).toEqual(["Case", ...Array.from({ length: 7 }, () => "CaseAlreadyOpen")]);
    expect(await cases()).toHaveLength(1);
    expect(await county.inJointMeeting("SELECT FROM case_event")).toHaveLength(1);
    expect(await county.inJointMeeting("SELECT FROM inbox_entry WHERE case_id IS NOT NULL")).toHaveLength(1);
  });

  it("with numbers without gaps, also when many are opened at a time and some are refused", async () => {
    const tries = [FOUND, LISTED, TWICE, MIGRANT, PLAIN].flatMap((idNumber) => [idNumber, idNumber]);
    await Promise.all(
      tries.map((idNumber) => opened(BY_HAND, { childId: idOf(idNumber), since: "2018-12-10", reason: "排查" })),
    );
    expect((await cases()).map(({ number }) => number)).toEqual(
      [1, 2, 3, 4, 5].map((serial) => `450204-2018-000${serial}`),
    );
  });

  it("from an entry of the ledger, in education's own words where no code fits", async () => {
    expect(await opened(FROM_LEDGER, { childId: idOf(TWICE), foundOn: "2018-11-20" })).toMatchObject({
      origin: "LEDGER",
      cause: "OTHER",
      whereabouts: "AT_HOME",
      account: "辍学原因：跟人学手艺；目前去向：在家；劝返责任人：杨老师",
      spell: { since: "2018-11-20" },
      finding: null,
    });
    const migrant = await opened(FROM_LEDGER, { childId: idOf(MIGRANT), foundOn: "2018-05-14" });
    expect(migrant).toMatchObject({
      whereabouts: "WITH_PARENTS_AWAY",
      school: null,
      township: { code: "450204100" },
      home: { code: "451321" },
      lead: { code: "township:450204100" },
    });
  });

  it("by hand with a reason, not for a day to come", async () => {
    const hand = { childId: idOf(PLAIN), since: "2018-12-10", reason: "群众反映", cause: "ILLNESS" };
    expect(await opened(BY_HAND, { ...hand, reason: " " })).toMatchObject({ reason: "INVALID" });
    expect(await opened(BY_HAND, { ...hand, since: "2019-01-01" })).toMatchObject({ reason: "INVALID" });
    expect(await opened(BY_HAND, hand)).toMatchObject({
      origin: "BY_HAND",
      cause: "ILLNESS",
      whereabouts: "UNKNOWN",
      account: "群众反映",
      home: null,
    });
  });

  it("for each entry of the ledger that has none, as often as that is asked for", async () => {
    expect(await opened(MANY, { entries: 100 })).toEqual({ opened: 4, existing: 0, waiting: 1, next: null });
    expect(await opened(MANY, { entries: 100 })).toEqual({ opened: 0, existing: 4, waiting: 1, next: null });
    const [first] = await county.inJointMeeting<{ id: string }>("SELECT id FROM child_case WHERE child_id = $1", [
      idOf(TWICE),
    ]);
    await close(first?.id ?? "", "2018-04-02");
    expect(await opened(MANY, { entries: 100 })).toEqual({ opened: 1, existing: 4, waiting: 0, next: null });
    const { data } = await county.jointMeeting.ask(
      office,
      `query ($id: ID!) { cases(regionCode: "450204", childId: $id) { edges { node { spell { number since previous { id } } } } } }`,
      { id: idOf(TWICE) },
    );
    expect(data.cases.edges.map(({ node }: { node: { spell: object } }) => node.spell)).toEqual([
      { number: 2, since: "2018-11-20", previous: { id: first?.id } },
      { number: 1, since: "2018-03-01", previous: null },
    ]);
  });

  it("for each entry once, also when two clerks begin the year at a time", async () => {
    const done = await Promise.all([opened(MANY, { entries: 100 }), opened(MANY, { entries: 100 })]);
    expect(done.reduce((sum, page) => sum + page.opened, 0)).toBe(4);
    expect(await cases()).toHaveLength(4);
  });

  it("page by page, each bounded", async () => {
    const pages: { opened: number; waiting: number }[] = [];
    for (let from: string | null = null, more = true; more;) {
      const page: { opened: number; waiting: number; next: string | null } = await opened(MANY, { entries: 2, from });
      pages.push(page);
      from = page.next;
      more = from !== null;
    }
    expect(pages.map((page) => page.opened)).toEqual([2, 2, 0]);
    for (const entries of [0, 101]) expect(await opened(MANY, { entries })).toEqual({ reason: "INVALID" });
  });

  it("and no other spell of a child while one is open, the earlier one counted first", async () => {
    const later = await opened(FROM_LEDGER, { childId: idOf(TWICE), foundOn: "2018-11-20" });
    expect(later.spell).toEqual({ number: 1, since: "2018-11-20", previous: null });
    await close(later.id, "2018-12-20");
    const earlier = await opened(FROM_LEDGER, { childId: idOf(TWICE), foundOn: "2018-03-01" });
    expect(earlier.spell).toEqual({ number: 1, since: "2018-03-01", previous: null });
    const spells = await county.inJointMeeting("SELECT spell_number FROM child_case ORDER BY spell_since");
    expect(spells).toEqual([{ spell_number: 1 }, { spell_number: 2 }]);
  });

  it.each((Object.keys(ROLE_SCOPES) as Role[]).filter((role) => role !== "office" && role !== "education"))(
    "and not by %s",
    async (role) => {
      const findingId = await findingOf(FOUND);
      for (const [query, variables] of [
        [FROM_FINDING, { findingId }],
        [FROM_LEDGER, { childId: idOf(FOUND), foundOn: "2018-05-11" }],
        [BY_HAND, { childId: idOf(FOUND), since: "2018-12-01", reason: "反映" }],
        [MANY, { entries: 10 }],
      ] as [string, Record<string, unknown>][]) {
        const { errors } = await ask(query, variables, callerOf(role));
        expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
      }
      expect(await cases()).toEqual([]);
    },
  );

  it("and not in another county or for another purpose", async () => {
    const findingId = await findingOf(FOUND);
    for (const caller of [callerOf("office", { regions: ["450205"] }), callerOf("office", { purpose: "MEETING" })]) {
      const { errors } = await ask(FROM_FINDING, { findingId }, caller);
      expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
    }
  });

  it("and not with holes: while education is away nothing is done, and it says so", async () => {
    const findingId = await findingOf(FOUND);
    await county.departments.education.stop();
    try {
      for (const [query, variables] of [
        [FROM_FINDING, { findingId }],
        [MANY, { entries: 10 }],
      ] as [string, Record<string, unknown>][]) {
        const { outcome, errors } = await ask(query, variables);
        expect(outcome).toBeNull();
        expect(errors[0]).toMatchObject({ extensions: { code: "UNAVAILABLE", details: { department: "education" } } });
        expect(errors[0]?.message).toContain("教育局未应答，未予建案");
      }
    } finally {
      await county.departments.education.startAgain();
    }
    expect(await cases()).toEqual([]);
    expect(await county.inJointMeeting("SELECT FROM case_number")).toEqual([]);
  });

  it.each(["case_number", "child_case", "case_responsible", "case_event", "deadline", "inbox_entry"])(
    "whole or not at all: when %s cannot be written, nothing is",
    async (table) => {
      const findingId = await findingOf(FOUND);
      await county.inJointMeeting(
        `CREATE FUNCTION break_off() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''broken off''; END'`,
      );
      await county.inJointMeeting(
        `CREATE TRIGGER break_off AFTER INSERT ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION break_off()`,
      );
      const { errors } = await ask(FROM_FINDING, { findingId });
      await county.inJointMeeting("DROP FUNCTION break_off CASCADE");
      expect(errors[0]?.extensions.code).toBe("INTERNAL_SERVER_ERROR");
      const left = await county.inJointMeeting(
        `SELECT FROM case_number UNION ALL SELECT FROM child_case UNION ALL SELECT FROM case_responsible
         UNION ALL SELECT FROM case_event UNION ALL SELECT FROM deadline WHERE case_id IS NOT NULL
         UNION ALL SELECT FROM inbox_entry WHERE case_id IS NOT NULL`,
      );
      expect(left).toEqual([]);
      expect(await opened(FROM_FINDING, { findingId })).toMatchObject({ number: "450204-2018-0001" });
    },
  );

  it("and what is told of the child stands in no table in clear", async () => {
    await opened(BY_HAND, { childId: idOf(PLAIN), since: "2018-12-10", reason: "韦小明在广东电子厂" });
    const dump = await county.inJointMeeting<{ line: string }>(
      `SELECT c::text AS line FROM child_case c UNION ALL SELECT e::text FROM case_event e
       UNION ALL SELECT i::text FROM inbox_entry i UNION ALL SELECT d::text FROM deadline d`,
    );
    const text = dump.map(({ line }) => line).join("\n");
    for (const clear of ["韦小明", "电子厂"]) {
      expect(text).not.toContain(clear);
      expect(text).not.toContain(Buffer.from(clear).toString("hex"));
    }
  });
});
