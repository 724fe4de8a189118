import { rmSync } from "node:fs";
import type { Account } from "../identity/account";
import type { Cluster } from "../postgres/cluster";
import { findFreePorts } from "../postgres/free-port";
import { closeMaintenanceDatabases } from "../postgres/provision";
import { stopServer } from "../postgres/stop-server";
import { DEPARTMENTS } from "../../schema/departments";
import { systemClock } from "../runtime/clock";
import { provideAccounts } from "./account-file";
import type { CountyConfig } from "./config";
import { readCountyDate, writeCountyDate } from "./county-date";
import { type LoadedCounty, readRostersCounty } from "./county-file";
import { clearUnfinishedLoad, type DataFolder } from "./data-folder";
import { prepareDatabases } from "./databases";
import { writeJsonFile } from "./json-file";
import { loadRosters } from "./load-rosters";
import { type RunningCounty, runningCountyFile } from "./running-county";
import { type CountySecrets, provideSecrets } from "./secrets";
import { defineServices, exchangeUrl, type ServicePorts, serviceUrl } from "./services";
import { SupervisedCluster } from "./supervised-cluster";
import { SupervisedService } from "./supervised-service";

interface CountyOptions {
  config: CountyConfig;
  folder: DataFolder;
  /** The county as it was loaded; null at the first start. */
  loaded: LoadedCounty | null;
  /** Folder of the rosters that the first start loads. */
  rosters: string;
  /** Takes a line for the person at the keyboard. */
  tell: (line: string) => void;
}

/** What is up, to be shown. */
export interface CountyParts {
  county: LoadedCounty;
  running: RunningCounty;
  cluster: Cluster;
  services: readonly SupervisedService[];
  /** Where other counties' letters come in. */
  exchangeUrl: string;
  accounts: readonly Account[];
}

/** A county on this machine: its database server and its services, each a process. */
export class County {
  private cluster: SupervisedCluster | null = null;
  private services: SupervisedService[] = [];
  private isStopping = false;

  constructor(private readonly options: CountyOptions) {}

  /** Brings everything up until all of it answers. @throws Error with the first reason why not; then {@link stop} clears up. */
  async start(): Promise<CountyParts> {
    const { folder, config, tell } = this.options;
    const secrets = await provideSecrets(folder.secrets);
    const cluster = await this.startDatabases(secrets);
    const county = this.options.loaded ?? (await this.load(secrets, cluster));
    if (readCountyDate(folder) === null) writeCountyDate(folder, county.asOf);
    const accounts = await provideAccounts({ file: folder.accounts, county, secrets, adminUrl: cluster.adminUrl });
    const ports = await choosePorts([config.port, config.exchangePort]);
    const definitions = defineServices({
      county,
      secrets,
      accounts,
      accountsFile: folder.accounts,
      dateFile: folder.date,
      adminUrl: cluster.adminUrl,
      ports,
      exchangePort: config.exchangePort,
    });
    this.throwIfStopping();
    this.services = definitions.map((definition) => new SupervisedService(definition, folder, config.passedOn, tell));
    await Promise.all(this.services.map((service) => service.start()));
    this.throwIfStopping();
    const running = {
      regionCode: county.regionCode,
      regionName: county.regionName,
      gatewayUrl: `${serviceUrl(ports, "gateway")}/graphql`,
      tokenUrl: `${serviceUrl(ports, "identity")}/token`,
      databasePort: cluster.port,
    };
    writeJsonFile(runningCountyFile(folder), running);
    return {
      county,
      running,
      cluster,
      services: this.services,
      exchangeUrl: exchangeUrl(config.exchangePort),
      accounts,
    };
  }

  /** Ends everything, from the front door inward, at whatever point of the start. `hurry` waits for no request. */
  async stop(hurry: boolean): Promise<void> {
    this.isStopping = true;
    rmSync(runningCountyFile(this.options.folder), { force: true });
    const gateway = this.services.filter(({ name }) => name === "gateway");
    await Promise.all(gateway.map((service) => service.stop(hurry)));
    await Promise.all(this.services.map((service) => service.stop(hurry)));
    await this.cluster?.stop(hurry);
  }

  private async startDatabases(secrets: CountySecrets): Promise<Cluster> {
    const { folder, loaded, tell } = this.options;
    if (loaded === null) {
      await stopServer(folder.postgres, true);
      clearUnfinishedLoad(folder);
    }
    this.cluster = new SupervisedCluster(folder, secrets.superuserPassword, tell);
    const cluster = await this.cluster.start();
    this.throwIfStopping();
    await closeMaintenanceDatabases(cluster.adminUrl);
    await prepareDatabases(cluster.adminUrl, secrets.databases);
    return cluster;
  }

  /** The county file is written last: without it the next start begins anew. */
  private async load(secrets: CountySecrets, { port }: Cluster): Promise<LoadedCounty> {
    const { folder, rosters, tell } = this.options;
    const county = readRostersCounty(rosters);
    await loadRosters({ county, rosters, secrets, databasePort: port, tell });
    this.throwIfStopping();
    const loaded = { ...county, rosters, loadedAt: systemClock().now().toISOString() };
    writeJsonFile(folder.county, loaded);
    return loaded;
  }

  private throwIfStopping(): void {
    if (this.isStopping) throw new Error("stopped while starting");
  }
}

async function choosePorts([gateway, ...taken]: readonly [number, ...number[]]): Promise<ServicePorts> {
  const names = ["identity", ...DEPARTMENTS.map(({ name }) => name)] as const;
  const free = (await findFreePorts(names.length + 2)).filter((port) => port !== gateway && !taken.includes(port));
  return { ...(Object.fromEntries(names.map((name, index) => [name, free[index]])) as ServicePorts), gateway };
}
