import { readdirSync, readFileSync } from "node:fs";

/** Linux counts processor time for `/proc` in hundredths of a second on every machine. */
const TICK_MS = 10;

interface ProcessTimes {
  parent: number;
  own: number;
  /** Of children that have ended. */
  ended: number;
}

/** Processor time that a process has used, user and system; milliseconds. @throws Error where there is no `/proc`. */
export function cpuTimeOf(pid: number): number {
  return readTimes(pid).own;
}

/** Processor time of a process and all its children, those that ended too: a database server with its backends. */
export function cpuTimeWithChildren(pid: number): number {
  const { own, ended } = readTimes(pid);
  return readdirSync("/proc")
    .filter((entry) => /^\d+$/.test(entry))
    .map((entry) => findTimes(Number(entry)))
    .filter((times) => times?.parent === pid)
    .reduce((sum, times) => sum + (times?.own ?? 0), own + ended);
}

function findTimes(pid: number): ProcessTimes | null {
  try {
    return readTimes(pid);
  } catch (fault) {
    // It has ended since the folder was listed.
    if (["ENOENT", "ESRCH"].includes((fault as NodeJS.ErrnoException).code ?? "")) return null;
    throw fault;
  }
}

/** proc_pid_stat(5); the program's name, which may hold anything, ends at the last bracket. */
function readTimes(pid: number): ProcessTimes {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const [, parent = 0, ...fields] = stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .map(Number);
  const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(9);
  return { parent, own: (user + system) * TICK_MS, ended: (endedUser + endedSystem) * TICK_MS };
}
