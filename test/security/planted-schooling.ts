import type { CountyStack } from "../support/county-stack";
import { CHILDREN } from "../support/known-county";
import type { PlantedChild } from "./planted-child";

const { name } = CHILDREN.everywhere;

/** Gives the planted child an application for a subsidy and a plan of teaching at home with a visit, in whose texts its name stands. */
export async function plantSchooling(county: CountyStack, { enrolmentId }: PlantedChild): Promise<void> {
  const act = async (purpose: "CASE" | "SUBSIDY", mutation: string, wanted: string): Promise<{ id: string }> => {
    const { data, text } = await county.ask(`mutation { made: ${mutation} { __typename ... on ${wanted} { id } } }`, {
      account: "education",
      purpose,
    });
    if (data?.made?.__typename !== wanted) throw new Error(`not planted: ${text}`);
    return data.made;
  };
  await act(
    "SUBSIDY",
    `applyForSubsidy(enrolmentId: "${enrolmentId}", term: "2017-2018-2", grounds: [DISABILITY], reason: "${name}申请", paper: "残疾人证")`,
    "SubsidyApplication",
  );
  const { id } = await act(
    "CASE",
    `planHomeTeaching(enrolmentId: "${enrolmentId}", startsOn: "2018-12-01", visitsPerMonth: 2, goals: "${name}识字", teachers: ["韦老师"])`,
    "HomeTeachingPlan",
  );
  await act(
    "CASE",
    `recordHomeTeachingVisit(planId: "${id}", visitedOn: "2018-12-10", hours: 1, teachers: ["韦老师"], lesson: "${name}识字", response: "良好")`,
    "HomeTeachingPlan",
  );
}
