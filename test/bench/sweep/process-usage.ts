import { readFileSync } from "node:fs";
import { cpuTimeOf, cpuTimeWithChildren } from "../cpu-time";

/** What a process used while it was watched; of a database server, it and all its backends. */
export interface Usage {
  cpuSeconds: number;
  /** Of the largest process, shared memory included. */
  peakMegabytes: number;
}

const SAMPLE_MS = 250;

/** Watches a county's processes: processor time between two moments, and the most memory that each had. */
export class UsageWatch {
  private readonly before: Readonly<Record<string, number>>;
  private readonly peaks = new Map<string, number>();
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly pids: Readonly<Record<string, number>>,
    private readonly serverPid: number,
  ) {
    this.before = this.cpuTimes();
    this.timer = setInterval(() => this.sample(), SAMPLE_MS);
  }

  /** Ends the watch. */
  stop(): Record<string, Usage> {
    clearInterval(this.timer);
    this.sample();
    return Object.fromEntries(
      Object.entries(this.cpuTimes()).map(([name, time]) => [
        name,
        { cpuSeconds: (time - (this.before[name] ?? 0)) / 1000, peakMegabytes: (this.peaks.get(name) ?? 0) / 1000 },
      ]),
    );
  }

  private cpuTimes(): Record<string, number> {
    return {
      ...Object.fromEntries(Object.entries(this.pids).map(([name, pid]) => [name, cpuTimeOf(pid)])),
      postgres: cpuTimeWithChildren(this.serverPid),
    };
  }

  private sample(): void {
    for (const [name, pid] of Object.entries(this.pids)) this.note(name, findResidentKilobytes(pid));
    for (const pid of childrenOf(this.serverPid)) this.note("postgres", findResidentKilobytes(pid));
  }

  private note(name: string, kilobytes: number | null): void {
    this.peaks.set(name, Math.max(this.peaks.get(name) ?? 0, kilobytes ?? 0));
  }
}

function childrenOf(parent: number): number[] {
  return readProc(`${parent}/task/${parent}/children`)?.trim().split(" ").filter(Boolean).map(Number) ?? [];
}

/** Resident memory of a process; null when it has ended. */
function findResidentKilobytes(pid: number): number | null {
  const match = /^VmRSS:\s+(\d+) kB/m.exec(readProc(`${pid}/status`) ?? "");
  return match === null ? null : Number(match[1]);
}

function readProc(path: string): string | null {
  try {
    return readFileSync(`/proc/${path}`, "utf8");
  } catch (fault) {
    if (["ENOENT", "ESRCH"].includes((fault as NodeJS.ErrnoException).code ?? "")) return null;
    throw fault;
  }
}
