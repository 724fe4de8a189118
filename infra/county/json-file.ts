import { readFileSync } from "node:fs";
import { writeWholeFile } from "./whole-file";

/** What a JSON file holds, or null when there is none. @throws SyntaxError when it is not JSON. */
export function readJsonFile(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw fault;
  }
}

/** Writes a file that only its owner reads, whole or not at all, even when the machine stops in between. */
export function writeJsonFile(path: string, content: unknown): void {
  writeWholeFile(path, `${JSON.stringify(content, null, 2)}\n`);
}
