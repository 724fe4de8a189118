import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { CountyConfig } from "./config";
import { CountyFault } from "./county-fault";
import { describeDataFolder, type DataFolder } from "./data-folder";
import { isLocked } from "./data-folder-lock";
import { readJsonFile } from "./json-file";

const runningCountySchema = z.object({
  regionCode: z.string(),
  regionName: z.string(),
  gatewayUrl: z.string(),
  tokenUrl: z.string(),
  /** Port of the database server on the loopback address. */
  databasePort: z.number(),
});

/** Where a county that is up can be reached; written to `run/county.json` when every service answers. */
export type RunningCounty = z.output<typeof runningCountySchema>;

export function runningCountyFile({ run }: DataFolder): string {
  return join(run, "county.json");
}

/** @throws CountyFault when no county runs on the data folder, it is still starting, or it is not the one on the port asked for. */
export async function getRunningCounty({ dataFolder, port, isPortGiven }: CountyConfig): Promise<RunningCounty> {
  if (!existsSync(dataFolder) || !(await isLocked(dataFolder))) {
    throw new CountyFault(
      `no county runs in ${dataFolder}; start it with "npm start" (LIANKONG_DATA_DIR names the folder)`,
    );
  }
  const content = readJsonFile(runningCountyFile(describeDataFolder(dataFolder)));
  if (content === null)
    throw new CountyFault(`the county in ${dataFolder} is still starting; wait for its line "ready"`);
  const running = runningCountySchema.parse(content);
  if (isPortGiven && new URL(running.gatewayUrl).port !== String(port)) {
    throw new CountyFault(
      `the county in ${dataFolder} runs at ${running.gatewayUrl}, not on port ${port}; set LIANKONG_DATA_DIR too`,
    );
  }
  return running;
}
