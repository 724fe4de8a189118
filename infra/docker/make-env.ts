import { readFileSync } from "node:fs";
import { projectPath } from "../runtime/project-path";
import { fillSecrets } from "./env-file";

void makeEnv();

/** Prints `.env.example` with fresh secrets, to be kept as `.env` and completed by hand. */
async function makeEnv(): Promise<void> {
  process.stdout.write(await fillSecrets(readFileSync(projectPath(".env.example"), "utf8")));
}
