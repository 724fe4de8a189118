import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { callerOf } from "../../../test/support/callers";
import type { TestDepartment } from "../../../test/support/department";
import { enrol, SCHOOLS, startEducation } from "../../../test/support/education-rows";
import { actOnReport, BUREAU, SCHOOL, submitReport } from "../../../test/support/monthly-reports";
import { inventIdNumber } from "../../../test/support/people";
import { statementsDuring } from "../../../test/support/query-counter";

const LATE = `
  query ($regionCode: RegionCode!, $month: Month!, $first: Int, $after: String) {
    lateMonthlyReports(regionCode: $regionCode, month: $month, first: $first, after: $after) {
      edges { node { month dueOn submittedOn daysLate state school { id } reminders { on by { actor } } } }
      pageInfo { hasNextPage endCursor }
    }
  }`;
const REMIND = `
  mutation ($regionCode: RegionCode!, $month: Month!) {
    remindLateReports(regionCode: $regionCode, month: $month) {
      __typename ... on Refusal { reason } ... on LateReportReminders { month missing reminded }
    }
  }`;
const PUNCTUALITY = `
  query ($regionCode: RegionCode!, $from: Month!, $to: Month!) {
    monthlyReportPunctuality(regionCode: $regionCode, from: $from, to: $to) {
      due onTime late missing rate
      byTownship { township { code } due onTime late missing }
      bySchool { school { id } due onTime late missing }
    }
  }`;

const schoolOf = ({ node }: { node: { school: { id: string } } }): string => node.school.id;

