import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "../../../infra/runtime/caller";
import { callerOf } from "../../../test/support/callers";
import type { Answer, TestDepartment } from "../../../test/support/department";
import { enrol, enrolmentIdOf, SCHOOLS, startEducation } from "../../../test/support/education-rows";
import { inventIdNumber } from "../../../test/support/people";
import { statementsDuring } from "../../../test/support/query-counter";
import { AbsenceKind } from "../attendance/absence-kind";
import { EnrolmentState } from "../enrolment/enrolment-state";
import { SchoolCalendar } from "../school-calendar/school-calendar";

const ALERTS = `
  query ($regionCode: RegionCode = "450204", $schoolId: SchoolCode, $asOf: Date, $stage: AbsenceStage = HOME_VISIT, $first: Int, $after: String) {
    attendanceAlerts(regionCode: $regionCode, schoolId: $schoolId, asOf: $asOf, stage: $stage, first: $first, after: $after) {
      edges { node { enrolment { id } child { id } run { days from to stage } since } }
      pageInfo { hasNextPage endCursor }
    }
  }`;

const calendar = new SchoolCalendar([]);
/** School days from 8 October 2018 on. */
const SCHOOL_DAYS = Array.from({ length: 84 }, (_, index) =>
  new Date(Date.UTC(2018, 9, 8 + index)).toISOString().slice(0, 10),
).filter((date) => calendar.kindOf(date) === "REGULAR");

const child = (sequence: number) => inventIdNumber("450204", "2010-05-01", sequence);
const away = (...days: number[]) => days.map((day) => ({ absentOn: SCHOOL_DAYS[day]!, kind: AbsenceKind.UNEXCUSED }));
const inARow = (days: number) => away(...Array.from({ length: days }, (_, index) => index));

const [TWO_DAYS, THREE_DAYS, FIVE_DAYS, TWENTY_DAYS] = [child(1), child(3), child(5), child(7)];
const [SCATTERED, GONE, RURAL] = [child(9), child(11), child(13)];
/** Ill on a day within the row, which ends it; and on one without school, which does not. */
const [SICK_BETWEEN, SICK_ON_SUNDAY] = [child(15), child(17)];
/** Often away, never in a row: the database cannot tell them from the others. */
const RESTLESS = Array.from({ length: 40 }, (_, index) => child(101 + index));

