import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectPath } from "../runtime/project-path";
import type { DataFolder } from "./data-folder";
import type { ServiceDefinition } from "./services";

/**
 * Node gives its young objects up to 128 MB on a large machine, which a page of a sweep fills in each of nine processes and
 * which nobody gets back. A fourth of that costs two hundredths more processor time.
 */
const MEMORY = ["--max-semi-space-size=16"];

/**
 * Starts the process of a service. It sees its own variables only, writes to its own log, and ends when the channel to
 * this process closes, however that comes about.
 */
export function spawnService(
  { name, program, variables }: ServiceDefinition,
  folder: DataFolder,
  passedOn: Readonly<Record<string, string>>,
): ChildProcess {
  const log = openSync(logFileOf(folder, name), "a", 0o600);
  const pidFile = join(folder.run, `${name}.pid`);
  try {
    const child = spawn(process.execPath, [...MEMORY, projectPath("dist", program)], {
      cwd: projectPath(),
      env: { ...passedOn, ...variables },
      stdio: ["ignore", log, log, "ipc"],
      // Its own session: Ctrl-C reaches the county alone, which lets the gateway drain before the departments go.
      detached: true,
    });
    if (child.pid !== undefined) writeFileSync(pidFile, `${child.pid}\n`);
    child.once("exit", () => rmSync(pidFile, { force: true }));
    return child;
  } finally {
    closeSync(log);
  }
}

export function logFileOf(folder: DataFolder, name: string): string {
  return join(folder.logs, `${name}.log`);
}
