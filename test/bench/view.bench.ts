import { deepStrictEqual } from "node:assert";
import { SERVICE_ACCOUNT } from "../../infra/county/accounts";
import { startBenchCounty } from "./bench-county";
import {
  type Contender,
  liankong,
  startFloor,
  startStock,
  startStockGatewayOverCounty,
  startStockWithEntities,
} from "./contender";
import { measureAll } from "./measure";
import { planScenarios, type Scenario } from "./scenario";
import { printTable } from "./table";

void bench();

/** The county's answers beside the same answers from less and from stock parts, on one machine in one run. */
async function bench(): Promise<void> {
  const county = await startBenchCounty();
  const contenders = [liankong(county)];
  try {
    // To whom no child need be opened: the others have nobody to ask what is open.
    const headers = callerHeaders(await county.requestToken(SERVICE_ACCOUNT));
    for (const start of [startFloor, startStock, startStockWithEntities, startStockGatewayOverCounty])
      contenders.push(await start(county));
    const scenarios = await planScenarios(county, async (query, variables) => {
      const answer = await post(county.gatewayUrl, headers, JSON.stringify({ query, variables }));
      return (JSON.parse(answer) as { data: never }).data;
    });
    for (const scenario of scenarios) {
      const bytes = await compareAnswers(scenario, contenders, headers);
      printTable(scenario, bytes, await measureAll(scenario, contenders, headers));
    }
  } finally {
    await Promise.all(contenders.map((contender) => contender.stop()));
    await county.stop();
  }
  process.exit();
}

function callerHeaders(token: string): Record<string, string> {
  return { "content-type": "application/json", authorization: `Bearer ${token}`, "x-purpose": "CASE" };
}

/** Asks everybody everything once. Returns the mean size of an answer. @throws AssertionError where two differ. */
async function compareAnswers(
  scenario: Scenario,
  [first, ...others]: readonly Contender[],
  headers: Record<string, string>,
): Promise<number> {
  const ask = (contender: Contender, variables: object): Promise<string> =>
    post(contender.urlOf(scenario), headers, contender.bodyOf(scenario, variables));
  let bytes = 0;
  for (const variables of scenario.variables) {
    const expected = await ask(first as Contender, variables);
    bytes += Buffer.byteLength(expected);
    for (const other of others) {
      const given = await ask(other, variables);
      deepStrictEqual(JSON.parse(given), JSON.parse(expected), `${other.title} answers otherwise: ${scenario.title}`);
    }
  }
  return Math.round(bytes / scenario.variables.length);
}

async function post(url: string, headers: Record<string, string>, body: string): Promise<string> {
  const response = await fetch(url, { method: "POST", headers, body });
  return response.text();
}
