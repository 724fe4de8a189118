import { expect } from "@jest/globals";
import type { Caller } from "../../infra/runtime/caller";
import { callerOf } from "./callers";
import type { TestDepartment } from "./department";
import { enrolmentIdOf, SCHOOLS } from "./education-rows";
import { inventIdNumber } from "./people";

const schoolCaller = (school: string, township = "450204001"): Caller =>
  callerOf("school", { regions: [township], school, purpose: "SUBSIDY" });

/** Who applies and decides in 柳南区, and those who have no part in it. */
export const SUBSIDY_PARTIES = {
  school: schoolCaller(SCHOOLS.first),
  otherSchool: schoolCaller(SCHOOLS.second),
  ruralSchool: schoolCaller(SCHOOLS.rural, "450204100"),
  bureau: callerOf("education", { purpose: "SUBSIDY" }),
  otherBureau: callerOf("education", { regions: ["450205"], purpose: "SUBSIDY" }),
  office: callerOf("office", { purpose: "SUBSIDY" }),
};

/** What an application says of itself. */
export const APPLICATION = `
  id child { id } enrolment { id } term grounds stage boards ruleFen reason paper state version appliedOn decidedOn approvedFen
  payment { paidOn amountFen centreFen countyFen voucher } history { kind actor post amountFen note }`;

/** What came of an act, as it is answered. */
export interface ApplicationOutcome {
  id: string;
  state: string;
  version: number;
  ruleFen: number | null;
  approvedFen: number | null;
  /** Of a refusal. */
  why?: string;
  message?: string;
  history: { kind: string }[];
}

export const pupil = (sequence: number): string => inventIdNumber("450204", "2010-05-01", sequence);
export const enrolmentOf = (sequence: number): string => enrolmentIdOf(`G${pupil(sequence)}`);

/** Does an act, such as `withdrawSubsidyApplication(id: …)`; gives what came of it. */
export async function subsidyAct(
  department: TestDepartment,
  caller: Caller,
  mutation: string,
): Promise<ApplicationOutcome> {
  const { data, errors } = await department.ask(
    caller,
    `mutation { outcome: ${mutation} { ... on SubsidyApplication { ${APPLICATION} } ... on Refusal { why: reason message } } }`,
  );
  expect(errors).toEqual([]);
  return data.outcome;
}

interface Applied {
  enrolmentId?: string;
  term?: string;
  grounds?: string;
  reason?: string;
  paper?: string;
}

export const apply = (
  sequence: number,
  {
    enrolmentId = enrolmentOf(sequence),
    term = "2018-2019-1",
    grounds = "[POOR_HOUSEHOLD]",
    reason = "家庭困难",
    paper = "脱贫户证明",
  }: Applied = {},
): string =>
  `applyForSubsidy(enrolmentId: "${enrolmentId}", term: "${term}", grounds: ${grounds}, reason: "${reason}", paper: "${paper}")`;

export const decide = (id: string, version: number, more = ""): string =>
  `decideSubsidy(id: "${id}", version: ${version}, decision: APPROVED ${more})`;
export const refuse = (id: string, version: number, reason = "材料不全"): string =>
  `decideSubsidy(id: "${id}", version: ${version}, decision: REFUSED, reason: "${reason}")`;
export const pay = (
  id: string,
  version: number,
  [amountFen, centreFen, countyFen]: readonly [number, number, number],
  { paidOn = "2018-12-31", voucher = "柳南财教1号" } = {},
): string =>
  `recordSubsidyPayment(id: "${id}", version: ${version}, paidOn: "${paidOn}", amountFen: ${amountFen}, voucher: "${voucher}",
    centreFen: ${centreFen}, countyFen: ${countyFen})`;
export const withdraw = (id: string, version: number, reason = "重复申请"): string =>
  `withdrawSubsidyApplication(id: "${id}", version: ${version}, reason: "${reason}")`;
