import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readCountyConfig } from "../../infra/county/config";
import { County } from "../../infra/county/county";
import type { LoadedCounty } from "../../infra/county/county-file";
import { describeDataFolder, furnishDataFolder, openDataFolder } from "../../infra/county/data-folder";
import { planDatabase } from "../../infra/county/databases";
import { DEMO_ROSTERS } from "../../infra/county/run-county";
import { type CountySecrets, provideSecrets } from "../../infra/county/secrets";
import { stopOnSignals } from "../../infra/county/stop-on-signals";
import { findFreePorts } from "../../infra/postgres/free-port";
import { databaseUrl } from "../../infra/postgres/provision";
import type { DepartmentName } from "../../schema/departments";

/** A county, run by its own supervisor on a data folder that goes with it. */
export interface BenchCounty {
  county: LoadedCounty;
  gatewayUrl: string;
  /** Issuer of access tokens. */
  issuerUrl: string;
  secrets: CountySecrets;
  /** URL of a department's subgraph. */
  subgraphUrl(department: DepartmentName): string;
  /** Process ids by service. */
  pids: Readonly<Record<string, number>>;
  /** Process id of the database server. */
  serverPid: number;
  /** Connection of the server's administrator. */
  adminUrl: string;
  /** Connection of a department's service to its database. */
  databaseUrl(department: DepartmentName): string;
  /** An access token, good for an hour. */
  requestToken(account: string): Promise<string>;
  stop(): Promise<void>;
}

/** Starts a county on a folder of rosters, by default the demo's; progress goes to standard error. */
export async function startBenchCounty(rosters = DEMO_ROSTERS): Promise<BenchCounty> {
  const root = mkdtempSync(join(tmpdir(), "liankong-bench-"));
  const [port, exchangePort] = await findFreePorts(2);
  const folder = openDataFolder(root);
  furnishDataFolder(folder);
  const county = new County({
    config: readCountyConfig({
      LIANKONG_DATA_DIR: root,
      LIANKONG_PORT: String(port),
      LIANKONG_EXCHANGE_PORT: String(exchangePort),
    }),
    folder: describeDataFolder(root),
    loaded: null,
    rosters,
    tell: (line) => void process.stderr.write(`${line}\n`),
  });
  const stop = async (): Promise<void> => {
    await county.stop(true);
    rmSync(root, { recursive: true, force: true });
  };
  void stopOnSignals(stop).done.then(() => process.exit(1));
  const parts = await county.start().catch(async (fault: unknown) => {
    await stop();
    throw fault;
  });
  const urls = new Map(parts.services.map(({ name, url }) => [name, url]));
  const secrets = await provideSecrets(folder.secrets);
  return {
    county: parts.county,
    gatewayUrl: parts.running.gatewayUrl,
    issuerUrl: urls.get("identity") ?? "",
    secrets,
    subgraphUrl: (department) => `${urls.get(department)}/graphql`,
    pids: Object.fromEntries(parts.services.map(({ name, pid }) => [name, pid as number])),
    serverPid: parts.cluster.pid,
    adminUrl: parts.cluster.adminUrl,
    databaseUrl: (department) =>
      databaseUrl(parts.cluster.adminUrl, planDatabase(department, secrets.databases[department]), "app"),
    async requestToken(account) {
      const secret = parts.accounts.find((candidate) => candidate.account === account)?.secret;
      const response = await fetch(parts.running.tokenUrl, {
        method: "POST",
        headers: { authorization: `Basic ${Buffer.from(`${account}:${secret}`).toString("base64")}` },
        body: new URLSearchParams({ grant_type: "client_credentials" }),
      });
      if (!response.ok) throw new Error(`no token for ${account}: status ${response.status}`);
      return ((await response.json()) as { access_token: string }).access_token;
    },
    stop,
  };
}
