import type { Actors } from "./case-acts";

interface Pupil {
  id: string;
  school: { id: string };
  child: { subsidyGap: { term: string; grounds: string[]; missing: boolean } | null } | null;
}

const SUBSIDY = { purpose: "SUBSIDY" } as const;

/**
 * Some of those who are due a subsidy and have none (应助未助): their schools apply, education decides, what is approved is
 * paid, half by the centre and half by the county. Returns for how many.
 */
export async function payWhatIsDue(actors: Actors, regionCode: string, most: number, paidOn: string): Promise<number> {
  const missing = await findMissing(actors, regionCode, most);
  for (const { id: enrolmentId, school, child } of missing) {
    const { term, grounds } = child?.subsidyGap ?? { term: "", grounds: [] };
    const applied = await actors(`school-${school.id}`).ask<Application>(
      `mutation ($enrolmentId: ID!, $term: String!, $grounds: [SubsidyGround!]!) {
        applyForSubsidy(enrolmentId: $enrolmentId, term: $term, grounds: $grounds, reason: "符合资助条件", paper: "部门名册比对") { ${APPLICATION} }
      }`,
      { enrolmentId, term, grounds },
      SUBSIDY,
    );
    const decided = await actors("education").ask<Application>(
      `mutation ($id: ID!, $version: Int!) { decideSubsidy(id: $id, version: $version, decision: APPROVED) { ${APPLICATION} } }`,
      { id: applied.id, version: applied.version },
      SUBSIDY,
    );
    const amountFen = decided.approvedFen ?? 0;
    const centreFen = Math.round(amountFen / 2);
    await actors("education").ask(
      `mutation ($id: ID!, $version: Int!, $on: Date!, $amountFen: Int!, $centreFen: Int!, $countyFen: Int!, $voucher: String!) {
        recordSubsidyPayment(
          id: $id, version: $version, paidOn: $on, amountFen: $amountFen, centreFen: $centreFen, countyFen: $countyFen, voucher: $voucher
        ) { ${APPLICATION} }
      }`,
      {
        id: decided.id,
        version: decided.version,
        on: paidOn,
        amountFen,
        centreFen,
        countyFen: amountFen - centreFen,
        voucher: `ZZ-${paidOn}-${decided.id.slice(0, 8)}`,
      },
      SUBSIDY,
    );
  }
  return missing.length;
}

interface Application {
  id: string;
  version: number;
  approvedFen: number | null;
}

const APPLICATION = "__typename ... on SubsidyApplication { id version approvedFen } ... on Refusal { message }";

async function findMissing(actors: Actors, regionCode: string, most: number): Promise<Pupil[]> {
  const missing: Pupil[] = [];
  for (let after: string | null = null; ;) {
    interface Page {
      edges: { node: Pupil }[];
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    }
    const page: Page = await actors("education").ask(
      `query ($regionCode: RegionCode!, $after: String) {
        students(regionCode: $regionCode, state: ENROLLED, first: 500, after: $after) {
          edges { node { id school { id } child { subsidyGap { term grounds missing } } } }
          pageInfo { hasNextPage endCursor }
        }
      }`,
      { regionCode, after },
      SUBSIDY,
    );
    missing.push(...page.edges.map(({ node }) => node).filter(({ child }) => child?.subsidyGap?.missing === true));
    if (missing.length >= most || !page.pageInfo.hasNextPage) return missing.slice(0, most);
    after = page.pageInfo.endCursor;
  }
}
