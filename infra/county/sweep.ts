import { describeStartFault } from "../runtime/process";
import { readAccountFile } from "./account-file";
import { readCountyConfig } from "./config";
import { CountyFault } from "./county-fault";
import { describeDataFolder } from "./data-folder";
import { requestToken } from "./request-token";
import { getRunningCounty } from "./running-county";
import { tryFindingsFile, writeFindingsFile } from "./sweep/findings-file";
import { followSweep, startSweep } from "./sweep/follow-sweep";
import { createOfficeClient } from "./sweep/office-client";
import { readSweepArguments } from "./sweep/sweep-arguments";
import { createSweepBar } from "./sweep/sweep-bar";
import { summariseSweep, sweepStatus } from "./sweep/summarise-sweep";

void runSweep();

/** Sweeps the running county as its joint meeting's office (四查三比对) and writes the findings where asked. Ends with 0, 2 when incomplete, 1 on a fault. */
async function runSweep(): Promise<void> {
  const bar = createSweepBar(process.stderr);
  // Whoever reads the output may go: the sweep goes on, and its file is written.
  process.stdout.on("error", (fault: NodeJS.ErrnoException) => {
    if (fault.code !== "EPIPE") throw fault;
  });
  try {
    const config = readCountyConfig();
    const wanted = readSweepArguments(process.argv.slice(2), config.workingFolder);
    if (wanted.out !== null) await tryFindingsFile(wanted.out);
    const running = await getRunningCounty(config);
    const accounts = readAccountFile(describeDataFolder(config.dataFolder).accounts) ?? [];
    const account = accounts.find((candidate) => candidate.account === "office");
    if (account === undefined) throw new CountyFault("the county has no account office");
    const office = createOfficeClient(running.gatewayUrl, await requestToken(running.tokenUrl, account));
    const id = await startSweep(office, wanted);
    const status = await followSweep(office, id, bar.onProgress);
    bar.end();
    process.stdout.write(`${summariseSweep(status)}\n`);
    process.exitCode = sweepStatus(status);
    if (process.exitCode === 0 && wanted.out !== null) {
      const { regionCode, schoolYear, out } = wanted;
      await writeFindingsFile(out, await office.export("findings.csv", { regionCode, schoolYear, sweepId: id }));
      process.stdout.write(`${out}\n`);
    }
  } catch (fault) {
    bar.end();
    for (const line of describeStartFault(fault)) process.stderr.write(`sweep: ${line}\n`);
    process.exitCode = 1;
  }
}
