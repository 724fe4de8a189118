import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { Contender } from "./contender";
import type { LoadOrder, LoadResult } from "./load/load";
import { startProgram } from "./program";
import type { Scenario } from "./scenario";

/** What one contender was measured at in one scenario. */
export interface Measurement {
  title: string;
  requests: number;
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** Processor milliseconds a request, by process. */
  cpu: Record<string, number>;
  /** Their sum. */
  cpuTotal: number;
}

const WARM_UP = { rounds: 2, seconds: 8 };
const ROUNDS = 4;
const ROUND_SECONDS = 5;

/** Measures all contenders in turns, so that what else the machine does meets them alike. */
export async function measureAll(
  scenario: Scenario,
  contenders: readonly Contender[],
  headers: Record<string, string>,
): Promise<Measurement[]> {
  const load = await startProgram<object, object>("load/load.main", {});
  const orderFor = (contender: Contender, requests: number, seconds: number): LoadOrder => ({
    url: contender.urlOf(scenario),
    headers,
    bodies: scenario.variables.map((variables) => contender.bodyOf(scenario, variables)),
    concurrency: scenario.concurrency,
    requests,
    seconds,
  });
  for (const contender of contenders) {
    await send(load.process, orderFor(contender, scenario.requests * WARM_UP.rounds, WARM_UP.seconds));
  }
  const rounds = new Map(contenders.map((contender) => [contender, [] as Round[]]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const contender of contenders) {
      const before = contender.cpuTimes();
      const result = await send(load.process, orderFor(contender, scenario.requests, ROUND_SECONDS));
      rounds.get(contender)?.push({ result, cpu: difference(before, contender.cpuTimes()) });
    }
  }
  await load.stop();
  return contenders.map((contender) => sumUp(contender.title, rounds.get(contender) ?? []));
}

interface Round {
  result: LoadResult;
  cpu: Record<string, number>;
}

async function send(load: ChildProcess, order: LoadOrder): Promise<LoadResult> {
  const settled = new AbortController();
  const answer = once(load, "message", settled);
  const ended = once(load, "exit", settled).then(() => {
    throw new Error("the load ended early");
  });
  load.send(order);
  try {
    const [result] = (await Promise.race([answer, ended])) as [LoadResult];
    return result;
  } finally {
    settled.abort();
  }
}

function difference(before: Record<string, number>, after: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(after).map(([name, time]) => [name, time - (before[name] ?? 0)]));
}

function sumUp(title: string, rounds: readonly Round[]): Measurement {
  const requests = rounds.reduce((sum, { result }) => sum + result.requests, 0);
  const seconds = rounds.reduce((sum, { result }) => sum + result.seconds, 0);
  const latencies = rounds.flatMap(({ result }) => result.latencies).sort((one, other) => one - other);
  const names = Object.keys(rounds[0]?.cpu ?? {});
  const cpu = Object.fromEntries(
    names.map((name) => [name, rounds.reduce((sum, round) => sum + (round.cpu[name] ?? 0), 0) / requests]),
  );
  return {
    title,
    requests,
    perSecond: requests / seconds,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    cpu,
    cpuTotal: Object.values(cpu).reduce((sum, time) => sum + time, 0),
  };
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
