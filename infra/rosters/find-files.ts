import { readdir, stat } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { faultCode } from "./fault-code";

const ROSTER_EXTENSIONS: ReadonlySet<string> = new Set([".csv", ".xlsx", ".xls"]);

/** A path that was given, or found in a folder that was; `size` is null when it cannot be read. */
export interface FoundFile {
  path: string;
  size: number | null;
}

/**
 * The roster files of the given files and folders (with their sub-folders), in the order given, by name within a folder.
 * A file that is named is taken whatever its extension.
 */
export async function findRosterFiles(paths: readonly string[]): Promise<FoundFile[]> {
  const found = await Promise.all(paths.map((path) => findIn(path, true)));
  const unique = new Map(found.flat().map((file) => [file.path, file]));
  return [...unique.values()];
}

async function findIn(path: string, named: boolean): Promise<FoundFile[]> {
  const status = await statOrNull(path);
  if (status === null) return [{ path, size: null }];
  if (!status.isDirectory()) return named || isRosterName(path) ? [{ path, size: status.size }] : [];
  const names = (await readdir(path)).filter((name) => !name.startsWith(".")).toSorted();
  const found = await Promise.all(names.map((name) => findIn(join(path, name), false)));
  return found.flat();
}

/** Spreadsheets leave `~$` files beside a workbook that is open. */
function isRosterName(path: string): boolean {
  return ROSTER_EXTENSIONS.has(extname(path).toLowerCase()) && !basename(path).startsWith("~$");
}

async function statOrNull(path: string) {
  try {
    return await stat(path);
  } catch (fault) {
    if (["ENOENT", "EACCES", "ENOTDIR"].includes(faultCode(fault) ?? "")) return null;
    throw fault;
  }
}
