import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { projectPath } from "../../../infra/runtime/project-path";
import { commandEnvironment } from "../../support/config";
import type { CountyStack } from "../../support/county-stack";

const DEFAULT_URL = "http://127.0.0.1:4000/graphql";

/** Stands in for curl on a machine that has none; takes what the README's command gives it. */
const CURL_IF_MISSING = `command -v curl > /dev/null || curl() { node ${projectPath("test", "e2e", "student-view", "curl.mjs")} "$@"; }`;

interface ReadmeAnswer {
  /** The ID number in the command. */
  idNumber: string;
  // oxlint-disable-next-line typescript/no-explicit-any
  answer: { data: any };
}

/** Runs the README's command for the student view in a shell, on a county at another address than the default one. */
export async function runReadmeCommand(readme: string, county: CountyStack): Promise<ReadmeAnswer> {
  const command = findCommand(readFileSync(projectPath(readme), "utf8"));
  const [, idNumber] = /"idNumber" *: *"(\d{17}[\dX])"/.exec(command) ?? [];
  if (idNumber === undefined || !command.includes(DEFAULT_URL))
    throw new Error(`${readme} asks for no child at ${DEFAULT_URL}:\n${command}`);
  const script = `${CURL_IF_MISSING}\n${command.replaceAll(DEFAULT_URL, county.url)}`;
  const { stdout } = await promisify(execFile)("sh", ["-ec", script], {
    cwd: projectPath(),
    env: commandEnvironment(county.variables),
  });
  return { idNumber, answer: JSON.parse(stdout) as ReadmeAnswer["answer"] };
}

/** The lines of the code block around `curl … student-view`. */
function findCommand(text: string): string {
  const blocks = [...text.matchAll(/^```\w*\n([\s\S]*?)^```$/gm)].map(([, block]) => block ?? "");
  const block = blocks.find((candidate) => candidate.includes("curl") && candidate.includes("student-view"));
  if (block === undefined) throw new Error("no code block with a curl command for the student view");
  return block;
}
