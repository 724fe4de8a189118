import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { callerOf } from "../../../test/support/callers";
import { startChanging } from "../../../test/support/change-requests";
import type { CountyKeys, TestDepartment } from "../../../test/support/department";
import { importEducationRoster } from "../../../test/support/education-import";
import { enrol, enrolmentIdOf, recordDropouts, SCHOOLS } from "../../../test/support/education-rows";
import { inventIdNumber } from "../../../test/support/people";
import { ledgerLine } from "../../../test/support/roster-lines";
import { EnrolmentState } from "../enrolment/enrolment-state";

const LINE = "foundOn reason whereabouts state returnedOn responsiblePerson recordedName child { id } returnPaper";
const ACTS = "entered { actor post at } returnEntered { actor post }";
const RECORD = `
  mutation ($enrolmentId: ID!, $foundOn: Date!, $reason: String!, $whereabouts: String!, $person: String) {
    recordDropout(enrolmentId: $enrolmentId, foundOn: $foundOn, reason: $reason, whereabouts: $whereabouts,
      responsiblePerson: $person) { ... on DropoutRecord { ${LINE} ${ACTS} } ... on Refusal { why: reason message } } }`;
const RETURN = `
  mutation ($childId: ID!, $foundOn: Date!, $returnedOn: Date!, $paper: String!) {
    recordReturn(childId: $childId, foundOn: $foundOn, returnedOn: $returnedOn, paper: $paper) {
      ... on DropoutRecord { ${LINE} ${ACTS} } ... on Refusal { why: reason message } } }`;
