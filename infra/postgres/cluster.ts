import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { findFreePorts } from "./free-port";
import { initialiseFolder, isInitialised, SUPERUSER } from "./initialise";
import { readLockFile, removeLockFile } from "./lock-file";
import { findServerAccount } from "./server-account";
import { provideServerBinaries } from "./server-binaries";
import { spawnServerCommand, type ServerHome } from "./server-command";
import { stopServer } from "./stop-server";

export interface ClusterOptions {
  /** The server's own folder, made at the first start. */
  folder: string;
  superuserPassword: string;
  /** Gets what the server says; statements and values are never in it. */
  logFile: string;
  /** TCP port; by default a free one. */
  port?: number;
  /** For tests: gives up surviving a crash of the machine for speed. */
  throwAway?: boolean;
}

/** A running PostgreSQL server of our own, on the loopback address. */
export interface Cluster {
  /** URL of the superuser on the database `postgres`: for provisioning only. */
  adminUrl: string;
  port: number;
  pid: number;
  /** Settles when the server has ended, asked or not. */
  ended: Promise<void>;
  /** Stops it; `hurry` gives up the orderly shutdown, the next start then replays its log. */
  stop(hurry?: boolean): Promise<void>;
}

const POLL_MS = 20;
const START_LIMIT_MS = 120_000;

/**
 * Starts the server of a data folder, making the folder when it is new. A server that a killed county left running is
 * stopped first, so two callers must not ask for the same folder at once: the county holds a lock on its data folder.
 * @throws Error with the server's own reason.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const account = findServerAccount();
  const home: ServerHome = { binaries: provideServerBinaries(account), account, folder: resolve(options.folder) };
  const throwAway = options.throwAway === true;
  const log = openSync(options.logFile, "a", 0o600);
  try {
    await stopServer(home.folder);
    removeLockFile(home.folder);
    if (!isInitialised(home.folder))
      await initialiseFolder(home, options.superuserPassword, { syncs: !throwAway, log });
    const port = options.port ?? (await findFreePorts(1))[0] ?? 0;
    const child = spawnServerCommand(home, "postgres", (folder) => serverArguments(folder, port, throwAway), log);
    const ended = new Promise<void>((settle) => child.once("exit", () => settle()));
    await waitUntilReady(home.folder, child, options.logFile);
    return {
      adminUrl: `postgresql://${SUPERUSER}:${encodeURIComponent(options.superuserPassword)}@127.0.0.1:${port}/postgres`,
      port,
      pid: child.pid as number,
      ended,
      stop: (hurry) => stopServer(home.folder, hurry),
    };
  } finally {
    closeSync(log);
  }
}

/** A long replay after a crash is a start as well, hence the generous limit. */
async function waitUntilReady(folder: string, child: ChildProcess, logFile: string): Promise<void> {
  if (child.pid === undefined) throw ((await once(child, "error")) as [Error])[0];
  const limit = performance.now() + START_LIMIT_MS;
  while (performance.now() < limit) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`PostgreSQL did not start: ${lastReason(logFile)}`);
    const lock = readLockFile(folder);
    if (lock?.pid === child.pid && lock.isReady) return;
    await delay(POLL_MS);
  }
  child.kill("SIGQUIT");
  throw new Error(`PostgreSQL was not ready after ${START_LIMIT_MS / 1000} s, see ${logFile}`);
}

function lastReason(logFile: string): string {
  const faults = readFileSync(logFile, "utf8")
    .split("\n")
    .filter((line) => /FATAL|PANIC|error while loading/.test(line));
  return faults.at(-1)?.replace(/^.*(FATAL|PANIC):\s*/, "") ?? `see ${logFile}`;
}

function serverArguments(folder: string, port: number, throwAway: boolean): string[] {
  const settings: Record<string, string> = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: "",
    max_connections: "150",
    timezone: "UTC",
    jit: "off",
    // A child's data stands in statements and in DETAIL lines: neither is logged.
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    ...(throwAway ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off" } : {}),
  };
  return ["-D", folder, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
}
