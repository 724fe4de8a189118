import type { Caller } from "../../infra/runtime/caller";
import { AbsenceKind } from "../../subgraphs/education/attendance/absence-kind";
import { callerOf } from "./callers";
import type { Answer, TestDepartment } from "./department";
import { SCHOOLS } from "./education-rows";

/** The accounts that work on the first school's reports. */
export const SCHOOL = callerOf("school", { regions: ["450204001"], school: SCHOOLS.first, purpose: "REPORT" });
export const BUREAU = callerOf("education", { purpose: "REPORT" });

const OUTCOME = "__typename ... on Refusal { reason message } ... on MonthlyReport { id state submittedOn }";

type Act = "drawUp" | "correct" | "submit" | "return" | "accept";

const MUTATIONS: Readonly<Record<Act, string>> = {
  drawUp: `mutation ($schoolId: SchoolCode!, $month: Month!) { outcome: drawUpMonthlyReport(schoolId: $schoolId, month: $month) { ${OUTCOME} } }`,
  correct: `mutation ($id: ID!, $corrections: [MonthlyFigureCorrection!]!) {
    outcome: correctMonthlyReport(reportId: $id, corrections: $corrections) { ${OUTCOME} } }`,
  submit: `mutation ($id: ID!) { outcome: submitMonthlyReport(reportId: $id) { ${OUTCOME} } }`,
  return: `mutation ($id: ID!, $reasons: String!) { outcome: returnMonthlyReport(reportId: $id, reasons: $reasons) { ${OUTCOME} } }`,
  accept: `mutation ($id: ID!) { outcome: acceptMonthlyReport(reportId: $id) { ${OUTCOME} } }`,
};

/** What came of an act: the report's state, or the reason of the refusal. */
export interface ReportOutcome {
  id: string;
  state?: string;
  submittedOn?: string | null;
  reason?: string;
}

/** Does something with a monthly report as a caller. @throws Error when it was answered with an error. */
export async function actOnReport(
  department: TestDepartment,
  caller: Caller,
  act: Act,
  variables: Record<string, unknown>,
): Promise<ReportOutcome> {
  const { data, errors }: Answer = await department.ask(caller, MUTATIONS[act], variables);
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data.outcome;
}

/** Draws up and submits a school's report of a month. */
export async function submitReport(
  department: TestDepartment,
  schoolId: string,
  month: string,
): Promise<ReportOutcome> {
  const school = callerOf("school", { regions: ["450204"], school: schoolId, purpose: "REPORT" });
  const { id } = await actOnReport(department, school, "drawUp", { schoolId, month });
  return actOnReport(department, school, "submit", { id });
}

/** Absences without leave on the given days. */
export const unexcused = (...days: string[]) => days.map((absentOn) => ({ absentOn, kind: AbsenceKind.UNEXCUSED }));
