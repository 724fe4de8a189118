import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { callerOf } from "../../../test/support/callers";
import type { TestDepartment } from "../../../test/support/department";
import { enrol, enrolmentIdOf, recordDropouts, SCHOOLS, startEducation } from "../../../test/support/education-rows";
import { actOnReport, BUREAU, SCHOOL, submitReport, unexcused } from "../../../test/support/monthly-reports";
import { inventIdNumber } from "../../../test/support/people";
import { statementsDuring } from "../../../test/support/query-counter";
import { EnrolmentChangeKind } from "../enrolment-change/change-kind";
import { EnrolmentState } from "../enrolment/enrolment-state";

const FIGURES = `onRollAtStart entered transferredIn back transferredOut droppedOut graduated deceased onRollAtEnd
  suspended resumed unexcusedDays childrenAbsent suspected`;
const REPORT = `
  query ($schoolId: SchoolCode!, $month: Month!) {
    monthlyReport(schoolId: $schoolId, month: $month) {
      id month state dueOn submittedOn school { id } figures { ${FIGURES} } systemFigures { ${FIGURES} }
      byGrade { grade figures { onRollAtStart onRollAtEnd } systemFigures { onRollAtEnd } }
      children { enrolment { id } kind since days }
      corrections { grade figure from to reason by { actor post at } }
      history { act note by { actor post at } }
      reminders { on }
    }
  }`;
const REPORTS = `
  query ($month: Month!, $state: MonthlyReportState, $first: Int, $after: String) {
    monthlyReports(regionCode: "450204", month: $month, state: $state, first: $first, after: $after) {
      edges { node { id month dueOn school { id } figures { onRollAtEnd } corrections { to } history { act } reminders { on } } }
      pageInfo { hasNextPage endCursor }
    }
  }`;

const { SUSPENDED, TRANSFERRED_OUT, DROPPED_OUT, DECEASED } = EnrolmentState;
const person = (sequence: number): string => inventIdNumber("450204", "2010-05-01", sequence);
const idOf = (sequence: number): string => enrolmentIdOf(`G${person(sequence)}`);

/** November 2018 of the first school: 8 on the roll at its start, 6 at its end. */
const NOVEMBER = {
  onRollAtStart: 8,
  entered: 0,
  transferredIn: 1,
  back: 1,
  transferredOut: 1,
  droppedOut: 2,
  graduated: 0,
  deceased: 1,
  onRollAtEnd: 6,
  suspended: 1,
  resumed: 1,
  unexcusedDays: 7,
  childrenAbsent: 2,
  suspected: 1,
};

