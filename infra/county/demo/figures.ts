import type { Actors } from "./case-acts";

/** What a year of cases came to, by the county's own figures. */
export interface YearFigures {
  opened: number;
  returned: number;
  /** Cases closed as returned: their watch is over. */
  closed: number;
  out: number;
  relapsed: number;
  /** Children still out by county of the 户籍. */
  homes: { region: { code: string; name: string } | null; opened: number; returned: number; out: number }[];
  steps: { step: string; cases: number }[];
}

/** Reads the figures of a year from the gateway, as the leader sees them. */
export async function readFigures(actors: Actors, regionCode: string, from: string, to: string): Promise<YearFigures> {
  interface Funnel extends Omit<YearFigures, "closed"> {
    children: number;
  }
  const funnel = await actors("leader").ask<Funnel>(
    `query ($regionCode: RegionCode!, $from: Date!, $to: Date!) {
      caseFunnel(regionCode: $regionCode, from: $from, to: $to) {
        opened children returned out relapsed steps { step cases } homes { region { code name } opened returned out }
      }
    }`,
    { regionCode, from, to },
  );
  const board = await actors("leader").ask<{ closedByOutcome: { outcome: string; cases: number }[] }>(
    `query ($regionCode: RegionCode!) { caseBoard(regionCode: $regionCode) { closedByOutcome { outcome cases } } }`,
    { regionCode },
  );
  const closed = board.closedByOutcome.find(({ outcome }) => outcome === "RETURNED")?.cases ?? 0;
  return { ...funnel, closed };
}

/** What the source of the demo tells (seed 002): 75 found, 59 back, 16 out, by county of the 户籍. */
const PUBLISHED_OUT: Readonly<Record<string, number>> = {
  "450204": 4,
  "450206": 3,
  "450222": 1,
  "450224": 1,
  "451302": 4,
  "451202": 1,
  "450881": 1,
  "451321": 1,
};

/** Where figures are otherwise than was published; empty when they are the same. */
export function differences({ opened, closed, out, homes }: YearFigures): string[] {
  const wrong: string[] = [];
  const check = (what: string, found: number, expected: number): void => {
    if (found !== expected) wrong.push(`${what}: ${found} instead of ${expected}`);
  };
  check("cases", opened, 75);
  check("closed as returned", closed, 59);
  check("still out", out, 16);
  const outOf = new Map(homes.map(({ region, out: count }) => [region?.code ?? "unknown", count]));
  for (const [code, expected] of Object.entries(PUBLISHED_OUT))
    check(`out, of ${code}`, outOf.get(code) ?? 0, expected);
  return wrong;
}

/** The figures for whoever sits before the terminal. */
export function describe({ opened, returned, closed, out, relapsed, homes, steps }: YearFigures): string {
  return [
    `${opened} cases (个案), ${returned} returned (返校), of them ${closed} closed (结案), ${out} still out (在办), ${relapsed} relapsed (二次辍学)`,
    "",
    "steps (办理步骤)",
    ...steps.map(({ step, cases }) => `  ${step.padEnd(18)} ${String(cases).padStart(4)}`),
    "",
    "county of the 户籍        opened returned out",
    ...homes.map(
      ({ region, opened: all, returned: back, out: rest }) =>
        `  ${`${region?.code ?? "unknown"} ${region?.name ?? ""}`.padEnd(20)} ${String(all).padStart(6)} ${String(back).padStart(8)} ${String(rest).padStart(3)}`,
    ),
  ].join("\n");
}
