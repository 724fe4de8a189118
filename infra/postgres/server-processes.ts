import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { readLockFile } from "./lock-file";

/**
 * Ids of the PostgreSQL processes that work on a data folder, the main one or what it left behind.
 * `postmaster.pid` alone does not tell: after a SIGKILL it names nobody, a zombie, or a stranger that got the number since.
 */
export function findServerProcesses(folder: string): number[] {
  const home = statSync(folder, { throwIfNoEntry: false });
  if (home === undefined) return [];
  if (process.platform !== "linux") return findByProcessTable(folder);
  return readdirSync("/proc")
    .filter((entry) => /^\d+$/.test(entry) && worksIn(entry, home))
    .map(Number);
}

/** Every PostgreSQL process stands in its data folder; a zombie stands nowhere. */
function worksIn(pid: string, home: { dev: number; ino: number }): boolean {
  try {
    if (readFileSync(`/proc/${pid}/comm`, "utf8").trim() !== "postgres") return false;
    const place = statSync(`/proc/${pid}/cwd`);
    return place.dev === home.dev && place.ino === home.ino;
  } catch {
    // Gone since the listing, or another user's: PostgreSQL on our folder is always visible to us.
    return false;
  }
}

function findByProcessTable(folder: string): number[] {
  const pid = readLockFile(folder)?.pid;
  if (pid === undefined) return [];
  try {
    const line = execFileSync("ps", ["-p", String(pid), "-o", "stat=,comm="], { encoding: "utf8" });
    return line.includes("postgres") && !line.trimStart().startsWith("Z") ? [pid] : [];
  } catch {
    // `ps` exits with 1 when there is no such process.
    return [];
  }
}
