import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { SERVICE_ACCOUNT } from "../../../infra/county/accounts";
import { callerOf } from "../../../test/support/callers";
import { plantCase, type PlantedCase } from "../../../test/support/case-rows";
import { type CountyInProcess, startCountyInProcess } from "../../../test/support/county-in-process";
import { enrol, enrolmentIdOf, recordDropouts } from "../../../test/support/education-rows";
import { eventually } from "../../../test/support/eventually";
import { inventIdNumber } from "../../../test/support/people";
import { registerHouseholds } from "../../../test/support/public-security-rows";
import { AbsenceKind } from "../../education/attendance/absence-kind";
import { EnrolmentState } from "../../education/enrolment/enrolment-state";
import { StudyMode } from "../../education/enrolment/study-mode";

const CONCLUDE = `mutation ($caseId: ID!, $outcome: CaseOutcomeKind!, $paper: String, $on: Date! = "2018-12-20") {
  outcome: concludeCase(caseId: $caseId, version: 1, outcome: $outcome, on: $on, paper: $paper) {
    ... on Refusal { reason message } ... on Case { state outcomes { confirmedBy } } } }`;

const ARRIVED = `mutation ($id: ID!) {
  recordArrivalProof(enrolmentId: $id, confirmedOn: "2018-12-15", paper: "就读证明") { __typename } }`;

const child = (sequence: number, birthDate = "2010-05-01"): string => inventIdNumber("450204", birthDate, sequence);
const [returned, relapsed, wrongly, included, young, grown, arrived, nowhere] = [
  child(1),
  child(2),
  child(3),
  child(4),
  child(5),
  child(6, "2002-08-31"),
  child(7),
  child(8),
] as const;

const unexcused = (...days: string[]) => days.map((absentOn) => ({ absentOn, kind: AbsenceKind.UNEXCUSED }));
/** Three weeks of absence before the return, which hide five days after it from whoever looks at the longest alone. */
const BEFORE = unexcused(
  ...Array.from({ length: 15 }, (_unused, index) => `2018-11-${String(index + 5).padStart(2, "0")}`),
);
const AFTER = unexcused("2018-12-17", "2018-12-18", "2018-12-19", "2018-12-20", "2018-12-21");

