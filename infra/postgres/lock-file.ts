import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

const NAME = "postmaster.pid";

/** What PostgreSQL's lock file says; it outlives a killed server, so it proves nothing alone. */
export interface LockFile {
  pid: number;
  /** Whether the server takes connections. */
  isReady: boolean;
}

export function readLockFile(folder: string): LockFile | null {
  try {
    const lines = readFileSync(join(folder, NAME), "utf8").split("\n");
    return { pid: Number(lines[0]), isReady: lines[7]?.trim() === "ready" };
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw fault;
  }
}

export function removeLockFile(folder: string): void {
  rmSync(join(folder, NAME), { force: true });
}
