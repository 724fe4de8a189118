import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { describeStartFault } from "../runtime/process";
import { readAccountFile } from "./account-file";
import { readCountyConfig } from "./config";
import { CountyFault } from "./county-fault";
import { describeDataFolder } from "./data-folder";
import { requestToken } from "./request-token";
import { getRunningCounty } from "./running-county";
import { followSweep, startSweep } from "./sweep/follow-sweep";
import { createOfficeClient, type OfficeClient } from "./sweep/office-client";
import { readSweepArguments, type SweepArguments } from "./sweep/sweep-arguments";
import { createSweepBar } from "./sweep/sweep-bar";
import { summariseSweep, sweepStatus } from "./sweep/summarise-sweep";

void runSweep();

/** Sweeps the running county as its joint meeting's office (四查三比对) and writes the findings where asked. Ends with 0, 2 when incomplete, 1 on a fault. */
async function runSweep(): Promise<void> {
  const bar = createSweepBar(process.stderr);
  try {
    const config = readCountyConfig();
    const wanted = readSweepArguments(process.argv.slice(2), config.workingFolder);
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
      await writeFindings(office, { ...wanted, out: wanted.out }, id);
      process.stdout.write(`${wanted.out}\n`);
    }
  } catch (fault) {
    bar.end();
    for (const line of describeStartFault(fault)) process.stderr.write(`sweep: ${line}\n`);
    process.exitCode = 1;
  }
}

/** The file takes its name when it is whole; only its owner may read it. */
async function writeFindings(
  office: OfficeClient,
  { regionCode, schoolYear, out }: SweepArguments & { out: string },
  sweepId: string,
): Promise<void> {
  const part = `${out}.part`;
  try {
    const file = await office.export("findings.csv", { regionCode, schoolYear, sweepId });
    await pipeline(Readable.fromWeb(file as never), createWriteStream(part, { mode: 0o600 }));
    await rename(part, out);
  } catch (fault) {
    await rm(part, { force: true });
    throw fault;
  }
}