describe("monthly reports", () => {
  let department: TestDepartment;

  const read = async (caller = SCHOOL, month = "2018-11", schoolId = SCHOOLS.first) => {
    const { data, errors } = await department.ask(caller, REPORT, { schoolId, month });
    expect(errors).toEqual([]);
    return data.monthlyReport;
  };
  const act = (
    caller: typeof SCHOOL,
    name: Parameters<typeof actOnReport>[2],
    variables: Record<string, unknown> = {},
  ) => actOnReport(department, caller, name, variables);

  beforeAll(async () => {
    department = await startEducation();
    const outAndBack = [
      { kind: EnrolmentChangeKind.SUSPENDED, changedOn: "2018-03-01" },
      { kind: EnrolmentChangeKind.RESUMED, changedOn: "2018-11-05" },
    ];
    await enrol(department, [
      { idNumber: person(1), absences: unexcused("2018-10-31", "2018-11-01", "2018-11-02") },
      {
        idNumber: person(2),
        absences: unexcused("2018-11-26", "2018-11-27", "2018-11-28", "2018-11-29", "2018-11-30", "2018-12-03"),
      },
      { idNumber: person(3), row: { stateDate: "2018-11-05" }, changes: outAndBack },
      { idNumber: person(4), row: { state: SUSPENDED, stateDate: "2018-11-12" } },
      { idNumber: person(5), row: { state: TRANSFERRED_OUT, stateDate: "2018-11-15" } },
      { idNumber: person(6), row: { state: DROPPED_OUT, stateDate: "2018-11-20", grade: 4 } },
      { idNumber: person(7), row: { state: DECEASED, stateDate: "2018-11-02" } },
      { idNumber: person(8), changes: [{ kind: EnrolmentChangeKind.TRANSFERRED_IN, changedOn: "2018-11-06" }] },
      // Out by the ledger, back in November; and out since November by the ledger alone.
      { idNumber: person(9) },
      { idNumber: person(10) },
      { idNumber: person(20), row: { schoolId: SCHOOLS.second, grade: 7 } },
      { idNumber: person(21), row: { schoolId: SCHOOLS.rural } },
    ]);
    await recordDropouts(department, [
      { idNumber: person(9), row: { foundOn: "2018-05-11", returnedOn: "2018-11-19" } },
      { idNumber: person(10), row: { foundOn: "2018-11-21" } },
    ]);
  });

  afterAll(() => department?.close());

  it("are drawn up by the system from the roll, and once", async () => {
    expect(await read()).toBeNull();
    const [one, other] = await Promise.all([
      act(SCHOOL, "drawUp", { schoolId: SCHOOLS.first, month: "2018-11" }),
      act(BUREAU, "drawUp", { schoolId: SCHOOLS.first, month: "2018-11" }),
    ]);
    expect([one?.state ?? one?.reason, other?.state ?? other?.reason].toSorted()).toEqual(["ALREADY_DONE", "DRAWN_UP"]);
    const report = await read();
    expect(report).toMatchObject({
      month: "2018-11",
      state: "DRAWN_UP",
      dueOn: "2018-12-05",
      submittedOn: null,
      school: { id: SCHOOLS.first },
      figures: NOVEMBER,
      systemFigures: NOVEMBER,
      corrections: [],
      reminders: [],
    });
    expect(report.byGrade).toEqual([
      { grade: 3, figures: { onRollAtStart: 7, onRollAtEnd: 6 }, systemFigures: { onRollAtEnd: 6 } },
      { grade: 4, figures: { onRollAtStart: 1, onRollAtEnd: 0 }, systemFigures: { onRollAtEnd: 0 } },
    ]);
  });

  it("list who is suspected or out at the month's end, by enrolment", async () => {
    const { children } = await read();
    const listed = [
      { enrolment: { id: idOf(2) }, kind: "SUSPECTED", since: "2018-11-26", days: 5 },
      { enrolment: { id: idOf(6) }, kind: "DROPPED_OUT", since: "2018-11-20", days: null },
      { enrolment: { id: idOf(10) }, kind: "DROPPED_OUT", since: "2018-11-21", days: null },
    ];
    expect(children).toHaveLength(3);
    expect(children).toEqual(expect.arrayContaining(listed));
  });

  it("are not drawn up before the month is over, nor of a roll that is no longer there", async () => {
    for (const month of ["2019-01", "2018-07"]) {
      expect(await act(SCHOOL, "drawUp", { schoolId: SCHOOLS.first, month })).toMatchObject({ reason: "INVALID" });
    }
    expect(await act(SCHOOL, "drawUp", { schoolId: SCHOOLS.first, month: "2018-12" })).toMatchObject({
      state: "DRAWN_UP",
    });
  });

  it("go from the school to the bureau and back, with what was put right, until they are accepted", async () => {
    const { id } = await read();
    const correction = { grade: 3, figure: "ON_ROLL_AT_END", to: 7, reason: "转入一名学生尚未录入学籍" };
    expect(await act(BUREAU, "accept", { id })).toMatchObject({ reason: "WRONG_STATE" });
    expect(await act(SCHOOL, "correct", { id, corrections: [correction] })).toMatchObject({ state: "DRAWN_UP" });
    expect(await act(SCHOOL, "correct", { id, corrections: [correction] })).toMatchObject({ reason: "ALREADY_DONE" });
    expect(await act(SCHOOL, "submit", { id })).toMatchObject({ reason: "INVALID" });
    const transfer = { ...correction, figure: "TRANSFERRED_IN", to: 2 };
    expect(await act(SCHOOL, "correct", { id, corrections: [transfer] })).toMatchObject({ state: "DRAWN_UP" });
    expect(await act(SCHOOL, "submit", { id })).toMatchObject({ state: "SUBMITTED", submittedOn: "2018-12-31" });
    expect(await act(SCHOOL, "submit", { id })).toMatchObject({ reason: "ALREADY_DONE" });
    expect(await act(SCHOOL, "correct", { id, corrections: [correction] })).toMatchObject({ reason: "WRONG_STATE" });
    expect(await act(BUREAU, "return", { id, reasons: " " })).toMatchObject({ reason: "INVALID" });
    expect(await act(BUREAU, "return", { id, reasons: "请附转入证明" })).toMatchObject({ state: "RETURNED" });
    expect(await act(SCHOOL, "submit", { id })).toMatchObject({ state: "SUBMITTED" });
    expect(await act(BUREAU, "accept", { id })).toMatchObject({ state: "ACCEPTED" });
  });

  it("take one of several decisions made at once", async () => {
    const { id } = await submitReport(department, SCHOOLS.second, "2018-12");
    const outcomes = await Promise.all([
      act(BUREAU, "accept", { id }),
      act(BUREAU, "return", { id, reasons: "再核" }),
      act(BUREAU, "accept", { id }),
    ]);
    expect(outcomes.filter(({ state }) => state !== undefined)).toHaveLength(1);
    const { history } = await read(BUREAU, "2018-12", SCHOOLS.second);
    expect(history).toHaveLength(3);
  });

  it("keep the system's figure beside the school's, and who did what and when", async () => {
    const { figures, systemFigures, corrections, history } = await read(BUREAU);
    expect(systemFigures).toEqual(NOVEMBER);
    expect(figures).toEqual({ ...NOVEMBER, transferredIn: 2, onRollAtEnd: 7 });
    const by = { actor: "test-school", post: "测试岗位", at: "2018-12-31T04:00:00.000Z" };
    expect(corrections).toEqual([
      { grade: 3, figure: "ON_ROLL_AT_END", from: 6, to: 7, reason: "转入一名学生尚未录入学籍", by },
      { grade: 3, figure: "TRANSFERRED_IN", from: 1, to: 2, reason: "转入一名学生尚未录入学籍", by },
    ]);
    expect(history.slice(1, 5)).toEqual([
      { act: "CORRECT", note: null, by },
      { act: "CORRECT", note: null, by },
      { act: "SUBMIT", note: null, by },
      { act: "RETURN", note: "请附转入证明", by: { ...by, actor: "test-education" } },
    ]);
  });

  it("stay as they are once accepted, whatever becomes of the roll", async () => {
    const before = await read();
    await enrol(department, [{ idNumber: person(30) }]);
    await recordDropouts(department, [{ idNumber: person(1), row: { foundOn: "2018-11-07" } }]);
    const { id } = before;
    const corrections = [{ grade: 3, figure: "DECEASED", to: 0, reason: "误报" }];
    expect(await act(SCHOOL, "correct", { id, corrections })).toMatchObject({ reason: "WRONG_STATE" });
    expect(await act(SCHOOL, "submit", { id })).toMatchObject({ reason: "WRONG_STATE" });
    expect(await act(BUREAU, "return", { id, reasons: "再核" })).toMatchObject({ reason: "WRONG_STATE" });
    expect(await act(BUREAU, "accept", { id })).toMatchObject({ reason: "WRONG_STATE" });
    expect(await act(SCHOOL, "drawUp", { schoolId: SCHOOLS.first, month: "2018-11" })).toMatchObject({
      reason: "ALREADY_DONE",
    });
    expect(await read()).toEqual(before);
  });

  it("refuse a bad correction whole", async () => {
    const { id } = await read(SCHOOL, "2018-12");
    const good = { grade: 3, figure: "SUSPENDED", to: 4, reason: "补录" };
    for (const bad of [{ grade: 10 }, { to: -1 }, { reason: "  " }, { to: 1_000_000 }]) {
      const corrections = [good, { ...good, figure: "RESUMED", ...bad }];
      expect(await act(SCHOOL, "correct", { id, corrections })).toMatchObject({ reason: "INVALID" });
    }
    expect(await act(SCHOOL, "correct", { id, corrections: [] })).toMatchObject({ reason: "INVALID" });
    expect((await read(SCHOOL, "2018-12")).corrections).toEqual([]);
  });

  it("hide a report from other schools and territories as if there were none, and leave each act to whose it is", async () => {
    const { id } = await read();
    const other = callerOf("school", { regions: ["450204001"], school: SCHOOLS.second, purpose: "REPORT" });
    const away = callerOf("education", { regions: ["450205"], purpose: "REPORT" });
    for (const caller of [other, away, callerOf("township", { regions: ["450204100"], purpose: "REPORT" })]) {
      expect(await read(caller)).toBeNull();
    }
    expect(await act(other, "submit", { id })).toMatchObject({ reason: "NOT_FOUND" });
    expect(await act(other, "drawUp", { schoolId: SCHOOLS.first, month: "2018-12" })).toMatchObject({
      reason: "NOT_FOUND",
    });
    expect(await act(away, "accept", { id })).toMatchObject({ reason: "NOT_FOUND" });
    expect(await act(BUREAU, "accept", { id: "no such id" })).toMatchObject({ reason: "NOT_FOUND" });
  });

  it("may be read by township and office, and acted on by neither", async () => {
    for (const caller of [callerOf("township", { regions: ["450204001"], purpose: "REPORT" }), callerOf("office")]) {
      const { id } = await read(caller);
      for (const name of ["submit", "accept"] as const) {
        await expect(act(caller, name, { id })).rejects.toThrow("FORBIDDEN");
      }
    }
    await expect(act(BUREAU, "submit", { id: "x" })).rejects.toThrow("FORBIDDEN");
    await expect(act(SCHOOL, "accept", { id: "x" })).rejects.toThrow("FORBIDDEN");
    for (const caller of [callerOf("leader"), callerOf("civil-affairs"), callerOf("office", { purpose: "SUBSIDY" })]) {
      const { errors } = await department.ask(caller, REPORT, { schoolId: SCHOOLS.first, month: "2018-11" });
      expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
    }
  });

  it("are listed by region, month and state, with a fixed number of statements", async () => {
    await act(BUREAU, "drawUp", { schoolId: SCHOOLS.rural, month: "2018-11" });
    await act(BUREAU, "drawUp", { schoolId: SCHOOLS.second, month: "2018-11" });
    const list = async (variables: object, caller = BUREAU) => {
      const { data, errors } = await department.ask(caller, REPORTS, { month: "2018-11", first: 100, ...variables });
      expect(errors).toEqual([]);
      return data.monthlyReports;
    };
    const schoolsOf = ({ edges }: { edges: { node: { school: { id: string } } }[] }) =>
      edges.map(({ node }) => node.school.id);
    expect(schoolsOf(await list({}))).toEqual([SCHOOLS.first, SCHOOLS.rural, SCHOOLS.second]);
    expect(schoolsOf(await list({ state: "ACCEPTED" }))).toEqual([SCHOOLS.first]);
    expect(schoolsOf(await list({}, SCHOOL))).toEqual([SCHOOLS.first]);
    const { pageInfo } = await list({ first: 2 });
    expect(pageInfo.hasNextPage).toBe(true);
    expect(schoolsOf(await list({ after: pageInfo.endCursor }))).toEqual([SCHOOLS.second]);
    const statements = await statementsDuring(() => list({}));
    // Reports, schools, corrections, events, reminders, due day.
    expect(statements).toHaveLength(6);
  });

  it("draws up a school of any size with a fixed number of statements", async () => {
    const statements = await statementsDuring(() =>
      act(BUREAU, "drawUp", { schoolId: SCHOOLS.first, month: "2018-10" }),
    );
    expect(statements.filter((sql) => /^\s*SELECT/.test(sql)).length).toBeLessThanOrEqual(10);
  });
});
