import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startCluster, type Cluster } from "../infra/postgres/cluster";
import { findServerProcesses } from "../infra/postgres/server-processes";
import { stopServer } from "../infra/postgres/stop-server";
import { keepsServer } from "./config";

const PREFIX = "liankong-test-";
const OWNER_FILE = "owner.pid";

let running: { folder: string; cluster: Cluster } | null = null;

/** Starts the run's server in a temporary folder and clears away what killed runs left there. */
export async function startThrowAwayServer(): Promise<Cluster> {
  await removeAbandonedServers();
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  writeFileSync(join(folder, OWNER_FILE), String(process.pid));
  process.once("exit", killServer);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(1));
  try {
    const cluster = await startCluster({
      folder: join(folder, "postgres"),
      superuserPassword: "postgres",
      logFile: join(folder, "postgres.log"),
      throwAway: true,
    });
    running = { folder, cluster };
    return cluster;
  } catch (fault) {
    rmSync(folder, { recursive: true, force: true });
    throw fault;
  }
}

export async function stopThrowAwayServer(): Promise<void> {
  if (running === null) return;
  const { folder, cluster } = running;
  running = null;
  await cluster.stop(!keepsServer());
  if (keepsServer()) process.stdout.write(`The tests' databases are kept in ${folder}\n`);
  else rmSync(folder, { recursive: true, force: true });
}

/** The last resort of an interrupted run: nothing may be awaited any more. */
function killServer(): void {
  if (running === null) return;
  for (const pid of findServerProcesses(join(running.folder, "postgres"))) process.kill(pid, "SIGKILL");
  if (!keepsServer()) rmSync(running.folder, { recursive: true, force: true });
}

async function removeAbandonedServers(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    const data = join(folder, "postgres");
    if (lstatSync(folder).uid !== process.getuid?.()) continue;
    // A kept folder has no process; a run that goes on has its owner.
    if (findServerProcesses(data).length === 0 || isOwned(folder)) continue;
    await stopServer(data, true);
    rmSync(folder, { recursive: true, force: true });
  }
}

function isOwned(folder: string): boolean {
  try {
    process.kill(Number(readFileSync(join(folder, OWNER_FILE), "utf8")), 0);
    return true;
  } catch {
    // No owner noted yet, or no such process: nobody will stop the server.
    return false;
  }
}
