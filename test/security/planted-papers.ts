import type { CountyStack } from "../support/county-stack";
import { KNOWN_COUNTY } from "../support/known-county";

const PAPERS = `mutation ($schoolId: SchoolCode!) {
  report: drawUpMonthlyReport(schoolId: $schoolId, month: "2018-11") { __typename }
  person: assignResponsible(schoolId: $schoolId, level: BUREAU_LEADER, name: "密语局长", post: "副局长", validFrom: "2018-09-01") {
    __typename
  }
}`;

/** Gives the planted child's school the papers that there are to see: a report on November, and somebody who answers for it. */
export async function plantSchoolPapers(county: CountyStack): Promise<void> {
  const variables = { schoolId: KNOWN_COUNTY.schools.first };
  const { data, text } = await county.ask(PAPERS, { account: "education", purpose: "REPORT", variables });
  const made = [data?.report?.__typename, data?.person?.__typename];
  if (made.join() !== "MonthlyReport,ResponsiblePerson") throw new Error(`the papers were not made: ${text}`);
}
