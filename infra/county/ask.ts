import { describeStartFault } from "../runtime/process";
import { readAccountFile } from "./account-file";
import { type AskArguments, readAskArguments } from "./ask-arguments";
import { readCountyConfig } from "./config";
import { CountyFault } from "./county-fault";
import { describeDataFolder } from "./data-folder";
import { requestToken } from "./request-token";
import { getRunningCounty } from "./running-county";

void ask();

/** Asks the running county's gateway as one of its accounts, and prints the answer. Ends with 1 when anything of it is refused. */
async function ask(): Promise<void> {
  try {
    const wanted = readAskArguments(process.argv.slice(2));
    const config = readCountyConfig();
    const running = await getRunningCounty(config);
    const accounts = readAccountFile(describeDataFolder(config.dataFolder).accounts) ?? [];
    const account = accounts.find((candidate) => candidate.account === wanted.account);
    if (account === undefined)
      throw new CountyFault(`there is no account ${wanted.account}; "npm run token" lists them`);
    const answer = await send(running.gatewayUrl, await requestToken(running.tokenUrl, account), wanted);
    process.stdout.write(`${show(answer, wanted.get)}\n`);
    if (answer.errors !== undefined) process.exitCode = 1;
  } catch (fault) {
    for (const line of describeStartFault(fault)) process.stderr.write(`ask: ${line}\n`);
    process.exitCode = 1;
  }
}

interface Answer {
  data?: unknown;
  errors?: readonly unknown[];
}

async function send(
  url: string,
  token: string,
  { operation, purpose, under, variables }: AskArguments,
): Promise<Answer> {
  const named = /^[a-z0-9-]+$/.test(operation) ? { documentId: operation } : { query: operation };
  const response = await fetch(url, {
    method: "POST",
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      "x-purpose": purpose,
      ...(under === null ? {} : { "x-case": under }),
    },
    body: JSON.stringify({ ...named, variables }),
  });
  return (await response.json()) as Answer;
}

/** The whole answer, or what lies at a path of its data: a text as it is, so that a shell can take it up. */
function show(answer: Answer, path: string | null): string {
  if (path === null || answer.errors !== undefined) return JSON.stringify(answer, null, 2);
  let value: unknown = answer.data;
  for (const step of path.split(".")) value = (value as Record<string, unknown> | null | undefined)?.[step];
  if (value === undefined || value === null) throw new CountyFault(`nothing at ${path}: ${JSON.stringify(answer)}`);
  return typeof value === "string" ? value : JSON.stringify(value, null, 2);
}
