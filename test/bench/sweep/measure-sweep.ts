import { deepStrictEqual } from "node:assert";
import { rmSync } from "node:fs";
import { cpuTimeWithChildren } from "../cpu-time";
import { generateCounty, type GeneratedCounty } from "../../support/generated-county/generate-county";
import { type OfficeAsk, runSweep, type SweepEnd } from "../../support/sweep-run";
import { type BenchCounty, startBenchCounty } from "../bench-county";
import { type FloorResult, runFloor } from "./floor";
import { type Usage, UsageWatch } from "./process-usage";

/** What the sweep of a county of some size was measured at. */
export interface SweepMeasurement {
  /** Children that were planted, and whom the sweep looked at. */
  size: number;
  children: number;
  seconds: number;
  usage: Readonly<Record<string, Usage>>;
  /** Processor time of all processes together. */
  cpuSeconds: number;
  counts: Readonly<Record<string, number>>;
  floor: FloorResult & { cpuSeconds: number };
}

const LIMIT_MS = 900_000;

/**
 * Generates a county, loads it by the county's own start, sweeps it once through its gateway, and asks the floor.
 * @throws AssertionError when the sweep's counts are not the true ones
 */
export async function measureSweep(size: number, seed: number): Promise<SweepMeasurement> {
  const generated = generateCounty({ size, seed });
  try {
    const county = await startBenchCounty(generated.folder);
    try {
      const ask = await askAsOffice(county);
      const watch = new UsageWatch(county.pids, county.serverPid);
      const started = performance.now();
      const end = await runSweep(ask, generated, LIMIT_MS);
      const seconds = (performance.now() - started) / 1000;
      const usage = watch.stop();
      if (end.state !== "COMPLETED") throw new Error(`the sweep ended ${end.state}: ${JSON.stringify(end.missing)}`);
      const counts = countsOf(end);
      deepStrictEqual(counts, trueCountsOf(generated), "the sweep does not find what is there");
      return {
        size,
        children: end.done,
        seconds,
        usage,
        cpuSeconds: Object.values(usage).reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0),
        counts,
        floor: await measureFloor(county, generated),
      };
    } finally {
      await county.stop();
    }
  } finally {
    rmSync(generated.folder, { recursive: true, force: true });
  }
}

async function measureFloor(
  county: BenchCounty,
  swept: Parameters<typeof runFloor>[2],
): Promise<SweepMeasurement["floor"]> {
  const cpuSeconds = () => cpuTimeWithChildren(county.serverPid) / 1000;
  let before = 0;
  let after = 0;
  const result = await runFloor(county.adminUrl, (department) => county.databaseUrl(department), swept, {
    onStart: () => (before = cpuSeconds()),
    onEnd: () => (after = cpuSeconds()),
  });
  return { ...result, cpuSeconds: after - before };
}

const countsOf = ({ findingsByKind }: SweepEnd): Record<string, number> =>
  Object.fromEntries(findingsByKind.map(({ kind, count }) => [kind, count]));

const trueCountsOf = ({ truth }: GeneratedCounty): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(truth, ({ kind }) => kind)].map(([kind, findings]) => [kind, findings.length]));

async function askAsOffice(county: BenchCounty): Promise<OfficeAsk> {
  const headers = {
    "content-type": "application/json",
    authorization: `Bearer ${await county.requestToken("office")}`,
    "x-purpose": "SWEEP",
  };
  return async (query, variables) => {
    const response = await fetch(county.gatewayUrl, {
      method: "POST",
      headers,
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors = [] } = (await response.json()) as { data: unknown; errors?: { message: string }[] };
    if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join("\n"));
    return data;
  };
}