describe("attendanceAlerts", () => {
  let department: TestDepartment;

  const list = async (
    variables: Record<string, unknown> = {},
    caller: Caller = callerOf("office"),
  ): Promise<Answer["data"][]> => {
    const { data, errors } = await department.ask(caller, ALERTS, variables);
    expect(errors).toEqual([]);
    return data.attendanceAlerts.edges.map(({ node }: { node: unknown }) => node);
  };
  const ids = async (variables?: Record<string, unknown>, caller?: Caller): Promise<string[]> =>
    (await list(variables, caller)).map(({ enrolment }) => enrolment.id).toSorted();
  const idsOf = (...idNumbers: string[]) => idNumbers.map((id) => enrolmentIdOf(`G${id}`)).toSorted();

  beforeAll(async () => {
    department = await startEducation();
    await enrol(department, [
      { idNumber: TWO_DAYS, absences: inARow(2) },
      { idNumber: THREE_DAYS, absences: inARow(3) },
      { idNumber: FIVE_DAYS, absences: inARow(5) },
      { idNumber: TWENTY_DAYS, absences: inARow(20) },
      { idNumber: SCATTERED, absences: away(0, 2, 4, 6, 8) },
      {
        idNumber: SICK_BETWEEN,
        absences: [...away(0, 1, 3, 4), { absentOn: SCHOOL_DAYS[2]!, kind: AbsenceKind.SICK_LEAVE }],
      },
      {
        idNumber: SICK_ON_SUNDAY,
        absences: [...away(3, 4, 5), { absentOn: "2018-10-14", kind: AbsenceKind.SICK_LEAVE }],
      },
      { idNumber: GONE, row: { state: EnrolmentState.TRANSFERRED_OUT, stateDate: "2018-12-01" }, absences: inARow(6) },
      { idNumber: RURAL, row: { schoolId: SCHOOLS.rural }, absences: inARow(4) },
      ...RESTLESS.map((idNumber) => ({ idNumber, absences: away(0, 2, 4, 6) })),
    ]);
  });

  afterAll(() => department?.close());

  it("raise home visit, suspicion and dropout to be confirmed by the length of the run", async () => {
    expect(await ids()).toEqual(idsOf(THREE_DAYS, FIVE_DAYS, TWENTY_DAYS, SICK_ON_SUNDAY, RURAL));
    expect(await ids({ stage: "SUSPECTED" })).toEqual(idsOf(FIVE_DAYS, TWENTY_DAYS));
    expect(await list({ stage: "DROPOUT_TO_CONFIRM" })).toEqual([
      {
        enrolment: { id: idsOf(TWENTY_DAYS)[0] },
        child: { id: department.personIdOf(TWENTY_DAYS) },
        run: { days: 20, from: SCHOOL_DAYS[0], to: SCHOOL_DAYS[19], stage: "DROPOUT_TO_CONFIRM" },
        since: SCHOOL_DAYS[19],
      },
    ]);
  });

  it("say since when the stage asked for was reached", async () => {
    const [alert] = (await list({ stage: "SUSPECTED" })).filter(({ run }) => run.days === 20);
    expect(alert).toMatchObject({ since: SCHOOL_DAYS[4], run: { stage: "DROPOUT_TO_CONFIRM" } });
  });

  it("stand as of a day: who was not away long enough yet is not there, who has left since is", async () => {
    expect(await ids({ asOf: SCHOOL_DAYS[2] })).toEqual(idsOf(THREE_DAYS, FIVE_DAYS, TWENTY_DAYS, GONE, RURAL));
    expect(await ids({ asOf: SCHOOL_DAYS[1] })).toEqual([]);
    expect(await ids({ asOf: "2018-08-31" })).toEqual([]);
  });

  it.each([1, 2, 3])("give each once, %i a page, though most candidates fall away", async (first) => {
    const found: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { data } = await department.ask(callerOf("office"), ALERTS, { first, after });
      const { edges, pageInfo } = data.attendanceAlerts;
      found.push(...edges.map(({ node }: { node: { enrolment: { id: string } } }) => node.enrolment.id));
      ({ endCursor: after, hasNextPage: more } = pageInfo);
    }
    expect(found).toEqual(idsOf(THREE_DAYS, FIVE_DAYS, TWENTY_DAYS, SICK_ON_SUNDAY, RURAL));
  });

  it("cost five statements a page, whoever was never away unread", async () => {
    const statements = await statementsDuring(() => list({ first: 1000 }));
    expect(statements).toHaveLength(5);
    expect(await statementsDuring(() => list({ asOf: "2018-08-31" }))).toHaveLength(3);
  });

  it("show a school and a township their own", async () => {
    const school = callerOf("school", { regions: ["450204100"], school: SCHOOLS.rural });
    expect(await ids({}, school)).toEqual(idsOf(RURAL));
    expect(await ids({}, callerOf("township", { regions: ["450204100"] }))).toEqual(idsOf(RURAL));
    expect(await ids({ regionCode: "450204100" })).toEqual(idsOf(RURAL));
    expect(await ids({ schoolId: SCHOOLS.rural })).toEqual(idsOf(RURAL));
    const { data } = await department.ask(school, ALERTS, { schoolId: SCHOOLS.first });
    expect(data.attendanceAlerts).toBeNull();
  });

  it.each([
    ["public security", callerOf("public-security")],
    ["the auditor", callerOf("auditor")],
    ["the work on subsidies", callerOf("office", { purpose: "SUBSIDY" })],
    ["another county", callerOf("office", { regions: ["450205"] })],
  ])("are refused to %s", async (_who, caller) => {
    const { data, errors } = await department.ask(caller, ALERTS);
    expect(data.attendanceAlerts).toBeNull();
    expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
  });
});
