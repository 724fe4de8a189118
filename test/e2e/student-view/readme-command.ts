import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { projectPath } from "../../../infra/runtime/project-path";
import { commandEnvironment } from "../../support/config";
import type { CountyStack } from "../../support/county-stack";

const DEFAULT_ADDRESS = "http://127.0.0.1:4000";

/** Stands in for curl on a machine that has none; takes what the README's commands give it. */
const CURL_IF_MISSING = `command -v curl > /dev/null || curl() { node ${projectPath("test", "e2e", "student-view", "curl.mjs")} "$@"; }`;

interface ReadmeCounty {
  county: CountyStack;
  /** Where files go that the commands write to the folder they are called in. */
  folder: string;
}

/** Runs the README's first code block that holds a text, in a shell, on a county at another address. Gives what it prints. */
export async function runReadmeBlock(
  readme: string,
  holding: string,
  { county, folder }: ReadmeCounty,
): Promise<string> {
  const text = readFileSync(projectPath(readme), "utf8");
  const blocks = [...text.matchAll(/^```\w*\n([\s\S]*?)^```$/gm)].map(([, block]) => block ?? "");
  const block = blocks.find((candidate) => candidate.includes(holding));
  if (block === undefined) throw new Error(`${readme} has no code block with ${holding}`);
  const own = block
    .replaceAll(DEFAULT_ADDRESS, new URL(county.url).origin)
    .replaceAll(/ -o (\S+)/g, (_whole, file: string) => ` -o '${folder}/${file}'`);
  const { stdout } = await promisify(execFile)("sh", ["-ec", `${CURL_IF_MISSING}\n${own}`], {
    cwd: projectPath(),
    env: commandEnvironment(county.variables),
  });
  return stdout;
}