describe("the duty to report each month", () => {
  let department: TestDepartment;

  const late = async (month: string, caller = BUREAU, page: object = { first: 100 }) => {
    const { data, errors } = await department.ask(caller, LATE, { regionCode: "450204", month, ...page });
    expect(errors).toEqual([]);
    return data.lateMonthlyReports;
  };
  const remind = async (month: string, caller = BUREAU, regionCode = "450204") => {
    const { data, errors } = await department.ask(caller, REMIND, { regionCode, month });
    expect(errors).toEqual([]);
    return data.remindLateReports;
  };
  const punctuality = (caller = callerOf("leader", { purpose: null }), from = "2018-09", to = "2018-12") =>
    department.ask(caller, PUNCTUALITY, { regionCode: "450204", from, to });

  beforeAll(async () => {
    // On the due day of December's report.
    department = await startEducation({ today: "2019-01-05" });
    await enrol(department, [{ idNumber: inventIdNumber("450204", "2010-05-01", 1) }]);
    // September's was due on the 5th of October and came on that day, October's a day late, as if it had been so.
    for (const month of ["2018-09", "2018-10"]) await submitReport(department, SCHOOLS.first, month);
    await submitReport(department, SCHOOLS.rural, "2018-12");
    await actOnReport(department, SCHOOL, "drawUp", { schoolId: SCHOOLS.first, month: "2018-11" });
    await department.asOwner(`
      UPDATE monthly_report SET submitted_on = '2018-10-05' WHERE month = '2018-09-01';
      UPDATE monthly_report SET submitted_on = '2018-11-06' WHERE month = '2018-10-01';
      INSERT INTO monthly_report_rule (valid_from, due_day) VALUES ('2019-02-01', 10)`);
  });

  afterAll(() => department?.close());

  it("lists what is missing after the due day and what came after it, not what came on it", async () => {
    const { edges } = await late("2018-10");
    expect(edges.map(({ node }: { node: object }) => node)).toMatchObject([
      {
        school: { id: SCHOOLS.first },
        dueOn: "2018-11-05",
        submittedOn: "2018-11-06",
        daysLate: 1,
        state: "SUBMITTED",
      },
      { school: { id: SCHOOLS.rural }, submittedOn: null, daysLate: 61, state: null },
      { school: { id: SCHOOLS.second }, submittedOn: null },
    ]);
    const september = await late("2018-09");
    expect(september.edges.map(schoolOf)).toEqual([SCHOOLS.rural, SCHOOLS.second]);
    expect((await late("2018-11")).edges[0].node).toMatchObject({ school: { id: SCHOOLS.first }, state: "DRAWN_UP" });
  });

  it("calls nothing late on the due day itself, nor a month whose day comes later by a newer rule", async () => {
    expect((await late("2018-12")).edges).toEqual([]);
    expect((await late("2019-01")).edges).toEqual([]);
  });

  it("pages, and shows a school its own alone", async () => {
    const { edges, pageInfo } = await late("2018-10", BUREAU, { first: 2 });
    expect([edges.length, pageInfo.hasNextPage]).toEqual([2, true]);
    const rest = await late("2018-10", BUREAU, { first: 2, after: pageInfo.endCursor });
    expect(rest.edges.map(schoolOf)).toEqual([SCHOOLS.second]);
    expect((await late("2018-10", SCHOOL)).edges.map(schoolOf)).toEqual([SCHOOLS.first]);
  });

  it("lists with a fixed number of statements", async () => {
    expect(await statementsDuring(() => late("2018-10"))).toHaveLength(3);
  });

  it("reminds each school whose report is missing once a day, whoever asks how often", async () => {
    const [one, other] = await Promise.all([remind("2018-10"), remind("2018-10")]);
    expect([one.missing, other.missing, one.reminded + other.reminded]).toEqual([2, 2, 2]);
    expect(await remind("2018-10")).toEqual({
      __typename: "LateReportReminders",
      month: "2018-10",
      missing: 2,
      reminded: 0,
    });
    expect(await remind("2018-11", BUREAU, "450204001")).toMatchObject({ missing: 2, reminded: 2 });
    const rural = callerOf("school", { regions: ["450204100"], school: SCHOOLS.rural, purpose: "REPORT" });
    const [{ node }] = (await late("2018-10", rural)).edges;
    expect(node.reminders).toEqual([{ on: "2019-01-05", by: { actor: "test-education" } }]);
    expect((await late("2018-11", rural)).edges[0].node.reminders).toEqual([]);
  });

  it("reminds nobody before the day has passed, and by no other hand than the bureau's", async () => {
    expect(await remind("2018-12")).toEqual({ __typename: "Refusal", reason: "WRONG_STATE" });
    for (const caller of [SCHOOL, callerOf("office"), callerOf("township", { regions: ["450204001"] })]) {
      const { errors } = await department.ask(caller, REMIND, { regionCode: "450204", month: "2018-10" });
      expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
    }
    const away = callerOf("education", { regions: ["450205"] });
    const { errors } = await department.ask(away, REMIND, { regionCode: "450204", month: "2018-10" });
    expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
  });

  it("counts reports in time by county, township and school, of months whose day has passed", async () => {
    const { data, errors } = await punctuality();
    expect(errors).toEqual([]);
    const figures = data.monthlyReportPunctuality;
    expect(figures).toMatchObject({ due: 9, onTime: 1, late: 1, missing: 7, rate: 1 / 9 });
    expect(figures.byTownship).toEqual([
      { township: { code: "450204001" }, due: 6, onTime: 1, late: 1, missing: 4 },
      { township: { code: "450204100" }, due: 3, onTime: 0, late: 0, missing: 3 },
    ]);
    expect(figures.bySchool[0]).toEqual({ school: { id: SCHOOLS.first }, due: 3, onTime: 1, late: 1, missing: 1 });
    expect(await statementsDuring(() => punctuality())).toHaveLength(2);
  });

  it("gives a school its own figures, and refuses spans that are none and roles without figures", async () => {
    const own = await punctuality(callerOf("school", { regions: ["450204001"], school: SCHOOLS.first, purpose: null }));
    expect(own.data.monthlyReportPunctuality).toMatchObject({ due: 3, bySchool: [{ school: { id: SCHOOLS.first } }] });
    for (const [from, to] of [
      ["2018-12", "2018-11"],
      ["2000-01", "2018-11"],
    ]) {
      expect((await punctuality(BUREAU, from, to)).errors[0]?.extensions.code).toBe("BAD_INPUT");
    }
    expect((await punctuality(callerOf("civil-affairs"))).errors[0]?.extensions.code).toBe("FORBIDDEN");
    const away = callerOf("leader", { regions: ["450205"] });
    expect((await punctuality(away)).errors[0]?.extensions.code).toBe("FORBIDDEN");
  });
});
