import { readFileSync } from "node:fs";
import { projectPath } from "../../infra/runtime/project-path";
import type { BenchCounty } from "./bench-county";

/** A question that every contender is asked, over and over with the same variables. */
export interface Scenario {
  title: string;
  query: string;
  /** Where the floor answers it. */
  floorPath: string;
  variables: readonly object[];
  /** Requests under way at a time. */
  concurrency: number;
  /** Requests of one round. */
  requests: number;
}

type Ask = (query: string, variables: object) => Promise<never>;

type Load = Pick<Scenario, "concurrency" | "requests">;

const VIEWS = 200;
const PAGES = 8;

/** The student view of many children, and pages of 100 and 1000 children, of the county's own data. */
export async function planScenarios({ county }: BenchCounty, ask: Ask): Promise<Scenario[]> {
  const page = readFileSync(projectPath("test", "bench", "children-page.graphql"), "utf8");
  const region = { regionCode: county.regionCode, schoolYear: county.schoolYear };
  const { schoolAgeChildren } = (await ask(ID_NUMBERS, { ...region, first: VIEWS })) as unknown as ListedChildren;
  const idNumbers = schoolAgeChildren.edges.flatMap(({ node }) => node?.identity?.idNumber ?? []);
  const pageOf = async (first: number, load: Load): Promise<Scenario> => ({
    title: `Page of ${first} children`,
    query: page,
    floorPath: "/children-page",
    variables: await walk(ask, { ...region, first }),
    ...load,
  });
  return [
    {
      title: "Student view",
      query: readFileSync(projectPath("schema", "operations", "student-view.graphql"), "utf8"),
      floorPath: "/student-view",
      variables: idNumbers.map((idNumber) => ({ idNumber })),
      concurrency: 8,
      requests: 800,
    },
    await pageOf(100, { concurrency: 4, requests: 200 }),
    await pageOf(1000, { concurrency: 2, requests: 30 }),
  ];
}

interface ListedChildren {
  schoolAgeChildren: {
    edges: { node: { identity: { idNumber: string } | null } | null }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

/** The variables of the first pages of a listing that are full. */
async function walk(ask: Ask, variables: { first: number }): Promise<object[]> {
  const found: object[] = [];
  for (let after: string | null = null; found.length < PAGES;) {
    const { schoolAgeChildren } = (await ask(CURSORS, { ...variables, after })) as unknown as ListedChildren;
    if (schoolAgeChildren.edges.length < variables.first) break;
    found.push({ ...variables, after });
    if (!schoolAgeChildren.pageInfo.hasNextPage) break;
    after = schoolAgeChildren.pageInfo.endCursor;
  }
  if (found.length === 0) throw new Error(`the county has no page of ${variables.first} children`);
  return found;
}

const LISTING = "schoolAgeChildren(regionCode: $regionCode, schoolYear: $schoolYear, first: $first";

const ID_NUMBERS = `query ($regionCode: RegionCode!, $schoolYear: SchoolYear!, $first: Int!) {
  ${LISTING}) { edges { node { identity { idNumber } } } }
}`;

const CURSORS = `query ($regionCode: RegionCode!, $schoolYear: SchoolYear!, $first: Int!, $after: String) {
  ${LISTING}, after: $after) { edges { cursor } pageInfo { hasNextPage endCursor } }
}`;
