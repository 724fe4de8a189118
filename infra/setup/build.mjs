import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./root.mjs";
import { SetupFault } from "./setup-fault.mjs";

const SOURCE_FOLDERS = ["gateway", "infra", "schema", "subgraphs"];
const SETTINGS = ["package-lock.json", "tsconfig.json", "tsconfig.build.json"];
const STAMP = join(ROOT, "dist", ".sources");

/** Compiles the sources to `dist/` unless that was done for exactly these. */
export function ensureBuilt(runtime) {
  const sources = fingerprintSources();
  if (readStamp() === sources) return;
  process.stderr.write("Building …\n");
  const compiler = join(ROOT, "node_modules", "typescript", "bin", "tsc");
  const { status, error } = spawnSync(runtime, [compiler, "-p", "tsconfig.build.json"], {
    cwd: ROOT,
    stdio: ["ignore", 2, 2],
  });
  if (error !== undefined) throw new SetupFault(`The compiler cannot be run: ${error.message}`);
  if (status !== 0) throw new SetupFault("The sources do not compile, see above");
  mkdirSync(join(ROOT, "dist"), { recursive: true });
  writeFileSync(STAMP, sources);
}

function fingerprintSources() {
  const hash = createHash("sha256");
  const files = SOURCE_FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true })
      .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts"))
      .map((path) => join(folder, path))
      .sort((left, right) => (left < right ? -1 : 1)),
  );
  for (const file of [...files, ...SETTINGS]) {
    const { mtimeMs, size } = statSync(join(ROOT, file));
    hash.update(`${file} ${mtimeMs} ${size}\n`);
  }
  return hash.digest("hex");
}

function readStamp() {
  try {
    return readFileSync(STAMP, "utf8");
  } catch (fault) {
    if (fault.code === "ENOENT") return null;
    throw fault;
  }
}
