import { accessSync, chmodSync, constants, existsSync, mkdirSync, readdirSync, rmdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { CountyFault } from "./county-fault";

/** Where everything of one county lies. */
export interface DataFolder {
  root: string;
  /** The county as loaded; its presence says that the first start came to its end. */
  county: string;
  secrets: string;
  accounts: string;
  /** The demo county's day, `YYYY-MM-DD`. */
  date: string;
  postgres: string;
  logs: string;
  run: string;
}

export function describeDataFolder(root: string): DataFolder {
  return {
    root,
    county: join(root, "county.json"),
    secrets: join(root, "secrets.json"),
    accounts: join(root, "identity", "accounts.json"),
    date: join(root, "county-date"),
    postgres: join(root, "postgres"),
    logs: join(root, "logs"),
    run: join(root, "run"),
  };
}

/**
 * Makes the folder at the first start.
 * @throws CountyFault when it cannot be made or written, or holds something else already.
 */
export function openDataFolder(root: string): DataFolder {
  const folder = describeDataFolder(root);
  try {
    makeFolder(root);
    chmodSync(root, 0o700);
    accessSync(root, constants.W_OK);
    if (readdirSync(root).length === 0 || existsSync(folder.secrets)) return folder;
  } catch (fault) {
    throw new CountyFault(`the data folder ${root} cannot be used (LIANKONG_DATA_DIR): ${(fault as Error).message}`, {
      cause: fault,
    });
  }
  throw new CountyFault(
    `${root} holds other files and is not a county's data folder; choose another by LIANKONG_DATA_DIR`,
  );
}

/** Step by step: Node's own recursive way never ends where a file system refuses with ENOENT, as `/proc` does. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}

/** Makes the folder's parts, those that are missing. */
export function furnishDataFolder({ accounts, logs, run }: DataFolder): void {
  for (const part of [dirname(accounts), logs, run]) mkdirSync(part, { recursive: true, mode: 0o700 });
}

/** What a first start left that did not come to its end: loaded in part, so worth nothing. The secrets stay. */
export function clearUnfinishedLoad({ postgres, accounts }: DataFolder): void {
  for (const part of [postgres, `${postgres}.new`, accounts]) rmSync(part, { recursive: true, force: true });
}

/** Takes the folder away again when nothing has been put into it. */
export function removeIfEmpty({ root }: DataFolder): void {
  if (readdirSync(root).length === 0) rmdirSync(root);
}
