import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { buildSchoolBookDocument } from "../../../gateway/exports/documents/school-book.document";
import { SCHOOL_BOOK_QUERY, type SchoolBookAnswer } from "../../../gateway/exports/documents/school-book.query";
import { readEnumTitles } from "../../../gateway/exports/enum-titles";
import { callerOf } from "../../../test/support/callers";
import type { TestDepartment } from "../../../test/support/department";
import { enrol, recordDropouts, SCHOOLS, startEducation } from "../../../test/support/education-rows";
import { submitReport, unexcused } from "../../../test/support/monthly-reports";
import { inventIdNumber } from "../../../test/support/people";
import { statementsDuring } from "../../../test/support/query-counter";
import { readZip } from "../../../test/support/read-zip";
import { EnrolmentChangeKind } from "../enrolment-change/change-kind";
import { EnrolmentState } from "../enrolment/enrolment-state";
import { StudyMode } from "../enrolment/study-mode";
import { buildEducationSchema } from "../schema";

const person = (sequence: number): string => inventIdNumber("450204", "2010-05-01", sequence);
const named = (name: string) => ({ recordedName: name, grade: 3, className: "1班" });

describe("the book of a school", () => {
  let department: TestDepartment;

  const ask = (caller = callerOf("office", { purpose: "REPORT" }), variables: object = {}) =>
    department.ask(caller, SCHOOL_BOOK_QUERY, { schoolId: SCHOOLS.first, schoolYear: "2018-2019", ...variables });
  const book = async (...of: Parameters<typeof ask>): Promise<SchoolBookAnswer> => {
    const { data, errors } = await ask(...of);
    expect(errors).toEqual([]);
    return data.schoolBook;
  };

  beforeAll(async () => {
    department = await startEducation();
    const row = (name: string, rest: object = {}) => ({ name, ...rest });
    await enrol(department, [
      { idNumber: person(1), row: row("韦在校") },
      {
        idNumber: person(2),
        row: row("覃旷课"),
        absences: unexcused("2018-11-26", "2018-11-27", "2018-11-28", "2018-11-29", "2018-11-30"),
      },
      {
        idNumber: person(3),
        row: row("黄休学", { state: EnrolmentState.SUSPENDED, stateDate: "2018-10-15", className: "2班" }),
        changes: [{ kind: EnrolmentChangeKind.SUSPENDED, changedOn: "2018-10-15", paper: "医院证明" }],
      },
      {
        idNumber: person(4),
        row: row("莫转入"),
        changes: [{ kind: EnrolmentChangeKind.TRANSFERRED_IN, changedOn: "2018-09-10", paper: "转学证" }],
      },
      {
        idNumber: person(5),
        row: row("陆转出", { state: EnrolmentState.TRANSFERRED_OUT, stateDate: "2018-11-02" }),
        changes: [{ kind: EnrolmentChangeKind.TRANSFERRED_OUT, changedOn: "2018-11-02" }],
      },
      { idNumber: person(6), row: row("蒙送教", { studyMode: StudyMode.HOME_TEACHING, grade: 4 }) },
      { idNumber: person(7), row: row("廖随班", { studyMode: StudyMode.INCLUSIVE }) },
      // Out since last year; out and back last year; out and back this year.
      { idNumber: person(8), row: row("潘久辍", { state: EnrolmentState.DROPPED_OUT, stateDate: "2018-05-11" }) },
      { idNumber: person(9), row: row("吴早返") },
      { idNumber: person(10), row: row("温返校") },
      { idNumber: person(20), row: row("别校生", { schoolId: SCHOOLS.rural }) },
    ]);
    await recordDropouts(department, [
      { idNumber: person(8) },
      { idNumber: person(9), row: { foundOn: "2018-04-02", returnedOn: "2018-05-02" } },
      { idNumber: person(10), row: { foundOn: "2018-10-10", returnedOn: "2018-11-01", reason: "家庭困难" } },
    ]);
    await submitReport(department, SCHOOLS.first, "2018-11");
    await department.asOwner("UPDATE monthly_report SET submitted_on = '2018-12-04'");
  });

  afterAll(() => department?.close());

  it("has the figures of the school, its grades and its classes, which add up", async () => {
    const { asOf, figures, byGrade, byClass } = await book();
    expect(asOf).toBe("2018-12-31");
    expect(figures).toEqual({
      onRoll: 8,
      suspended: 1,
      homeTeaching: 1,
      inclusive: 1,
      specialSchool: 0,
      transferredIn: 1,
      transferredOut: 1,
      droppedOut: 1,
      out: 1,
      alerted: 1,
    });
    expect(byGrade.map(({ grade, figures: of }) => [grade, of.onRoll])).toEqual([
      [3, 7],
      [4, 1],
    ]);
    expect(byClass.map(({ grade, className, figures: of }) => [grade, className, of.onRoll])).toEqual([
      [3, "1班", 6],
      [3, "2班", 1],
      [4, "1班", 1],
    ]);
  });

  it("lists dropouts of the year and those not over, with their persuasion", async () => {
    const { dropouts } = await book();
    const line = { whereabouts: "外出务工", responsiblePerson: "杨老师" };
    const back = { state: "RETURNED", returnedOn: "2018-11-01", reason: "家庭困难" };
    const out = { state: "PERSUADING", returnedOn: null, reason: "厌学" };
    expect(dropouts).toHaveLength(2);
    expect(dropouts).toEqual(
      expect.arrayContaining([
        { ...line, ...back, foundOn: "2018-10-10", enrolment: named("温返校") },
        { ...line, ...out, foundOn: "2018-05-11", enrolment: named("潘久辍") },
      ]),
    );
  });

  it("lists leave, transfers, home teaching, placements, absences and the state of its reports", async () => {
    const content = await book();
    expect(content.suspended).toEqual([
      { on: "2018-10-15", paper: "医院证明", enrolment: { ...named("黄休学"), className: "2班" } },
    ]);
    expect(content.transfers).toHaveLength(2);
    expect(content.transfers).toEqual(
      expect.arrayContaining([
        { kind: "TRANSFERRED_IN", on: "2018-09-10", paper: "转学证", enrolment: named("莫转入") },
        { kind: "TRANSFERRED_OUT", on: "2018-11-02", paper: null, enrolment: named("陆转出") },
      ]),
    );
    expect(content.homeTeaching).toEqual([{ ...named("蒙送教"), grade: 4 }]);
    expect(content.disabledPlacements).toEqual([{ ...named("廖随班"), studyMode: "INCLUSIVE" }]);
    expect(content.absentAlerts).toEqual([
      { run: { days: 5, from: "2018-11-26", to: "2018-11-30", stage: "SUSPECTED" }, enrolment: named("覃旷课") },
    ]);
    expect(content.monthlyReports).toEqual([
      {
        month: "2018-11",
        state: "SUBMITTED",
        dueOn: "2018-12-05",
        submittedOn: "2018-12-04",
        figures: { onRollAtEnd: 8, droppedOut: 0, suspected: 1 },
      },
    ]);
    expect(content.lateReports.map(({ month }) => month)).toEqual(["2018-09", "2018-10"]);
  });

  it("shows a year that is over as it ended", async () => {
    const { asOf, figures, dropouts } = await book(undefined, { schoolYear: "2017-2018" });
    expect(asOf).toBe("2018-08-31");
    expect(figures).toMatchObject({ droppedOut: 2, out: 1 });
    expect(dropouts.map(({ enrolment, state }) => [enrolment?.recordedName, state]).toSorted()).toEqual([
      ["吴早返", "RETURNED"],
      ["潘久辍", "PERSUADING"],
    ]);
  });

  it("makes the document", async () => {
    const answer = await book();
    const titleOf = readEnumTitles(buildEducationSchema().sdl);
    const body = readZip(await buildSchoolBookDocument(answer, titleOf)).get("word/document.xml") ?? "";
    for (const text of ["温返校", "已返校", "医院证明", "转入", "随班就读", "疑似辍学", "2018-12-04", "河西街道"]) {
      expect(body).toContain(text);
    }
    expect(body).not.toContain("SUBMITTED");
  });

  it("costs a fixed number of statements", async () => {
    const before = (await statementsDuring(() => book())).length;
    await enrol(
      department,
      [40, 41, 42].map((sequence) => ({ idNumber: person(sequence), row: { studyMode: StudyMode.HOME_TEACHING } })),
    );
    expect((await statementsDuring(() => book())).length).toBe(before);
  });

  it("is hidden from other schools and territories, and refused to whoever may not read children", async () => {
    for (const caller of [
      callerOf("school", { regions: ["450204001"], school: SCHOOLS.second }),
      callerOf("township", { regions: ["450204100"] }),
      callerOf("education", { regions: ["450205"] }),
    ]) {
      expect(await book(caller)).toBeNull();
    }
    expect(await book(callerOf("school", { regions: ["450204001"], school: SCHOOLS.first }))).not.toBeNull();
    for (const caller of [callerOf("leader"), callerOf("public-security"), callerOf("office", { purpose: "LETTER" })]) {
      expect((await ask(caller)).errors[0]?.extensions.code).toBe("FORBIDDEN");
    }
  });

  it("is refused for a year that has not begun", async () => {
    expect((await ask(undefined, { schoolYear: "2019-2020" })).errors[0]?.extensions.code).toBe("BAD_INPUT");
  });
});
