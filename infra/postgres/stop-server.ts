import { setTimeout as delay } from "node:timers/promises";
import { readLockFile } from "./lock-file";
import { findServerProcesses } from "./server-processes";

const POLL_MS = 20;
const LIMIT_MS = 20_000;

/**
 * Stops whatever server works on a data folder, whoever started it, and waits until all of its processes are gone.
 * @param hurry gives up the orderly shutdown; the next start replays the log instead.
 */
export async function stopServer(folder: string, hurry = false): Promise<void> {
  const ways: readonly NodeJS.Signals[] = hurry ? ["SIGQUIT", "SIGKILL"] : ["SIGINT", "SIGQUIT", "SIGKILL"];
  for (const way of ways) {
    if (await signalUntilGone(folder, way)) return;
  }
  throw new Error("PostgreSQL does not stop");
}

async function signalUntilGone(folder: string, signal: NodeJS.Signals): Promise<boolean> {
  const limit = performance.now() + LIMIT_MS;
  const asked = new Set<number>();
  while (performance.now() < limit) {
    const alive = findServerProcesses(folder);
    if (alive.length === 0) return true;
    const main = readLockFile(folder)?.pid;
    // Without their main process the others end by themselves; only the last resort is for all.
    for (const pid of alive) {
      if (asked.has(pid) || (pid !== main && signal !== "SIGKILL")) continue;
      sendSignal(pid, signal);
      asked.add(pid);
    }
    await delay(POLL_MS);
  }
  return false;
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (fault) {
    // It ended between the look and the signal.
    if ((fault as NodeJS.ErrnoException).code !== "ESRCH") throw fault;
  }
}