const OF_CHILD = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Child { dropoutRecords { ${LINE} idNumber } } } }`;
const LEDGER = `query ($asOf: Date) { ledger(kind: DROPOUT, regionCode: "450204", asOf: $asOf) { edges { node { foundOn state child { id } } } } }`;

const pupil = (sequence: number) => inventIdNumber("450204", "2010-05-01", sequence);
const idOf = (sequence: number) => enrolmentIdOf(`G${pupil(sequence)}`);
const school = (id: string, township = "450204001") => callerOf("school", { regions: [township], school: id });
const own = school(SCHOOLS.first);
const bureau = callerOf("education");

describe("what is entered into the ledger of dropouts", () => {
  let department: TestDepartment;
  let keys: CountyKeys;

  const record = async (sequence: number, given: Record<string, unknown> = {}, caller: Caller = own) => {
    const variables = { enrolmentId: idOf(sequence), foundOn: "2018-11-20", reason: "厌学", whereabouts: "外出务工" };
    const { data, errors } = await department.ask(caller, RECORD, { ...variables, ...given });
    expect(errors).toEqual([]);
    return data.recordDropout;
  };
  const bringBack = async (sequence: number, given: Record<string, unknown> = {}, caller: Caller = own) => {
    const childId = department.personIdOf(pupil(sequence));
    const variables = { childId, foundOn: "2018-11-20", returnedOn: "2018-12-10", paper: "返校登记表" };
    const { data, errors } = await department.ask(caller, RETURN, { ...variables, ...given });
    expect(errors).toEqual([]);
    return data.recordReturn;
  };
  const linesOf = async (sequence: number, caller: Caller = bureau) => {
    const of = [{ __typename: "Child", id: department.personIdOf(pupil(sequence)) }];
    const { data, errors } = await department.ask(caller, OF_CHILD, { of });
    expect(errors).toEqual([]);
    return data._entities[0].dropoutRecords;
  };
  const importLedger = (...lines: [sequence: number, foundOn: string, returnedOn?: string | null][]) =>
    importEducationRoster(
      { department, keys, today: "2018-12-20" },
      "劝返台账",
      lines.map(([sequence, foundOn, returnedOn = null]) =>
        ledgerLine({ idNumber: pupil(sequence), name: "韦小明" }, foundOn, returnedOn),
      ),
    );

  beforeAll(async () => {
    ({ department, keys } = await startChanging());
    await enrol(
      department,
      Array.from({ length: 20 }, (_, index) => ({ idNumber: pupil(index + 1) })),
    );
    await enrol(department, [
      { idNumber: pupil(30), row: { state: EnrolmentState.TRANSFERRED_OUT, stateDate: "2018-10-01" } },
      { idNumber: pupil(31), row: { schoolId: SCHOOLS.rural, state: EnrolmentState.DROPPED_OUT } },
      { idNumber: pupil(32), studentNumber: "L450204201005019999", row: { idNumberSealed: null } },
    ]);
  });
  afterAll(() => department?.close());

  it("is a line like any other, with who entered it and when", async () => {
    const line = await record(1, { reason: " 家庭经济困难，在外打工 ", person: "杨老师" });
    expect(line).toEqual({
      foundOn: "2018-11-20",
      reason: "家庭经济困难，在外打工",
      whereabouts: "外出务工",
      state: "PERSUADING",
      returnedOn: null,
      responsiblePerson: "杨老师",
      recordedName: "韦小明",
      child: { id: department.personIdOf(pupil(1)) },
      returnPaper: null,
      entered: { actor: "test-school", post: "测试岗位", at: "2018-12-20T04:00:00.000Z" },
      returnEntered: null,
    });
    expect(await linesOf(1)).toMatchObject([{ foundOn: "2018-11-20", idNumber: pupil(1) }]);
    const { data } = await department.ask(callerOf("office"), LEDGER);
    expect(data.ledger.edges.map(({ node }: { node: { child: unknown } }) => node.child)).toContainEqual(line.child);
  });

  it("counts for the school's book and for the rate of the year as the roster's lines do", async () => {
    await record(2, {}, bureau);
    const { data, errors } = await department.ask(
      callerOf("education", { purpose: "REPORT" }),
      `{ schoolBook(schoolId: "${SCHOOLS.first}", schoolYear: "2018-2019") { figures { droppedOut } dropouts { foundOn } }
         dropoutRate(regionCode: "450204", schoolYear: "2018-2019") { stage dropouts } }`,
    );
    expect(errors).toEqual([]);
    const { data: ledger } = await department.ask(callerOf("office"), LEDGER);
    const entered = ledger.ledger.edges.length;
    expect(entered).toBeGreaterThanOrEqual(2);
    expect(data.schoolBook.dropouts).toHaveLength(entered);
    expect(data.schoolBook.figures.droppedOut).toBe(entered);
    expect(data.dropoutRate[0]).toEqual({ stage: "PRIMARY", dropouts: entered });
  });

  it("takes a child that the roll knows by a 学籍号 alone, and gives no number for it", async () => {
    const line = await record(32, { enrolmentId: enrolmentIdOf("L450204201005019999") });
    expect(line).toMatchObject({ foundOn: "2018-11-20", child: { id: department.personIdOf(pupil(32)) } });
    expect(await linesOf(32)).toMatchObject([{ idNumber: null }]);
  });

  it("is one line a spell: who is out is not entered again, on any day of it", async () => {
    await record(3);
    for (const foundOn of ["2018-11-20", "2018-11-01", "2018-12-01"])
      expect(await record(3, { foundOn })).toMatchObject({ why: "ALREADY_DONE" });
    await bringBack(3);
    expect(await record(3, { foundOn: "2018-12-01" })).toMatchObject({ why: "ALREADY_DONE" });
    expect(await record(3, { foundOn: "2018-12-15" })).toMatchObject({ state: "PERSUADING" });
    expect(await linesOf(3)).toMatchObject([
      { foundOn: "2018-12-15", state: "PERSUADING" },
      { foundOn: "2018-11-20", state: "RETURNED", returnedOn: "2018-12-10" },
    ]);
  });

  it("is one line when several clerks enter the child at once, on whatever day each has found it", async () => {
    const days = ["2018-11-20", "2018-11-21", "2018-11-22", "2018-11-20"];
    const outcomes = await Promise.all(days.map((foundOn) => record(4, { foundOn }, bureau)));
    expect(outcomes.map(({ why = "ENTERED" }) => why).toSorted()).toEqual([
      ...Array.from({ length: 3 }, () => "ALREADY_DONE"),
      "ENTERED",
    ]);
    expect(await linesOf(4)).toHaveLength(1);
  });

  it("is refused for whoever has left, days out of order, and texts that say nothing", async () => {
    expect(await record(30)).toMatchObject({ why: "WRONG_STATE" });
    expect(await record(5, { foundOn: "2018-12-21" })).toMatchObject({ why: "INVALID" });
    expect(await record(5, { foundOn: "2016-08-31" })).toMatchObject({ why: "INVALID" });
    expect(await record(5, { reason: " " })).toMatchObject({ why: "INVALID" });
    expect(await record(5, { whereabouts: "远".repeat(201) })).toMatchObject({ why: "INVALID" });
    expect(await record(5, { person: "\0" })).toMatchObject({ why: "INVALID" });
    expect(await linesOf(5)).toEqual([]);
  });

  it("looks to another school, township and county as if there were no such child", async () => {
    expect(await record(5, {}, school(SCHOOLS.second))).toMatchObject({ why: "NOT_FOUND" });
    expect(await record(31)).toMatchObject({ why: "NOT_FOUND" });
    expect(await record(5, { enrolmentId: "none" })).toMatchObject({ why: "NOT_FOUND" });
    expect(await record(5, {}, callerOf("education", { regions: ["450205"] }))).toMatchObject({ why: "NOT_FOUND" });
    await record(31, {}, school(SCHOOLS.rural, "450204100"));
    expect(await bringBack(31)).toMatchObject({ why: "NOT_FOUND" });
    expect(await bringBack(31, { childId: "none" }, bureau)).toMatchObject({ why: "NOT_FOUND" });
  });

  it.each([
    ["the office", callerOf("office")],
    ["a township", callerOf("township", { regions: ["450204001"] })],
    ["public security", callerOf("public-security")],
    ["the work on a letter", callerOf("education", { purpose: "LETTER" })],
    ["nobody's purpose", callerOf("education", { purpose: null })],
  ])("is refused to %s", async (_who, caller) => {
    const variables = { enrolmentId: idOf(5), foundOn: "2018-11-20", reason: "厌学", whereabouts: "在家" };
    const { data, errors } = await department.ask(caller, RECORD, variables);
    expect(data.recordDropout).toBeNull();
    expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
  });

  describe("a return", () => {
    it("is entered once, with its paper, also when two enter it at once", async () => {
      await record(6);
      const outcomes = await Promise.all([own, bureau, own].map((caller) => bringBack(6, {}, caller)));
      expect(outcomes.map(({ why = "ENTERED" }) => why).toSorted()).toEqual([
        "ALREADY_DONE",
        "ALREADY_DONE",
        "ENTERED",
      ]);
      expect(outcomes.find(({ why }) => why === undefined)).toMatchObject({
        state: "RETURNED",
        returnedOn: "2018-12-10",
        returnPaper: "返校登记表",
        returnEntered: { post: "测试岗位" },
      });
      const [row] = await department.roster.query("SELECT to_jsonb(t)::text AS text FROM dropout_return t");
      expect(row.text).not.toContain("返校登记表");
    });

    it("ends a line of the roster too; as of a day before, the child is still out", async () => {
      await recordDropouts(department, [{ idNumber: pupil(7), row: { foundOn: "2018-11-20" } }]);
      expect(await bringBack(7)).toMatchObject({ state: "RETURNED", entered: null });
      expect(await linesOf(7)).toMatchObject([{ returnedOn: "2018-12-10" }]);
      const { data } = await department.ask(callerOf("office"), LEDGER, { asOf: "2018-12-09" });
      const lines: { child: { id: string }; state: string }[] = data.ledger.edges.map(
        ({ node }: { node: unknown }) => node,
      );
      expect(lines.find(({ child }) => child.id === department.personIdOf(pupil(7)))?.state).toBe("PERSUADING");
    });

    it("is refused before the day found, after today, without a paper, and of a line that there is not", async () => {
      await record(8);
      expect(await bringBack(8, { returnedOn: "2018-11-19" })).toMatchObject({ why: "INVALID" });
      expect(await bringBack(8, { returnedOn: "2018-12-21" })).toMatchObject({ why: "INVALID" });
      expect(await bringBack(8, { paper: "　" })).toMatchObject({ why: "INVALID" });
      expect(await bringBack(8, { foundOn: "2018-11-21" })).toMatchObject({ why: "NOT_FOUND" });
      expect(await linesOf(8)).toMatchObject([{ state: "PERSUADING" }]);
    });
  });

  describe("a roster that comes later", () => {
    it("does not show again what was entered, on the same day or about it, and the day entered stays", async () => {
      await record(9);
      await record(10);
      await importLedger([9, "2018-11-20"], [10, "2018-11-22"]);
      expect(await linesOf(9)).toMatchObject([{ foundOn: "2018-11-20", whereabouts: "外出务工" }]);
      expect(await linesOf(10)).toMatchObject([{ foundOn: "2018-11-20" }]);
    });

    it("tells of a return that nobody has entered, and of the next spell after it", async () => {
      await record(11);
      await importLedger([11, "2018-11-22", "2018-12-05"], [12, "2018-11-01"]);
      expect(await linesOf(11)).toMatchObject([{ foundOn: "2018-11-20", state: "RETURNED", returnedOn: "2018-12-05" }]);
      await importLedger([11, "2018-12-12"]);
      expect(await linesOf(11)).toMatchObject([
        { foundOn: "2018-12-12", state: "PERSUADING" },
        { foundOn: "2018-11-20", returnedOn: "2018-12-05" },
      ]);
    });

    it("takes back no return that was entered, whether it comes as it was or changed", async () => {
      await importLedger([13, "2018-11-20"], [14, "2018-11-20"]);
      await bringBack(13);
      await bringBack(14);
      await importLedger([13, "2018-11-20"], [14, "2018-11-20", "2018-12-15"]);
      expect(await linesOf(13)).toMatchObject([{ state: "RETURNED", returnedOn: "2018-12-10" }]);
      expect(await linesOf(14)).toMatchObject([{ returnedOn: "2018-12-10", returnPaper: "返校登记表" }]);
    });

    it("leaves the history of the roll with a dropout for a return that was entered", async () => {
      await record(15);
      await bringBack(15);
      await department.roster.query("UPDATE enrolment SET state_date = '2018-12-10' WHERE id = $1", [idOf(15)]);
      await importLedger([16, "2018-11-01"]);
      const changes = await department.roster.query(
        "SELECT kind, changed_on FROM enrolment_change WHERE enrolment_id = $1 ORDER BY changed_on",
        [idOf(15)],
      );
      expect(changes).toEqual([
        { kind: "DROPPED_OUT", changed_on: "2018-11-20" },
        { kind: "RESUMED", changed_on: "2018-12-10" },
      ]);
    });
  });
});
