import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { projectPath } from "../../../infra/runtime/project-path";
import { commandEnvironment } from "../../support/config";

/** A start as a user types it, whatever becomes of it; the tests' `CountyStack` is for those that come up. */
export class StartCommand {
  /** What it has said so far, a line each. */
  readonly lines: string[] = [];
  /** Exit status, or the signal that ended it; settles after its last line. */
  readonly ended: Promise<number | NodeJS.Signals>;
  private readonly child: ChildProcess;
  private hasEnded = false;
  private wake = () => undefined as void;

  constructor(args: readonly string[], variables: Readonly<Record<string, string>>) {
    const command = [projectPath("dist", "infra", "county", "start.js"), ...args];
    this.child = spawn(process.execPath, command, {
      env: commandEnvironment(variables),
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      if (stream !== null) createInterface({ input: stream }).on("line", (line) => this.take(line));
    }
    this.ended = once(this.child, "close").then(([status, signal]) => {
      this.hasEnded = true;
      this.wake();
      return (status ?? signal) as number | NodeJS.Signals;
    });
  }

  /** Waits for a line that begins so. @throws Error with all that it said when it ends without. */
  async line(start: string): Promise<void> {
    while (!this.lines.some((line) => line.startsWith(start))) {
      if (this.hasEnded) throw new Error(`ended without a line "${start}":\n${this.lines.join("\n")}`);
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }

  /** Sends a signal and waits for the end. */
  async stop(signal: NodeJS.Signals): Promise<number | NodeJS.Signals> {
    this.child.kill(signal);
    return await this.ended;
  }

  private take(line: string): void {
    this.lines.push(line);
    this.wake();
  }
}
