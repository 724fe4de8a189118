import type { DepartmentName } from "../../schema/departments";
import type { Clock } from "../runtime/clock";
import { faultCode } from "./fault-code";
import { FileRefused, type RefusalCode } from "./file/file-refused";
import { findRosterFiles, type FoundFile } from "./find-files";
import { importRoster, type RosterConnection } from "./import/import-roster";
import type { ImportCounts } from "./import/import-counts";
import { openRosterFile, type RosterFile } from "./roster-file";
import type { RosterSpec } from "./spec/roster-spec";

/** A file that came in. */
export interface ImportedFile {
  path: string;
  spec: RosterSpec;
  counts: ImportCounts;
  warnings: readonly string[];
}

/** A file that did not, and changed nothing; `FAILED` when the fault was not its own. */
export interface RefusedFile {
  path: string;
  refusal: { code: RefusalCode | "FAILED"; message: string };
}

export type FileOutcome = ImportedFile | RefusedFile;

/** Told after each piece read: bytes of all files that are done, bytes of all, and the roster at work. */
export type ImportProgress = (doneBytes: number, totalBytes: number, title: string) => void;

export interface ImportRostersOptions {
  /** Files, and folders of files at any depth. */
  paths: readonly string[];
  /** Rosters that may come, those first that others refer to. */
  specs: readonly RosterSpec[];
  connections: Partial<Record<DepartmentName, RosterConnection>>;
  clock: Clock;
  countyCode: string;
  onProgress?: ImportProgress;
}

/**
 * Imports every roster found: departments side by side, the rosters of one department in the order of their references.
 * A file that is refused or fails does not stop the others. Outcomes come in that order, refused ones first.
 */
export async function importRosters(options: ImportRostersOptions): Promise<FileOutcome[]> {
  const found = await findRosterFiles(options.paths);
  const refused: RefusedFile[] = [];
  const files: RosterFile[] = [];
  for (const candidate of found) {
    const opened = await attempt(candidate.path, () => openFound(candidate, options.specs));
    if ("refusal" in opened) refused.push(opened);
    else files.push(opened);
  }
  const inOrder = files.toSorted((a, b) => options.specs.indexOf(a.spec) - options.specs.indexOf(b.spec));
  const progress = new Progress(inOrder, options.onProgress);
  const byDepartment = Map.groupBy(inOrder, (file) => file.spec.department);
  const imported = await Promise.all(
    [...byDepartment].map(([department, queue]) =>
      importQueue(queue, options.connections[department], options, progress),
    ),
  );
  return [...refused, ...imported.flat()];
}

async function openFound({ path, size }: FoundFile, specs: readonly RosterSpec[]): Promise<RosterFile> {
  if (size === null)
    throw new FileRefused("UNREADABLE", "No such file or folder, or not readable. 文件或文件夹不存在或无法读取。");
  return openRosterFile(path, specs);
}

async function importQueue(
  queue: readonly RosterFile[],
  connection: RosterConnection | undefined,
  { clock, countyCode }: ImportRostersOptions,
  progress: Progress,
): Promise<FileOutcome[]> {
  const outcomes: FileOutcome[] = [];
  for (const file of queue) {
    const { path, spec, warnings } = file;
    const outcome = await attempt(path, async () => {
      if (connection === undefined)
        throw new FileRefused("UNREADABLE", `No database given for ${spec.department}. 未配置该部门的数据库。`);
      const onProgress = (read: number, total: number) => progress.report(file, read / total);
      return { path, spec, warnings, counts: await importRoster({ file, connection, clock, countyCode, onProgress }) };
    });
    progress.report(file, 1);
    outcomes.push(outcome);
  }
  return outcomes;
}

/** Turns a refusal into an outcome, and a failure of disk or database too: its code is told, its text may hold a cell. */
async function attempt<Result extends object>(
  path: string,
  work: () => Promise<Result>,
): Promise<Result | RefusedFile> {
  try {
    return await work();
  } catch (fault) {
    if (fault instanceof FileRefused) return { path, refusal: { code: fault.code, message: fault.message } };
    const code = faultCode(fault);
    if (code === null) throw fault;
    const message = `The import failed (${code}); nothing of the file was kept. 导入失败（${code}），该文件未导入任何内容。`;
    return { path, refusal: { code: "FAILED", message } };
  }
}

/** Sums the progress of files that are read side by side. */
class Progress {
  private readonly total: number;
  private readonly done = new Map<RosterFile, number>();

  constructor(
    files: readonly RosterFile[],
    private readonly onProgress: ImportProgress | undefined,
  ) {
    this.total = files.reduce((sum, file) => sum + file.size, 0);
  }

  report(file: RosterFile, share: number): void {
    this.done.set(file, Math.round(file.size * share));
    const done = [...this.done.values()].reduce((sum, bytes) => sum + bytes, 0);
    this.onProgress?.(done, this.total, file.spec.title);
  }
}
