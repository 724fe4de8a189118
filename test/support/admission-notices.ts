import { expect } from "@jest/globals";
import type { Caller } from "../../infra/runtime/caller";
import type { AdmissionNotice } from "../../subgraphs/education/admission/admission-notice.type";
import { callerOf } from "./callers";
import type { TestDepartment } from "./department";
import { SCHOOLS } from "./education-rows";
import { inventIdNumber } from "./people";

/** Those who act on notices of 柳南区, each in its own territory. */
export const POSTS = {
  bureau: callerOf("education"),
  /** 河西街道, where the first and the second school lie. */
  town: callerOf("township", { regions: ["450204001"] }),
  /** 太阳村镇. */
  rural: callerOf("township", { regions: ["450204100"] }),
  school: callerOf("school", { regions: ["450204001"], school: SCHOOLS.first }),
  otherSchool: callerOf("school", { regions: ["450204001"], school: SCHOOLS.second }),
  office: callerOf("office"),
};

export const NOTICE = `
  id number state schoolYear drawnUpOn termStartsOn registerBy child { id } county { code } township { code } school { id }
  service { servedOn method receivedBy servedBy } registration { registeredOn matched school { id } }
  history { kind actor post } homeVisits { visitedOn visitors met result nextOn actor post }`;

const OUTCOME = `__typename ... on AdmissionNotice { ${NOTICE} } ... on Refusal { reason message }`;

const DRAW_UP = `
  mutation ($schoolYear: SchoolYear!, $childIds: [ID!]!, $schoolId: SchoolCode, $townshipCode: RegionCode) {
    drawUpAdmissionNotices(schoolYear: $schoolYear, childIds: $childIds, schoolId: $schoolId, townshipCode: $townshipCode) {
      __typename
      ... on AdmissionNoticesDrawnUp { drawnUp children { child { id } result notice { ${NOTICE} } } }
      ... on Refusal { reason message }
    }
  }`;

/** A child who comes to school age in 2018. */
export const entrant = (sequence: number): string => inventIdNumber("450204", "2012-05-01", sequence);

interface DrawUp {
  schoolYear?: string;
  schoolId?: string | null;
  townshipCode?: string | null;
}

/** Draws up notices for children by their ID numbers; as it is answered. */
export async function drawUp(
  department: TestDepartment,
  idNumbers: readonly string[],
  { schoolYear = "2018-2019", schoolId = null, townshipCode = null }: DrawUp = {},
  caller: Caller = POSTS.bureau,
) {
  const childIds = idNumbers.map((idNumber) => department.personIdOf(idNumber));
  const { data, errors } = await department.ask(caller, DRAW_UP, { schoolYear, childIds, schoolId, townshipCode });
  expect(errors).toEqual([]);
  return data.drawUpAdmissionNotices;
}

/** Draws up one notice and gives it. */
export async function drawUpOne(
  department: TestDepartment,
  idNumber: string,
  options: DrawUp = {},
): Promise<AdmissionNotice> {
  const { children } = await drawUp(department, [idNumber], options);
  return children[0].notice;
}

/** Does an act on a notice, such as `serveAdmissionNotice(noticeId: …)`; gives what came of it. */
export async function act(department: TestDepartment, caller: Caller, mutation: string) {
  const { data, errors } = await department.ask(caller, `mutation { outcome: ${mutation} { ${OUTCOME} } }`);
  expect(errors).toEqual([]);
  return data.outcome;
}
