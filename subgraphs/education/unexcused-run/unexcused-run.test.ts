import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { callerOf } from "../../../test/support/callers";
import type { TestDepartment } from "../../../test/support/department";
import { enrol, enrolmentIdOf, recordDropouts, startEducation } from "../../../test/support/education-rows";
import { inventIdNumber } from "../../../test/support/people";
import { statementsDuring } from "../../../test/support/query-counter";
import { AbsenceKind } from "../attendance/absence-kind";
import { PersuasionState } from "../dropout-record/persuasion-state";

const RUNS = `
  query ($asOf: Date!) {
    students(regionCode: "450204", first: 1000) {
      edges { node { id unexcusedRun(asOf: $asOf) { days from to stage rule { validFrom homeVisitDays } } } } } }`;

const child = (sequence: number) => inventIdNumber("450204", "2010-05-01", sequence);
const [SHORT, LONG, LAST_YEAR] = [child(1), child(3), child(5)];
const [BACK, BACK_AND_AWAY] = [child(7), child(9)];
const PRESENT = Array.from({ length: 300 }, (_, index) => child(100 + index));
const WEEKS = ["03", "04", "05", "06", "07", "10", "11", "12", "13", "14"];

const away = (...days: string[]) => days.map((absentOn) => ({ absentOn, kind: AbsenceKind.UNEXCUSED }));
const inDecember = (count: number) => away(...WEEKS.slice(0, count).map((day) => `2018-12-${day}`));
const inSeptember = away("2018-09-03", "2018-09-04", "2018-09-05", "2018-09-06", "2018-09-07", "2018-09-10");

const backOn = (idNumber: string, returnedOn: string) => ({
  idNumber,
  row: { foundOn: "2018-09-11", returnedOn, persuasionState: PersuasionState.RETURNED },
});

describe("Enrolment.unexcusedRun", () => {
  let department: TestDepartment;

  const runs = async (asOf: string, caller: Caller = callerOf("office")) => {
    const { data, errors } = await department.ask(caller, RUNS, { asOf });
    expect(errors).toEqual([]);
    const nodes: { id: string; unexcusedRun: unknown }[] = data.students.edges.map(
      ({ node }: { node: object }) => node,
    );
    return new Map(nodes.map(({ id, unexcusedRun }) => [id, unexcusedRun]));
  };
  const runOf = async (idNumber: string, asOf = "2018-12-31") => (await runs(asOf)).get(enrolmentIdOf(`G${idNumber}`));

  beforeAll(async () => {
    department = await startEducation();
    await enrol(department, [
      { idNumber: SHORT, absences: inDecember(2) },
      { idNumber: LONG, absences: inDecember(6) },
      { idNumber: LAST_YEAR, absences: away("2018-06-04", "2018-06-05", "2018-06-06") },
      { idNumber: BACK, absences: inSeptember },
      { idNumber: BACK_AND_AWAY, absences: [...inSeptember, ...inDecember(3)] },
      ...PRESENT.map((idNumber) => ({ idNumber })),
    ]);
    await recordDropouts(department, [backOn(BACK, "2018-09-11"), backOn(BACK_AND_AWAY, "2018-09-11")]);
  });

  afterAll(() => department?.close());

  it("gives the run with its stage and the rule that says so", async () => {
    expect(await runOf(LONG)).toEqual({
      days: 6,
      from: "2018-12-03",
      to: "2018-12-10",
      stage: "SUSPECTED",
      rule: { validFrom: "2000-01-01", homeVisitDays: 3 },
    });
  });

  it("looks no further than the day asked for, and not back into the school year before", async () => {
    expect(await runOf(LONG, "2018-12-05")).toMatchObject({ days: 3, to: "2018-12-05", stage: "HOME_VISIT" });
    expect(await runOf(LONG, "2018-12-04")).toBeNull();
    expect(await runOf(LAST_YEAR)).toBeNull();
    expect(await runOf(LAST_YEAR, "2018-08-31")).toMatchObject({ days: 3, from: "2018-06-04" });
  });

  it("is told beside all the others, also those that a recorded return has ended", async () => {
    const query = `query ($asOf: Date!) { students(regionCode: "450204", first: 1000) {
      edges { node { id unexcusedRuns(asOf: $asOf) { days from stage } } } } }`;
    const statements = await statementsDuring(async () => {
      const { data } = await department.ask(callerOf("office"), query, { asOf: "2018-12-31" });
      const nodes: { id: string; unexcusedRuns: object[] }[] = data.students.edges.map(
        ({ node }: { node: object }) => node,
      );
      const byId = new Map(nodes.map((node) => [node.id, node.unexcusedRuns]));
      expect(byId.get(enrolmentIdOf(`G${BACK_AND_AWAY}`))).toEqual([
        { days: 6, from: "2018-09-03", stage: "SUSPECTED" },
        { days: 3, from: "2018-12-03", stage: "HOME_VISIT" },
      ]);
      expect(byId.get(enrolmentIdOf(`G${SHORT}`))).toEqual([]);
    });
    expect(statements.length).toBeLessThan(10);
  });

  it("is null below the days of a home visit, and for whoever was never away", async () => {
    expect(await runOf(SHORT)).toBeNull();
    expect(await runOf(PRESENT[0]!)).toBeNull();
  });

  it("leaves out a run that ended with a return on the ledger, once it is recorded, and finds the next", async () => {
    expect(await runOf(BACK)).toBeNull();
    expect(await runOf(BACK, "2018-09-10")).toMatchObject({ days: 6, stage: "SUSPECTED" });
    expect(await runOf(BACK_AND_AWAY)).toMatchObject({ days: 3, from: "2018-12-03", stage: "HOME_VISIT" });
  });

  it("costs a page one statement where nobody was away, and five in all otherwise", async () => {
    expect(await statementsDuring(() => runs("2017-12-31"))).toHaveLength(2);
    const statements = await statementsDuring(() => runs("2018-12-31"));
    expect(statements.map((sql) => /FROM "?(\w+)"?/.exec(sql)?.[1]).toSorted()).toEqual([
      "absence",
      "attendance_rule",
      "dropout_ledger",
      "enrolment",
      "school_term",
    ]);
  });

  it("takes the rule that is in force on the day", async () => {
    await department.asOwner("INSERT INTO attendance_rule VALUES ('2018-12-06', 1, 2, 6)");
    expect(await runOf(LONG)).toMatchObject({ stage: "DROPOUT_TO_CONFIRM", rule: { validFrom: "2018-12-06" } });
    expect(await runOf(LONG, "2018-12-05")).toMatchObject({ stage: "HOME_VISIT" });
    expect(await runOf(SHORT)).toMatchObject({ days: 2, stage: "SUSPECTED" });
    await department.asOwner("DELETE FROM attendance_rule WHERE valid_from = '2018-12-06'");
  });

  it("takes the county's own free days and terms", async () => {
    await department.asOwner("INSERT INTO school_calendar_day VALUES ('2018-12-11', false, '停课')");
    const idNumber = child(11);
    await enrol(department, [{ idNumber, absences: away("2018-12-07", "2018-12-10", "2018-12-12") }]);
    expect(await runOf(idNumber)).toMatchObject({ days: 3 });
    await department.asOwner("DELETE FROM school_calendar_day");
    expect(await runOf(idNumber)).toBeNull();
  });

  it("is refused without the scope of attendance", async () => {
    const { errors } = await department.ask(callerOf("office", { purpose: "LETTER" }), RUNS, { asOf: "2018-12-31" });
    expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
  });
});