describe("outcomes, by what the departments say through the gateway", () => {
  let county: CountyInProcess;
  const office = callerOf("office");

  const sql = <Row extends object>(text: string, parameters: readonly unknown[] = []): Promise<Row[]> =>
    county.inJointMeeting<Row>(text, parameters);
  const plant = (idNumber: string, given: PlantedCase = {}): Promise<string> =>
    plantCase(sql, idNumber, { child_id: county.personIdOf(idNumber), spell_since: "2018-11-05", ...given });
  const watched = async (idNumber: string, outcome = "RETURNED"): Promise<string> => {
    const days = { outcome_on: "2018-11-26", watch_until: "2018-12-17" };
    const id = await plant(idNumber, { state: "WATCHED", outcome, ...days });
    await sql(
      `INSERT INTO case_outcome (id, case_id, outcome, on_date, actor, post, department, at)
       VALUES (gen_random_uuid(), $1, $2, '2018-11-26', 'test', '测试', 'office', now())`,
      [id, outcome],
    );
    return id;
  };
  const states = async (): Promise<Record<string, string>> => {
    const rows = await sql<{ line: string; state: string }>(
      "SELECT recorded_child_id || ' ' || spell_number AS line, state FROM child_case",
    );
    return Object.fromEntries(rows.map(({ line, state }) => [line, state]));
  };
  const lineOf = (idNumber: string, spell = 1): string => `${county.personIdOf(idNumber)} ${spell}`;
  const conclude = async (caseId: string, outcome: string, paper: string | null = null, on?: string) => {
    const given = { caseId, outcome, paper, ...(on === undefined ? {} : { on }) };
    const { data, errors } = await county.jointMeeting.ask(office, CONCLUDE, given);
    return data.outcome ?? errors[0]?.extensions.code;
  };

  beforeAll(async () => {
    county = await startCountyInProcess();
    const { education, "public-security": publicSecurity } = county.departments;
    await enrol(education, [
      { idNumber: returned, absences: BEFORE },
      { idNumber: relapsed, absences: [...BEFORE, ...AFTER] },
      { idNumber: wrongly, row: { state: EnrolmentState.DROPPED_OUT, stateDate: "2018-11-30" } },
      { idNumber: included, row: { studyMode: StudyMode.INCLUSIVE } },
      { idNumber: arrived, row: { state: EnrolmentState.TRANSFERRED_OUT, stateDate: "2018-12-01" } },
    ]);
    await recordDropouts(education, [{ idNumber: returned, row: { foundOn: "2018-11-05" } }]);
    await registerHouseholds(publicSecurity, [
      { idNumber: young, row: { birthDate: "2010-05-01" } },
      { idNumber: grown, row: { birthDate: "2002-08-31" } },
    ]);
  });
  afterAll(() => county?.close());
  beforeEach(() => sql("TRUNCATE child_case, deadline, inbox_entry, case_number CASCADE"));

  it("are watched by attendance and placement on the roll, and a relapse opens the second spell", async () => {
    for (const idNumber of [returned, relapsed, wrongly]) await watched(idNumber);
    await watched(included, "INCLUSIVE_CLASS");
    await watched(nowhere, "HOME_TEACHING");
    await sql("TRUNCATE casework_round, casework_round_piece");
    const account = county.accounts.find((candidate) => candidate.account === SERVICE_ACCOUNT)!;
    // It does the round of the day when it starts.
    const service = await county.openJointMeeting(account);
    await eventually(
      async () => {
        expect(await states()).toEqual({
          [lineOf(returned)]: "CLOSED",
          [lineOf(relapsed)]: "CLOSED",
          [lineOf(relapsed, 2)]: "OPEN",
          [lineOf(wrongly)]: "WATCHED",
          [lineOf(included)]: "CLOSED",
          [lineOf(nowhere)]: "WATCHED",
        });
      },
      // A reading that a busy machine breaks off is tried again ever later.
      { within: 90_000 },
    );
    await service.close();
    expect(
      await sql("SELECT spell_since, origin, school_id, township_code FROM child_case WHERE spell_number = 2"),
    ).toEqual([{ spell_since: "2018-12-17", origin: "RELAPSE", school_id: "2145020401", township_code: "450204001" }]);
    const told = await sql("SELECT kind FROM inbox_entry WHERE kind = 'WATCH_UNCONFIRMED'");
    expect(told).toHaveLength(2);
  }, 120_000);

  it("entered when their watch is over already are judged at once, not with tomorrow's round", async () => {
    const id = await plant(returned);
    expect(await conclude(id, "RETURNED", "返校确认书", "2018-11-26")).toMatchObject({ state: "WATCHED" });
    await eventually(async () => expect(await states()).toEqual({ [lineOf(returned)]: "CLOSED" }), { within: 30_000 });
  });

  it("of an age past schooling rest on the birth date that public security has", async () => {
    expect(await conclude(await plant(grown), "OVER_AGE")).toEqual({
      state: "CLOSED",
      outcomes: [{ confirmedBy: "BIRTH_DATE" }],
    });
    expect(await conclude(await plant(young), "OVER_AGE")).toMatchObject({ reason: "WRONG_STATE" });
    const unknown = await conclude(await plant(nowhere), "OVER_AGE");
    expect(unknown).toMatchObject({ reason: "WRONG_STATE", message: expect.stringContaining("公安") });
  });

  it("of a transfer rest on the arrival that the roll has, or on a paper with its copy", async () => {
    const caseId = await plant(arrived);
    expect(await conclude(caseId, "TRANSFERRED", "接收证明")).toMatchObject({ reason: "INVALID" });
    const school = callerOf("school", { school: "2145020401" });
    const { errors } = await county.departments.education.ask(school, ARRIVED, { id: enrolmentIdOf(`G${arrived}`) });
    expect(errors).toEqual([]);
    expect(await conclude(caseId, "TRANSFERRED", "接收证明")).toEqual({
      state: "CLOSED",
      outcomes: [{ confirmedBy: "ARRIVAL" }],
    });
  });

  it("are not entered while the department that they rest on is away", async () => {
    const caseId = await plant(grown);
    await county.departments["public-security"].stop();
    expect(await conclude(caseId, "OVER_AGE")).toBe("UNAVAILABLE");
    expect(await sql("SELECT state FROM child_case")).toEqual([{ state: "OPEN" }]);
    await county.departments["public-security"].startAgain();
  });
});
