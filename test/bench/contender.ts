import { readFileSync } from "node:fs";
import { projectPath } from "../../infra/runtime/project-path";
import { type DepartmentName, DEPARTMENTS } from "../../schema/departments";
import type { BenchCounty } from "./bench-county";
import { cpuTimeOf, cpuTimeWithChildren } from "./cpu-time";
import type { FloorSettings } from "./floor/floor.main";
import { startProgram } from "./program";
import type { Scenario } from "./scenario";
import type { StockGatewaySettings } from "./stock/gateway.main";
import type { StockSubgraphSettings } from "./stock/subgraph.main";

/** One way to answer the same questions. */
export interface Contender {
  title: string;
  urlOf(scenario: Scenario): string;
  bodyOf(scenario: Scenario, variables: object): string;
  /** Processor time that its processes have used so far; milliseconds. */
  cpuTimes(): Record<string, number>;
  /** Ends the processes that were started for it. */
  stop(): Promise<void>;
}

const ASKED = DEPARTMENTS.map(({ name }) => name);

type Pids = Readonly<Record<string, number>>;

const postGraphql = { bodyOf: ({ query }: Scenario, variables: object) => JSON.stringify({ query, variables }) };

/** The county's own services. */
export function liankong(county: BenchCounty): Contender {
  const pids = pick(county.pids, ["gateway", ...ASKED]);
  return {
    title: "Liankong",
    urlOf: () => county.gatewayUrl,
    ...postGraphql,
    cpuTimes: cpuTimes(county, pids),
    stop: async () => undefined,
  };
}

/** (a) One plain process over SQL. */
export async function startFloor(county: BenchCounty): Promise<Contender> {
  const { secrets } = county;
  const floor = await startProgram<FloorSettings, { url: string }>("floor/floor.main", {
    databaseUrls: Object.fromEntries(ASKED.map((name) => [name, county.databaseUrl(name)])),
    fieldKeys: secrets.fieldKeys,
    personIdKey: secrets.personIdKey,
    regionCode: county.county.regionCode,
    today: county.county.asOf,
  });
  return {
    title: "(a) floor: Node and SQL",
    urlOf: ({ floorPath }) => floor.answer.url + floorPath,
    bodyOf: (_scenario, variables) => JSON.stringify(variables),
    cpuTimes: cpuTimes(county, { node: floor.pid }),
    stop: () => floor.stop(),
  };
}

/** The stock gateway over the county's subgraphs: what the gateway alone gains. */
export async function startStockGatewayOverCounty(county: BenchCounty): Promise<Contender> {
  const pids = pick(county.pids, ASKED);
  return startStockGateway(county, "stock gateway, our subgraphs", (name) => county.subgraphUrl(name), pids);
}

/** (b) The stock gateway over stock servers of the same schemas, with the county's own reading of rows. */
export function startStock(county: BenchCounty): Promise<Contender> {
  return startStockServers(county, "(b) @apollo/gateway, Apollo Server", false);
}

/** (b) with what a department would read by TypeORM as it comes: entities. */
export function startStockWithEntities(county: BenchCounty): Promise<Contender> {
  return startStockServers(county, "(b) with TypeORM entities", true);
}

async function startStockServers(county: BenchCounty, title: string, readsEntities: boolean): Promise<Contender> {
  const { secrets } = county;
  const subgraphs = await Promise.all(
    ASKED.map(async (name) => {
      const settings = {
        name,
        databaseUrl: county.databaseUrl(name),
        fieldKey: secrets.fieldKeys[name],
        personIdKey: secrets.personIdKey,
        callerPublicKey: secrets.callerPublicKey,
        today: county.county.asOf,
        readsEntities,
      };
      return {
        name,
        program: await startProgram<StockSubgraphSettings, { url: string }>("stock/subgraph.main", settings),
      };
    }),
  );
  const urls = new Map<string, string>(subgraphs.map(({ name, program }) => [name, program.answer.url]));
  const pids = Object.fromEntries(subgraphs.map(({ name, program }) => [name, program.pid]));
  const stock = await startStockGateway(county, title, (name) => urls.get(name), pids);
  return {
    ...stock,
    async stop() {
      await stock.stop();
      await Promise.all(subgraphs.map(({ program }) => program.stop()));
    },
  };
}

async function startStockGateway(
  county: BenchCounty,
  title: string,
  urlOf: (department: DepartmentName) => string | undefined,
  subgraphPids: Pids,
): Promise<Contender> {
  const gateway = await startProgram<StockGatewaySettings, { url: string }>("stock/gateway.main", {
    supergraphSdl: readFileSync(projectPath("schema", "supergraph.graphql"), "utf8"),
    subgraphUrls: Object.fromEntries(ASKED.map((name) => [name, urlOf(name) ?? ""])),
    callerPrivateKey: county.secrets.callerPrivateKey,
    issuerUrl: county.issuerUrl,
  });
  return {
    title,
    urlOf: () => gateway.answer.url,
    ...postGraphql,
    cpuTimes: cpuTimes(county, { gateway: gateway.pid, ...subgraphPids }),
    stop: () => gateway.stop(),
  };
}

/** All contenders ask one database server, and never at the same time. */
function cpuTimes({ serverPid }: BenchCounty, pids: Pids): Contender["cpuTimes"] {
  return () => ({
    ...Object.fromEntries(Object.entries(pids).map(([name, pid]) => [name, cpuTimeOf(pid)])),
    postgres: cpuTimeWithChildren(serverPid),
  });
}

function pick(pids: Pids, names: readonly string[]): Pids {
  return Object.fromEntries(names.map((name) => [name, pids[name] as number]));
}
