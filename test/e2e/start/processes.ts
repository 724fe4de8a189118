import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What a data folder says of its county's processes: ids by service. */
export function readProcesses(dataFolder: string): Map<string, number> {
  const run = join(dataFolder, "run");
  const files = existsSync(run) ? readdirSync(run).filter((file) => file.endsWith(".pid")) : [];
  return new Map(files.map((file) => [file.slice(0, -".pid".length), Number(readFileSync(join(run, file), "utf8"))]));
}
