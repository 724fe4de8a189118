import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { spawn, type ChildProcess, type StdioOptions } from "node:child_process";
import type { ServerAccount } from "./server-account";

/** How to run a program of the server: where it lies, as whom, in which folder. */
export interface ServerHome {
  binaries: string;
  account: ServerAccount | null;
  /** Absolute path of the folder that the program works on. */
  folder: string;
}

/** Descriptor under which a child finds the folder. */
const FOLDER_DESCRIPTOR = 3;

/**
 * Starts `initdb` or `postgres`. An account that stands in for root may not be able to walk to the folder (a checkout below
 * `/root`, a folder of `mktemp`); on Linux it gets the open folder itself instead of a path to it.
 * @param argumentsFor the arguments, given the folder as the program can reach it
 * @param log descriptor that takes what the program says
 */
export function spawnServerCommand(
  { binaries, account, folder }: ServerHome,
  program: "initdb" | "postgres",
  argumentsFor: (folder: string) => readonly string[],
  log: number,
): ChildProcess {
  const handed = account !== null && process.platform === "linux" ? openSync(folder, "r") : null;
  const stdio: StdioOptions = ["ignore", log, log];
  if (handed !== null) stdio.push(handed);
  try {
    return spawn(
      join(binaries, "bin", program),
      argumentsFor(handed === null ? folder : `/proc/self/fd/${FOLDER_DESCRIPTOR}`),
      {
        stdio,
        cwd: "/",
        // Its own session: Ctrl-C in a terminal reaches the county alone, which stops the server last.
        detached: true,
        env: { LC_ALL: "C", TZ: "UTC" },
        ...(account === null ? {} : { uid: account.uid, gid: account.gid }),
      },
    );
  } finally {
    if (handed !== null) closeSync(handed);
  }
}
