import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** Absolute path of a file of the project, wherever its code runs from (sources or `dist/`). */
export function projectPath(...segments: string[]): string {
  return join(projectRoot(), ...segments);
}

let root: string | undefined;

function projectRoot(): string {
  if (root !== undefined) return root;
  let folder = __dirname;
  while (!existsSync(join(folder, "package.json"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`no package.json above ${__dirname}`);
    folder = parent;
  }
  return (root = folder);
}
