import { describeStartFault } from "../runtime/process";
import type { Account } from "../identity/account";
import { readAccountFile } from "./account-file";
import { isServiceAccount } from "./accounts";
import { readCountyConfig } from "./config";
import { CountyFault } from "./county-fault";
import { describeDataFolder } from "./data-folder";
import { requestToken } from "./request-token";
import { getRunningCounty } from "./running-county";

void printToken();

/** Prints an access token of an account of the running county, and nothing else. */
async function printToken(): Promise<void> {
  try {
    const config = readCountyConfig();
    const running = await getRunningCounty(config);
    const accounts = readAccountFile(describeDataFolder(config.dataFolder).accounts) ?? [];
    const people = accounts.filter(({ account }) => !isServiceAccount(account));
    const account = findAccount(people, process.argv.slice(2));
    process.stdout.write(`${await requestToken(running.tokenUrl, account)}\n`);
  } catch (fault) {
    for (const line of describeStartFault(fault)) process.stderr.write(`token: ${line}\n`);
    process.exitCode = 1;
  }
}

function findAccount(accounts: readonly Account[], [name, ...rest]: readonly string[]): Account {
  const found = accounts.find(({ account }) => account === name);
  if (found !== undefined && rest.length === 0) return found;
  const list = accounts.map(({ account, post, name: person }) => `  ${account}  ${person} ${post}`).join("\n");
  const fault =
    name === undefined || rest.length > 0 ? "usage: npm run --silent token -- ACCOUNT" : `there is no account ${name}`;
  throw new CountyFault(`${fault}; the accounts are\n${list}`);
}
