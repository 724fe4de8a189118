import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

/**
 * Ends the services of a county that was killed: they end by themselves when their parent is gone, but one that was
 * just starting may have missed it. Needs the lock on the data folder: nothing in it may run.
 */
export function endLeftoverServices(runFolder: string): void {
  for (const file of readdirSync(runFolder).filter((name) => name.endsWith(".pid"))) {
    const path = join(runFolder, file);
    const pid = Number(readFileSync(path, "utf8"));
    // The number may be a stranger's since: only a process that runs this service's program is ended.
    if (file !== "postgres.pid" && isServiceProcess(pid, file.slice(0, -".pid".length))) process.kill(pid, "SIGKILL");
    rmSync(path, { force: true });
  }
}

function isServiceProcess(pid: number, service: string): boolean {
  return commandOf(pid).includes(join("/", service, "main.js"));
}

/** The command line of a process; empty when there is none of that number. */
function commandOf(pid: number): string {
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8");
    return execFileSync("ps", ["-p", String(pid), "-o", "args="], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
  } catch {
    return "";
  }
}
