import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { Client } from "pg";
import { projectPath } from "../../infra/runtime/project-path";
import { getAdminUrl } from "../config";
import { commandEnvironment } from "./config";

/** Any number, as long as nobody else takes this lock on the tests' server. */
const BUILD_LOCK = 20_181_231;

let built: Promise<void> | undefined;

/**
 * Brings `dist/` up to date with the sources. One worker builds while the others wait: the lock lies in the tests' database
 * server, which gives it back when a worker dies.
 * @throws Error with the compiler's words
 */
export function buildProject(): Promise<void> {
  return (built ??= build());
}

async function build(): Promise<void> {
  const client = new Client({ connectionString: getAdminUrl() });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [BUILD_LOCK]);
    const setUp = [projectPath("infra", "setup", "run.mjs"), "--only"];
    await promisify(execFile)(process.execPath, setUp, { env: commandEnvironment({}) }).catch(
      (fault: { stdout: string; stderr: string }) => {
        throw new Error(`the project does not build:\n${fault.stdout}${fault.stderr}`);
      },
    );
  } finally {
    await client.end();
  }
}
