import { COUNTY_ROSTERS } from "../../../infra/county/rosters";
import { importRosters } from "../../../infra/rosters/import-rosters";
import { fixedClock } from "../../../infra/runtime/clock";
import { Vault } from "../../../infra/runtime/vault";
import { runProgram } from "../program";

export interface ImportOrder {
  file: string;
  /** Connection of the roster role. */
  url: string;
  /** Base64; for both of the department's keys. */
  key: string;
}

export interface ImportResult {
  seconds: number;
  cpuSeconds: number;
  peakMegabytes: number;
  outcome: string;
}

runProgram(async ({ file, url, key }: ImportOrder): Promise<ImportResult> => {
  const personIdKey = Buffer.from(key, "base64");
  const connections = { "public-security": { url, personIdKey, vault: new Vault(personIdKey) } };
  const started = performance.now();
  const outcomes = await importRosters({
    paths: [file],
    specs: COUNTY_ROSTERS,
    connections,
    clock: fixedClock("2018-12-31"),
    countyCode: "450204",
  });
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  return {
    seconds: (performance.now() - started) / 1000,
    cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
    peakMegabytes: maxRSS / 1024,
    outcome: JSON.stringify(outcomes.map((one) => ("refusal" in one ? one.refusal : one.counts))),
  };
});
