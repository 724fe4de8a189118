import { setTimeout as pause } from "node:timers/promises";

/** What is swept, and as of when. */
export interface Swept {
  regionCode: string;
  schoolYear: string;
  asOf: string;
}

/** Asks a county's gateway as the office does for a sweep, and gives the data. @throws Error with its errors. */
export type OfficeAsk = (query: string, variables: Record<string, unknown>) => Promise<unknown>;

/** How a sweep ended. */
export interface SweepEnd {
  id: string;
  state: string;
  done: number;
  total: number;
  findingsByKind: { kind: string; count: number }[];
  missing: { department: string; pages: number[] }[];
}

/** A finding as the gateway gives it, by person ids. */
export interface SweptFinding {
  id: string;
  kind: string;
  childId: string;
  otherChildId: string | null;
}

const POLL_MS = 100;
const PAGE_SIZE = 1000;

const START = `mutation ($regionCode: RegionCode!, $schoolYear: SchoolYear!, $asOf: Date!) {
  startSweep(regionCode: $regionCode, schoolYear: $schoolYear, asOf: $asOf) {
    __typename ... on Sweep { id } ... on Refusal { reason message }
  }
}`;
const READ = `query ($id: ID!) {
  sweep(id: $id) { id state done total findingsByKind { kind count } missing { department pages } }
}`;
const FINDINGS = `query ($regionCode: RegionCode!, $sweepId: ID!, $first: Int!, $after: String) {
  findings(regionCode: $regionCode, sweepId: $sweepId, first: $first, after: $after) {
    edges { node { id kind child { id } otherChild { id } } }
    pageInfo { hasNextPage endCursor }
  }
}`;

/** Sweeps a county through its gateway as the office does, to the end. @throws Error when it is refused or takes too long. */
export async function runSweep(
  ask: OfficeAsk,
  { regionCode, schoolYear, asOf }: Swept,
  limitMs: number,
): Promise<SweepEnd> {
  const started = await ask(START, { regionCode, schoolYear, asOf });
  const { startSweep } = started as { startSweep: { __typename: string; id: string } };
  if (startSweep.__typename !== "Sweep") throw new Error(`the sweep does not start: ${JSON.stringify(startSweep)}`);
  const end = performance.now() + limitMs;
  for (;;) {
    const { sweep } = (await ask(READ, { id: startSweep.id })) as { sweep: SweepEnd };
    if (sweep.state !== "QUEUED" && sweep.state !== "RUNNING") return sweep;
    if (performance.now() > end) throw new Error(`the sweep has come no further: ${JSON.stringify(sweep)}`);
    await pause(POLL_MS);
  }
}

/** What a sweep found, page by page. */
export async function readFindings(ask: OfficeAsk, { regionCode }: Swept, sweepId: string): Promise<SweptFinding[]> {
  const found: SweptFinding[] = [];
  for (let after: string | null = null; ;) {
    const variables = { regionCode, sweepId, first: PAGE_SIZE, after };
    const { findings } = (await ask(FINDINGS, variables)) as { findings: FindingsPage };
    for (const { node } of findings.edges) {
      const { id, kind, child, otherChild } = node;
      found.push({ id, kind, childId: child?.id ?? "", otherChildId: otherChild?.id ?? null });
    }
    if (!findings.pageInfo.hasNextPage) return found;
    after = findings.pageInfo.endCursor;
  }
}

interface FindingsPage {
  edges: { node: { id: string; kind: string; child: { id: string } | null; otherChild: { id: string } | null } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}
