import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./root.mjs";
import { SetupFault } from "./setup-fault.mjs";

const MINIMUM = "22.12.0";

/**
 * The Node that runs the project: the one installed with its packages, or this one where it is at least as new.
 * @returns {string} path of the program
 */
export function chooseRuntime() {
  const pinned = findPinned();
  if (pinned !== null && isOlder(process.versions.node, pinned.version)) return pinned.path;
  if (!isOlder(process.versions.node, MINIMUM)) return process.execPath;
  throw new SetupFault(
    `Node ${MINIMUM} or newer is needed; this is ${process.versions.node}, and none came with the packages for this system`,
  );
}

function findPinned() {
  const folder = join(ROOT, "node_modules", `node-${process.platform}-${process.arch}`);
  try {
    const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    return { path: join(folder, "bin", process.platform === "win32" ? "node.exe" : "node"), version };
  } catch (fault) {
    if (fault.code === "ENOENT") return null;
    throw fault;
  }
}

function isOlder(version, other) {
  const [left, right] = [version, other].map((text) => text.split(".").map(Number));
  const place = left.findIndex((part, index) => part !== right[index]);
  return place !== -1 && left[place] < right[place];
}
