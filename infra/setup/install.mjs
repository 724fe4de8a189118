import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./root.mjs";
import { SetupFault } from "./setup-fault.mjs";

/** Installs the packages of the lock file unless they are there. npm writes its own account of what is, at the very end. */
export function ensureInstalled() {
  if (isInstalled()) return;
  process.stderr.write("Installing packages …\n");
  const npm = process.env.npm_execpath;
  const args = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
  const [command, ...rest] = npm === undefined ? ["npm", ...args] : [process.execPath, npm, ...args];
  const { status, error } = spawnSync(command, rest, {
    cwd: ROOT,
    stdio: ["ignore", 2, 2],
    shell: npm === undefined && process.platform === "win32",
  });
  if (error !== undefined)
    throw new SetupFault(`npm cannot be run (${error.message}); install the packages with "npm ci"`);
  if (status !== 0) throw new SetupFault("The packages could not be installed, see above");
}

function isInstalled() {
  const wanted = readPackages("package-lock.json");
  const present = readPackages(join("node_modules", ".package-lock.json"));
  if (wanted === null) throw new SetupFault("package-lock.json is missing: the checkout is not whole");
  if (present === null) return false;
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === "") return true;
    // A package for another system is not there and not missed.
    return present[path] === undefined ? optional === true : present[path].version === version;
  });
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(join(ROOT, file), "utf8")).packages;
  } catch (fault) {
    if (fault.code === "ENOENT") return null;
    throw fault;
  }
}
