import { execFile } from "node:child_process";
import { projectPath } from "../../../infra/runtime/project-path";
import { commandEnvironment } from "../../support/config";

/** How a command ended, and what it wrote. */
export interface CommandEnd {
  status: number;
  stdout: string;
  stderr: string;
}

/** Runs `npm run import -- …` as a process without a terminal, whatever becomes of it. */
export function runImportCommand(
  args: readonly string[],
  variables: Readonly<Record<string, string>>,
): Promise<CommandEnd> {
  const command = [projectPath("infra", "setup", "run.mjs"), "dist/infra/county/import.js", ...args];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, command, { env: commandEnvironment(variables) }, (fault, stdout, stderr) => {
      const status = fault === null ? 0 : fault.code;
      if (typeof status === "number") resolve({ status, stdout, stderr });
      else reject(fault ?? new Error("the command ended without a status"));
    });
  });
}
