import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { CountyFault } from "./county-fault";
import type { DataFolder } from "./data-folder";
import { logFileOf, spawnService } from "./service-process";
import type { ServiceDefinition, ServiceName } from "./services";

const POLL_MS = 40;
const START_LIMIT_MS = 60_000;
/** A service ends its requests under way within 8 s. */
const STOP_LIMIT_MS = 10_000;
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 10_000;
/** A service that ran this long before it died starts again at once. */
const STEADY_MS = 30_000;

/** A service of the county with its process, which is started again whenever it dies. */
export class SupervisedService {
  private child: ChildProcess | null = null;
  private isStopping = false;
  private startedAt = 0;
  private pauseMs = FIRST_PAUSE_MS;

  constructor(
    private readonly definition: ServiceDefinition,
    private readonly folder: DataFolder,
    private readonly passedOn: Readonly<Record<string, string>>,
    /** Takes a line about a death or a return. */
    private readonly tell: (line: string) => void,
  ) {}

  get name(): ServiceName {
    return this.definition.name;
  }

  get url(): string {
    return this.definition.url;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Starts it. @throws CountyFault with its own reason when it ends before it is ready. */
  async start(): Promise<void> {
    const child = this.spawn();
    await this.waitUntilReady(child);
    child.once("exit", (code, signal) => void this.revive(signal ?? `status ${code}`));
    // It may have died while the last probe was answered.
    if (hasEnded(child)) void this.revive(child.signalCode ?? `status ${child.exitCode}`);
  }

  /** Ends it for good; `hurry` without letting it finish its requests. */
  async stop(hurry: boolean): Promise<void> {
    this.isStopping = true;
    const { child } = this;
    if (child === null || hasEnded(child)) return;
    const ended = once(child, "exit");
    child.kill(hurry ? "SIGKILL" : "SIGTERM");
    const limit = setTimeout(() => {
      this.tell(`${this.name} did not end within ${STOP_LIMIT_MS / 1000} s and is killed`);
      child.kill("SIGKILL");
    }, STOP_LIMIT_MS);
    await ended;
    clearTimeout(limit);
  }

  private spawn(): ChildProcess {
    this.startedAt = performance.now();
    const child = spawnService(this.definition, this.folder, this.passedOn);
    child.on("error", (fault) => this.tell(`${this.name}: ${fault.message}`));
    this.child = child;
    return child;
  }

  private async waitUntilReady(child: ChildProcess): Promise<void> {
    const limit = performance.now() + START_LIMIT_MS;
    let isListening = false;
    child.once("message", () => (isListening = true));
    while (performance.now() < limit) {
      if (hasEnded(child)) throw new CountyFault(`${this.name} did not start: ${this.lastWords()}`);
      if (isListening && (await answers(`${this.url}/health/ready`))) return;
      await delay(POLL_MS);
    }
    child.kill("SIGKILL");
    throw new CountyFault(
      `${this.name} was not ready after ${START_LIMIT_MS / 1000} s, see ${logFileOf(this.folder, this.name)}`,
    );
  }

  /** Starts it again until it stays, with pauses that grow. */
  private async revive(reason: string): Promise<void> {
    if (performance.now() - this.startedAt > STEADY_MS) this.pauseMs = FIRST_PAUSE_MS;
    for (let cause = reason; !this.isStopping;) {
      this.tell(`${this.name} died (${cause}); starting it again`);
      await delay(this.pauseMs);
      this.pauseMs = Math.min(this.pauseMs * 2, LONGEST_PAUSE_MS);
      if (this.isStopping) return;
      try {
        await this.start();
        this.tell(`${this.name} is back, process ${this.pid}`);
        return;
      } catch (fault) {
        cause = (fault as Error).message;
      }
    }
  }

  /** The last line that the service wrote as a plain message: why it gave up. */
  private lastWords(): string {
    const file = logFileOf(this.folder, this.name);
    const lines = readFileSync(file, "utf8").split("\n");
    return lines.findLast((line) => line.startsWith(`${this.name}: `))?.slice(this.name.length + 2) ?? `see ${file}`;
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    // Not listening yet, or gone again.
    return false;
  }
}
