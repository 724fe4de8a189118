import { describeStartFault } from "../runtime/process";
import { readAccountFile } from "./account-file";
import { readCountyConfig } from "./config";
import { CountyFault } from "./county-fault";
import { describeDataFolder } from "./data-folder";
import { EvidenceClient } from "./letters/evidence-client";
import { readFileArgument } from "./letters/file-argument";
import { writeEvidence } from "./letters/write-evidence";
import { requestToken } from "./request-token";
import { getRunningCounty } from "./running-county";

void takeEvidence();

/** Takes the evidence log of the running county's letters out into a file, as its auditor. The file takes its name when it is whole. */
async function takeEvidence(): Promise<void> {
  try {
    const config = readCountyConfig();
    const file = readFileArgument(process.argv.slice(2), "npm run letters:evidence -- FILE", config.workingFolder);
    const running = await getRunningCounty(config);
    const accounts = readAccountFile(describeDataFolder(config.dataFolder).accounts) ?? [];
    const account = accounts.find((candidate) => candidate.account === "auditor");
    if (account === undefined) throw new CountyFault("the county has no account auditor");
    const client = new EvidenceClient(running.gatewayUrl, await requestToken(running.tokenUrl, account));
    const entries = await writeEvidence(client, file);
    process.stdout.write(`${entries} entries  ${file}\n`);
  } catch (fault) {
    for (const line of describeStartFault(fault)) process.stderr.write(`letters:evidence: ${line}\n`);
    process.exitCode = 1;
  }
}
