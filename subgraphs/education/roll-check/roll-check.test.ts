import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { callerOf } from "../../../test/support/callers";
import { type CountyKeys, makeCountyKeys, type TestDepartment } from "../../../test/support/department";
import { importEducationRoster } from "../../../test/support/education-import";
import { ENROLMENT_KEY, enrol, enrolmentIdOf, SCHOOLS, startEducation } from "../../../test/support/education-rows";
import { inventIdNumber } from "../../../test/support/people";
import { statementsDuring } from "../../../test/support/query-counter";
import { EnrolmentState } from "../enrolment/enrolment-state";
import { StudyMode } from "../enrolment/study-mode";

const RECORD = `
  mutation ($schoolId: SchoolCode!, $date: Date!, $grade: Int, $className: String, $absences: [AbsenceInput!]!, $onFreeDay: Boolean = false) {
    recordAbsences(schoolId: $schoolId, date: $date, grade: $grade, className: $className, absences: $absences, onFreeDay: $onFreeDay) {
      ... on RollCheckReport {
        school { id } date reportedBy reportedPost reportedAt
        classes { grade className enrolled present unexcused sickLeave personalLeave } }
      ... on Refusal { reason message }
    }
  }`;

const child = (sequence: number) => inventIdNumber("450204", "2010-05-01", sequence);
const [ONE, TWO, THREE, FOUR] = [child(1), child(3), child(5), child(7)];
/** Of class 2 of the same grade, of class 1 of another grade, of another school. */
const [SECOND_CLASS, OTHER_GRADE, OTHER_SCHOOL] = [child(11), child(13), child(15)];
/** On the roll, and not expected in a classroom. */
const [AT_HOME, SUSPENDED, GONE, NOT_YET] = [child(21), child(23), child(25), child(27)];
const idOf = (idNumber: string) => enrolmentIdOf(`G${idNumber}`);
const away = (idNumber: string, kind = "UNEXCUSED") => ({ enrolmentId: idOf(idNumber), kind });

const SCHOOL = callerOf("school", { regions: ["450204001"], school: SCHOOLS.first });
/** The county's day is Friday, 7 December 2018. */
const TODAY = "2018-12-07";

