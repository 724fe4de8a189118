import { type ChildProcess, spawn } from "node:child_process";
import { projectPath } from "../../infra/runtime/project-path";
import { commandEnvironment } from "./config";

interface CountyCommand {
  /** As `npm start -- …` takes them. */
  args: readonly string[];
  variables: Readonly<Record<string, string>>;
}

/** How a process ended. */
export interface End {
  status: number | null;
  signal: NodeJS.Signals | null;
}

const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 30_000;

/** `npm start` as a process, with all that it writes. */
export class CountyProcess {
  /** Settles when the process has ended. */
  readonly ended: Promise<End>;
  private written = "";

  private constructor(private readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding("utf8").on("data", (text: string) => (this.written += text));
    // `close` comes after the last output, `exit` may come before it.
    this.ended = new Promise((resolve) => child.once("close", (status, signal) => resolve({ status, signal })));
  }

  /** Starts a county and waits for its line `ready`. @throws Error with what it wrote, when it ends or takes too long. */
  static async start({ args, variables }: CountyCommand): Promise<CountyProcess> {
    const command = [projectPath("infra", "setup", "run.mjs"), "dist/infra/county/start.js", ...args];
    // The channel makes the county stop when the test's own process is killed.
    const child = spawn(process.execPath, command, {
      env: commandEnvironment(variables),
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    const county = new CountyProcess(child);
    await county.waitUntilReady();
    return county;
  }

  /** All that it has written so far. */
  get output(): string {
    return this.written;
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Asks it to stop, as Ctrl-C does, and waits for its end. */
  async stop(): Promise<End> {
    this.child.kill("SIGTERM");
    const limit = setTimeout(() => this.child.kill("SIGKILL"), STOP_LIMIT_MS);
    const end = await this.ended;
    clearTimeout(limit);
    return end;
  }

  private async waitUntilReady(): Promise<void> {
    let limit: NodeJS.Timeout | undefined;
    const outcome = await new Promise<string>((resolve) => {
      this.child.stdout?.on("data", () => {
        if (/^ready {2}http/m.test(this.written)) resolve("ready");
      });
      void this.ended.then(({ status, signal }) =>
        resolve(`the county ended (${signal ?? status}) before it was ready`),
      );
      limit = setTimeout(() => resolve(`the county was not ready after ${START_LIMIT_MS / 1000} s`), START_LIMIT_MS);
    });
    clearTimeout(limit);
    if (outcome === "ready") return;
    this.child.kill("SIGKILL");
    throw new Error(`${outcome}; it wrote:\n${this.written}`);
  }
}
