import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { SERVICE_ACCOUNT } from "../../../infra/county/accounts";
import { createLog } from "../../../infra/runtime/log";
import { callerOf } from "../../../test/support/callers";
import { type CaseworkCounty, openCaseworkCounty } from "../../../test/support/casework-county";
import { type CountyInProcess, startCountyInProcess } from "../../../test/support/county-in-process";
import { SCHOOLS } from "../../../test/support/education-rows";
import { eventually } from "../../../test/support/eventually";
import { GatewayReader } from "../../../infra/runtime/gateway-reading/gateway-reader";
import { ServiceToken } from "../../../infra/runtime/gateway-reading/service-token";
import { keepReportDeadlines } from "./keep-report-deadlines";
import { runCaseworkRounds } from "./run-casework-rounds";

const NEVER = new AbortController().signal;
const OPEN = `mutation { openEntryChecks(regionCode: "450204", term: "2018-2019-1") { ... on EntryChecksOpened { deadline } } }`;
const SUBMIT = `mutation ($school: SchoolCode!) {
  submitEntryCheck(schoolId: $school, term: "2018-2019-1") { ... on EntryCheck { submittedOn } }
}`;

/** Reports that are owed: the office's own by its tables, the schools' by what education says through the gateway. */
describe("reports that are owed", () => {
  let county: CountyInProcess;
  let casework: CaseworkCounty;
  let office: GatewayReader;

  const on = (day: string) => ({ ...casework.on(day), office });
  const deadlines = (like: string) =>
    casework.sql<object>(
      "SELECT subject_id, desk, due_on, ended_on FROM deadline WHERE subject_id LIKE $1 ORDER BY due_on, subject_id",
      [like],
    );
  /** The county's rounds began on a day. */
  const begin = (day: string) =>
    casework.sql("INSERT INTO casework_round_piece (day, piece, done_at) VALUES ($1, 'BEGIN', now())", [day]);

  beforeAll(async () => {
    county = await startCountyInProcess();
    casework = await openCaseworkCounty();
    const account = county.accounts.find((candidate) => candidate.account === SERVICE_ACCOUNT)!;
    const token = new ServiceToken({
      tokenUrl: county.tokenUrl,
      clientId: account.account,
      clientSecret: account.secret,
    });
    office = new GatewayReader({
      gatewayUrl: county.gatewayUrl,
      token,
      log: createLog({ service: "test", level: "silent" }),
    });
    const { education } = county.departments;
    await education.ask(callerOf("education"), OPEN);
    const school = callerOf("school", { regions: ["450204001"], school: SCHOOLS.first });
    await education.ask(school, SUBMIT, { school: SCHOOLS.first });
  });
  afterAll(async () => {
    await office?.close();
    await casework?.close();
    await county?.close();
  });
  beforeEach(() =>
    casework.sql(
      "TRUNCATE casework_round, casework_round_piece, inbox_entry, deadline_act, deadline, persuasion_report, quarterly_review CASCADE",
    ),
  );

  it("have a deadline each of the school that owes them", async () => {
    await begin("2018-09-01");
    await keepReportDeadlines(on("2018-12-31"), "2018-12-31");
    const checks = await deadlines("ENTRY_CHECK%");
    // The first school has submitted its check.
    expect(checks).toEqual(
      [SCHOOLS.rural, SCHOOLS.second].map((school) => ({
        subject_id: `ENTRY_CHECK 2018-2019-1 ${school}`,
        desk: `school:${school}`,
        due_on: "2018-09-08",
        ended_on: null,
      })),
    );
    expect((await deadlines("ROSTER_CHECK%")).length).toBe(3);
  });

  it("of schools are told to the school, its head and upward when they are late", async () => {
    await begin("2018-09-01");
    await runCaseworkRounds(on("2018-12-31"), NEVER);
    const kinds = await casework.sql<{ kind: string }>(
      "SELECT DISTINCT kind FROM inbox_entry WHERE desk = $1 AND subject_id LIKE 'ENTRY_CHECK%' ORDER BY kind",
      [`school:${SCHOOLS.rural}`],
    );
    expect(kinds.map(({ kind }) => kind)).toEqual(["DEADLINE_MISSED", "DEADLINE_ON_AGENDA"]);
    const submitted = `ENTRY_CHECK 2018-2019-1 ${SCHOOLS.first}`;
    expect(await casework.sql("SELECT FROM inbox_entry WHERE subject_id = $1", [submitted])).toEqual([]);
  });

  it("and were due before the county's first round are left alone", async () => {
    await runCaseworkRounds(on("2018-12-31"), NEVER);
    expect(await deadlines("%_CHECK%")).toEqual([]);
    // The week that ended the day before is due on this very day.
    const [week] = await deadlines("PERSUASION_REPORT%");
    expect(week).toEqual({
      subject_id: "PERSUASION_REPORT 2018-W52",
      desk: "office",
      due_on: "2018-12-31",
      ended_on: null,
    });
    expect(await casework.sql("SELECT desk, kind FROM inbox_entry WHERE subject_kind = 'REPORT'")).toEqual([
      { desk: "office", kind: "DEADLINE_TODAY" },
    ]);
  });

  it("by the office are the weeks and quarters that are over, until they are issued and closed", async () => {
    await begin("2018-12-01");
    await keepReportDeadlines(on("2019-01-07"), "2019-01-07");
    expect((await deadlines("PERSUASION_REPORT%")).map((row) => Object.values(row)[0])).toEqual(
      ["2018-W48", "2018-W49", "2018-W50", "2018-W51", "2018-W52", "2019-W01"].map(
        (week) => `PERSUASION_REPORT ${week}`,
      ),
    );
    expect(await deadlines("QUARTERLY_REVIEW%")).toEqual([
      { subject_id: "QUARTERLY_REVIEW 2018-Q4", desk: "office", due_on: "2019-01-15", ended_on: null },
    ]);
    await casework.sql(
      "INSERT INTO persuasion_report VALUES ('450204', '2018-W50', 0, 0, 0, 0, '', '2019-01-08', now(), 'a', 'b', 'c')",
    );
    await casework.sql(
      `INSERT INTO quarterly_review (id, region_code, quarter, mode, signers, opened_on, opened_at, opened_by, opened_post,
         opened_department, closed_on, closed_at, closed_by) VALUES (gen_random_uuid(), '450204', '2018-Q4', 'FULL', '{}',
         '2019-01-02', now(), 'a', 'b', 'c', '2019-01-09', now(), 'a')`,
    );
    await keepReportDeadlines(on("2019-01-10"), "2019-01-09");
    const ended = await casework.sql("SELECT subject_id, ended_on FROM deadline WHERE ended_on IS NOT NULL ORDER BY 1");
    expect(ended).toEqual([
      { subject_id: "PERSUASION_REPORT 2018-W50", ended_on: "2019-01-08" },
      { subject_id: "QUARTERLY_REVIEW 2018-Q4", ended_on: "2019-01-09" },
    ]);
  });

  it("are not known while education is away: the rest of the day's work is done, and the day is not", async () => {
    await begin("2018-12-31");
    await county.departments.education.stop();
    expect(await runCaseworkRounds(on("2018-12-31"), NEVER)).toBe(false);
    expect(await casework.sql("SELECT FROM casework_round")).toEqual([]);
    expect(await deadlines("PERSUASION_REPORT%")).toHaveLength(1);
    await county.departments.education.startAgain();
    expect(await runCaseworkRounds(on("2018-12-31"), NEVER)).toBe(true);
    expect(await casework.sql("SELECT day FROM casework_round")).toEqual([{ day: "2018-12-31" }]);
  });

  it("are looked after by the service itself, which begins when it starts and tries again until the gateway is up", async () => {
    const query = "{ lastCaseworkRound }";
    await eventually(
      async () => {
        const { data } = await county.jointMeeting.ask(callerOf("health", { purpose: null }), query);
        expect(data.lastCaseworkRound).toBe("2018-12-31");
      },
      { within: 40_000 },
    );
    const told = await county.inJointMeeting(
      "SELECT desk, kind, subject_id FROM inbox_entry WHERE subject_kind = 'REPORT'",
    );
    expect(told).toEqual([{ desk: "office", kind: "DEADLINE_TODAY", subject_id: "PERSUASION_REPORT 2018-W52" }]);
  });
});
