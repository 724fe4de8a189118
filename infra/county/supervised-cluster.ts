import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type Cluster, startCluster } from "../postgres/cluster";
import type { DataFolder } from "./data-folder";
import { logFileOf } from "./service-process";

const NAME = "postgres";
const PAUSE_MS = 1_000;

/** The county's database server, which is started again on the same port should it die. */
export class SupervisedCluster {
  private starting: Promise<Cluster> | null = null;
  private isStopping = false;

  constructor(
    private readonly folder: DataFolder,
    private readonly superuserPassword: string,
    private readonly tell: (line: string) => void,
  ) {}

  /** @throws Error with the server's reason. */
  async start(port?: number): Promise<Cluster> {
    this.starting = startCluster({
      folder: this.folder.postgres,
      superuserPassword: this.superuserPassword,
      logFile: logFileOf(this.folder, NAME),
      ...(port === undefined ? {} : { port }),
    });
    const cluster = await this.starting;
    writeFileSync(this.pidFile, `${cluster.pid}\n`);
    void cluster.ended.then(() => this.revive(cluster.port));
    return cluster;
  }

  /** Ends it, also while it is starting. */
  async stop(hurry: boolean): Promise<void> {
    this.isStopping = true;
    const [start] = await Promise.allSettled([this.starting]);
    if (start.status === "fulfilled") await start.value?.stop(hurry);
    rmSync(this.pidFile, { force: true });
  }

  private get pidFile(): string {
    return join(this.folder.run, `${NAME}.pid`);
  }

  private async revive(port: number): Promise<void> {
    while (!this.isStopping) {
      this.tell(`${NAME} died; starting it again`);
      try {
        const { pid } = await this.start(port);
        this.tell(`${NAME} is back, process ${pid}`);
        return;
      } catch (fault) {
        this.tell(`${NAME}: ${(fault as Error).message}`);
        await delay(PAUSE_MS);
      }
    }
  }
}