describe("recordAbsences", () => {
  let department: TestDepartment;
  let keys: CountyKeys;

  const record = async (variables: Record<string, unknown>, caller: Caller = SCHOOL) => {
    const { data, errors } = await department.ask(caller, RECORD, {
      schoolId: SCHOOLS.first,
      date: TODAY,
      absences: [],
      ...variables,
    });
    expect(errors).toEqual([]);
    return data.recordAbsences;
  };
  const FIRST_CLASS = { grade: 3, className: "1班" };
  const absent = async (date = TODAY): Promise<[string, string][]> => {
    const rows: { enrolment_id: string; kind: string }[] = await department.roster.query(
      "SELECT enrolment_id, kind FROM absence WHERE absent_on = $1",
      [date],
    );
    return rows.map(({ enrolment_id: id, kind }): [string, string] => [id, kind]).toSorted();
  };
  const rowsOf = (...absences: { enrolmentId: string; kind: string }[]) =>
    absences.map(({ enrolmentId, kind }): [string, string] => [enrolmentId, kind]).toSorted();

  beforeAll(async () => {
    keys = { ...(await makeCountyKeys()), personIdKey: ENROLMENT_KEY };
    department = await startEducation({ keys, today: TODAY });
    await enrol(department, [
      ...[ONE, TWO, THREE, FOUR].map((idNumber) => ({ idNumber })),
      { idNumber: SECOND_CLASS, row: { className: "2班" } },
      { idNumber: OTHER_GRADE, row: { grade: 4 } },
      { idNumber: OTHER_SCHOOL, row: { schoolId: SCHOOLS.second } },
      { idNumber: AT_HOME, row: { studyMode: StudyMode.HOME_TEACHING } },
      { idNumber: SUSPENDED, row: { state: EnrolmentState.SUSPENDED, stateDate: "2018-10-01" } },
      { idNumber: GONE, row: { state: EnrolmentState.TRANSFERRED_OUT, stateDate: TODAY } },
      { idNumber: NOT_YET, row: { state: EnrolmentState.ENROLLED, stateDate: "2018-12-10" } },
    ]);
  });

  afterAll(() => department?.close());

  it("keeps a class's absences and numbers, with who reported them and when", async () => {
    const absences = [away(ONE), away(TWO, "SICK_LEAVE")];
    expect(await record({ ...FIRST_CLASS, absences })).toEqual({
      school: { id: SCHOOLS.first },
      date: TODAY,
      classes: [{ ...FIRST_CLASS, enrolled: 4, present: 2, unexcused: 1, sickLeave: 1, personalLeave: 0 }],
      reportedBy: "test-school",
      reportedPost: "测试岗位",
      reportedAt: "2018-12-07T04:00:00.000Z",
    });
    expect(await absent()).toEqual(rowsOf(...absences));
  });

  it("takes a correction the same day in the place of the first report, and keeps both", async () => {
    await record({ ...FIRST_CLASS, absences: [away(TWO, "PERSONAL_LEAVE"), away(THREE)] });
    expect(await absent()).toEqual(rowsOf(away(TWO, "PERSONAL_LEAVE"), away(THREE)));
    const reports = await department.roster.query(
      "SELECT unexcused, sick_leave, superseded_at IS NULL AS in_force FROM roll_check ORDER BY superseded_at NULLS LAST",
    );
    expect(reports).toEqual([
      { unexcused: 1, sick_leave: 1, in_force: false },
      { unexcused: 1, sick_leave: 0, in_force: true },
    ]);
  });

  it("says of a report that repeats the last one that it is done already", async () => {
    expect(await record({ ...FIRST_CLASS, absences: [away(THREE), away(TWO, "PERSONAL_LEAVE")] })).toMatchObject({
      reason: "ALREADY_DONE",
    });
  });

  it("takes an empty list for full attendance, which is a report too", async () => {
    const date = "2018-12-06";
    expect((await record({ ...FIRST_CLASS, date })).classes).toMatchObject([{ enrolled: 5, present: 5 }]);
    expect(await record({ ...FIRST_CLASS, date })).toMatchObject({ reason: "ALREADY_DONE" });
  });

  it("takes the whole school at once, class by class, and leaves other schools alone", async () => {
    const other = callerOf("school", { regions: ["450204001"], school: SCHOOLS.second });
    await record({ schoolId: SCHOOLS.second, absences: [away(OTHER_SCHOOL)] }, other);
    const { classes } = await record({ absences: [away(FOUR), away(SECOND_CLASS, "SICK_LEAVE")] });
    expect(classes).toMatchObject([
      { grade: 3, className: "1班", enrolled: 4, present: 3 },
      { grade: 3, className: "2班", enrolled: 1, present: 0, sickLeave: 1 },
      { grade: 4, className: "1班", enrolled: 1, present: 1 },
    ]);
    expect(await absent()).toEqual(rowsOf(away(FOUR), away(SECOND_CLASS, "SICK_LEAVE"), away(OTHER_SCHOOL)));
  });

  it.each([
    ["of another school", OTHER_SCHOOL],
    ["of another class", SECOND_CLASS],
    ["of another grade's class of that name", OTHER_GRADE],
    ["taught at home", AT_HOME],
    ["on leave", SUSPENDED],
    ["gone", GONE],
    ["not back yet", NOT_YET],
  ])("refuses a whole report with a child %s, naming the enrolment, and changes nothing", async (_what, idNumber) => {
    const before = await absent();
    const refusal = await record({ ...FIRST_CLASS, absences: [away(ONE), away(idNumber)] });
    expect(refusal).toMatchObject({ reason: "INVALID", message: expect.stringContaining(idOf(idNumber)) });
    expect(refusal.message).not.toContain(idOf(ONE));
    expect(await absent()).toEqual(before);
  });

  it("refuses an enrolment that is none, or stands there twice", async () => {
    expect(await record({ absences: [{ enrolmentId: "nobody", kind: "UNEXCUSED" }] })).toMatchObject({
      reason: "INVALID",
      message: expect.stringContaining("nobody"),
    });
    expect(await record({ absences: [away(ONE), away(ONE, "SICK_LEAVE")] })).toMatchObject({
      reason: "INVALID",
      message: expect.stringContaining(idOf(ONE)),
    });
  });

  it.each([
    ["a day to come", { date: "2018-12-10" }, "INVALID"],
    ["a day longer ago than reports are taken", { date: "2018-11-29" }, "WRONG_STATE"],
    ["a Sunday", { date: "2018-12-02" }, "INVALID"],
    ["a class without its grade", { className: "1班" }, "INVALID"],
    ["a grade without a class", { grade: 3 }, "INVALID"],
    ["a class that is none", { grade: 3, className: "9班" }, "INVALID"],
  ])("refuses %s", async (_what, variables, reason) => {
    expect(await record(variables)).toMatchObject({ reason });
  });

  it("takes a Sunday on which there was school, when it is said so", async () => {
    expect(await record({ ...FIRST_CLASS, date: "2018-12-02", onFreeDay: true })).toMatchObject({ date: "2018-12-02" });
  });

  it("takes the oldest day that is open", async () => {
    expect(await record({ ...FIRST_CLASS, date: "2018-11-30" })).toMatchObject({ date: "2018-11-30" });
  });

  it("writes rows that the roster of absences finds unchanged, and changes those that it brought otherwise", async () => {
    const date = "2018-12-05";
    await record({ ...FIRST_CLASS, date, absences: [away(ONE), away(TWO, "SICK_LEAVE")] });
    const line = (idNumber: string, 类型: string) => ({ 学籍号: `G${idNumber}`, 日期: date, 类型 });
    const roster = [line(ONE, "旷课"), line(TWO, "病假")];
    expect(await importEducationRoster({ department, keys }, "缺勤", roster)).toMatchObject({ same: 2, new: 0 });
    await importEducationRoster({ department, keys }, "缺勤", [line(TWO, "事假"), line(THREE, "旷课")]);
    expect(await absent(date)).toEqual(rowsOf(away(ONE), away(TWO, "PERSONAL_LEAVE"), away(THREE)));
    await record({ ...FIRST_CLASS, date, absences: [away(ONE), away(TWO, "SICK_LEAVE")] });
    expect(await absent(date)).toEqual(rowsOf(away(ONE), away(TWO, "SICK_LEAVE")));
  });

  it("keeps one of two reports that come at the same moment whole", async () => {
    const date = "2018-12-04";
    await Promise.all([
      record({ date, absences: [away(ONE)] }),
      record({ date, absences: [away(TWO)] }),
      record({ ...FIRST_CLASS, date, absences: [away(THREE)] }),
    ]);
    expect(await absent(date)).toHaveLength(1);
    const [{ count }] = await department.roster.query(
      "SELECT count(*) FROM roll_check WHERE day = $1 AND superseded_at IS NULL",
      [date],
    );
    expect(count).toBe(3);
  });

  it("costs the same number of statements for one absence and for all", async () => {
    const cost = async (date: string, ...absences: object[]) =>
      (await statementsDuring(() => record({ ...FIRST_CLASS, date, absences }))).length;
    const one = await cost("2018-12-03", away(ONE));
    const all = await cost("2018-12-03", away(ONE), away(TWO), away(THREE), away(FOUR));
    expect(all).toBe(one);
    expect(all).toBeLessThanOrEqual(12);
  });

  it("looks to another school as if there were no such school", async () => {
    const other = callerOf("school", { regions: ["450204001"], school: SCHOOLS.second });
    expect(await record({}, other)).toMatchObject({ reason: "NOT_FOUND" });
    expect(await record({ schoolId: "9999999999" })).toMatchObject({ reason: "NOT_FOUND" });
  });

  it.each([
    ["the office", callerOf("office")],
    ["education", callerOf("education")],
    ["a township", callerOf("township", { regions: ["450204001"] })],
    ["a school that works on a letter", { ...callerOf("school", { school: SCHOOLS.first, purpose: "LETTER" }) }],
  ])("is refused to %s", async (_who, caller) => {
    const { data, errors } = await department.ask(caller, RECORD, {
      schoolId: SCHOOLS.first,
      date: TODAY,
      absences: [],
    });
    expect(data.recordAbsences).toBeNull();
    expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
  });
});
