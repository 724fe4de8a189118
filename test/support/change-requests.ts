import { expect } from "@jest/globals";
import type { Caller } from "../../infra/runtime/caller";
import { callerOf } from "./callers";
import { type CountyKeys, makeCountyKeys, type TestDepartment } from "./department";
import { ENROLMENT_KEY, enrolmentIdOf, SCHOOLS, startEducation } from "./education-rows";
import { inventIdNumber } from "./people";

const schoolCaller = (school: string, township: string): Caller => callerOf("school", { regions: [township], school });

/** The parties of a transfer from the first school of 柳南区 to the rural one, and those who have no part in it. */
export const PARTIES = {
  sending: schoolCaller(SCHOOLS.first, "450204001"),
  receiving: schoolCaller(SCHOOLS.rural, "450204100"),
  stranger: schoolCaller(SCHOOLS.second, "450204001"),
  bureau: callerOf("education"),
  otherBureau: callerOf("education", { regions: ["450205"] }),
  office: callerOf("office"),
  ruralTownship: callerOf("township", { regions: ["450204100"] }),
  otherTownship: callerOf("township", { regions: ["450204002"] }),
};

export const CHANGE = `
  id kind state awaits dueOn isOverdue child { id } enrolment { id } fromSchool { id } toSchool { id } fromSchoolName
  toSchoolName elsewhere { code } grade className reason paper takesEffectOn endsOn requestedOn completedOn
  history { kind party actor post paper paperOn note }`;

/** Starts education under the key that the ids of its rows are made with. */
export async function startChanging(today = "2018-12-20"): Promise<{ department: TestDepartment; keys: CountyKeys }> {
  const keys = { ...(await makeCountyKeys()), personIdKey: ENROLMENT_KEY };
  return { department: await startEducation({ today, keys }), keys };
}

/** What came of an act, as it is answered. */
export interface ChangeOutcome {
  __typename: string;
  id: string;
  state: string;
  awaits: string | null;
  /** Of a refusal. */
  why?: string;
  history: { kind: string; party: string; actor: string; paper: string | null; note: string | null }[];
}

/** Does an act, such as `agreeToChange(id: …)`; gives what came of it. */
export async function change(department: TestDepartment, caller: Caller, mutation: string): Promise<ChangeOutcome> {
  const { data, errors } = await department.ask(
    caller,
    `mutation { outcome: ${mutation} { __typename ... on ChangeRequest { ${CHANGE} } ... on Refusal { why: reason message } } }`,
  );
  expect(errors).toEqual([]);
  return data.outcome;
}

export const pupil = (sequence: number): string => inventIdNumber("450204", "2010-05-01", sequence);
export const enrolmentOf = (sequence: number): string => enrolmentIdOf(`G${pupil(sequence)}`);

interface Asked {
  name?: string;
  toSchoolId?: string;
  grade?: number;
  className?: string;
}

/** The rural school asks for a pupil of the first one. */
export const requestTransfer = (
  sequence: number,
  { name = "韦小明", toSchoolId = SCHOOLS.rural, grade = 3, className = "2班" }: Asked = {},
): string =>
  `requestTransfer(studentNumber: "G${pupil(sequence)}", name: "${name}", toSchoolId: "${toSchoolId}", grade: ${grade},
    className: "${className}", reason: "随父母迁居", paper: "转学申请表1号", paperOn: "2018-11-30")`;

export const agree = (id: string): string => `agreeToChange(id: "${id}", paper: "同意转出")`;
export const approve = (id: string, side: string): string => `approveChange(id: "${id}", as: ${side})`;
export const complete = (id: string, on = "2018-12-20"): string => `completeTransfer(id: "${id}", on: "${on}")`;
export const withReason = (act: string, id: string): string => `${act}(id: "${id}", reason: "材料不全")`;

/** Takes a pupil's transfer to the rural school as far as it is approved; gives its id. */
export async function approvedTransfer(department: TestDepartment, sequence: number): Promise<string> {
  const { id } = await change(department, PARTIES.receiving, requestTransfer(sequence));
  await change(department, PARTIES.sending, agree(id));
  await change(department, PARTIES.bureau, approve(id, "SENDING_BUREAU"));
  await change(department, PARTIES.bureau, approve(id, "RECEIVING_BUREAU"));
  return id;
}

/** The first school proves that a pupil who left has arrived elsewhere. */
export async function proveArrival(department: TestDepartment, sequence: number, confirmedOn: string): Promise<void> {
  const { data } = await department.ask(
    PARTIES.sending,
    `mutation { recordArrivalProof(enrolmentId: "${enrolmentOf(sequence)}", confirmedOn: "${confirmedOn}", paper: "就读证明") { __typename } }`,
  );
  expect(data.recordArrivalProof).toEqual({ __typename: "Enrolment" });
}

/** A child's enrolments as the bureau reads them, those that stand first. */
export async function rollOf(department: TestDepartment, sequence: number): Promise<Record<string, unknown>[]> {
  const { data, errors } = await department.ask(
    PARTIES.bureau,
    `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Child { enrolments {
      school { id } grade className state stateDate arrivalConfirmedOn changes { kind changedOn paper } } } } }`,
    { of: [{ __typename: "Child", id: department.personIdOf(pupil(sequence)) }] },
  );
  expect(errors).toEqual([]);
  return data._entities[0].enrolments.toSorted((one: { state: string }, other: { state: string }) =>
    one.state < other.state ? -1 : 1,
  );
}
