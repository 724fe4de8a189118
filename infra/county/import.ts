import { existsSync } from "node:fs";
import { join } from "node:path";
import { exportRejections } from "../rosters/export-rejections";
import { importRosters, type FileOutcome } from "../rosters/import-rosters";
import { fileClock } from "../runtime/clock";
import { describeStartFault } from "../runtime/process";
import { readCountyConfig } from "./config";
import { type RostersCounty, readLoadedCounty, readRostersCounty } from "./county-file";
import { describeDataFolder, type DataFolder } from "./data-folder";
import { CountyFault } from "./county-fault";
import { readImportArguments } from "./import-arguments";
import { createImportBar } from "./import-bar";
import { importStatus, summariseImport } from "./import-summary";
import { rosterConnections } from "./roster-connections";
import { COUNTY_ROSTERS } from "./rosters";
import { getRunningCounty } from "./running-county";
import { type CountySecrets, readSecrets } from "./secrets";

void runImport();

/** Imports rosters into the running county, and writes out rejected rows where asked. */
async function runImport(): Promise<void> {
  const tell = (line: string) => void process.stdout.write(`${line}\n`);
  try {
    const config = readCountyConfig();
    const { paths, rejectedFolder } = readImportArguments(process.argv.slice(2), config.workingFolder);
    const { databasePort } = await getRunningCounty(config);
    const folder = describeDataFolder(config.dataFolder);
    const connections = rosterConnections(readSecrets(folder.secrets) as CountySecrets, databasePort);
    if (paths.length > 0) {
      const outcomes = await importPaths(paths, connections, folder);
      tell(summariseImport(outcomes, config.workingFolder));
      process.exitCode = importStatus(outcomes);
    }
    if (rejectedFolder !== null) {
      for (const line of await writeRejections(connections, rejectedFolder)) tell(line);
    }
  } catch (fault) {
    for (const line of describeStartFault(fault)) process.stderr.write(`import: ${line}\n`);
    process.exitCode = 1;
  }
}

type Connections = ReturnType<typeof rosterConnections>;

async function importPaths(
  paths: readonly string[],
  connections: Connections,
  folder: DataFolder,
): Promise<FileOutcome[]> {
  const loaded = readLoadedCounty(folder.county);
  if (loaded === null) throw new CountyFault(`${folder.county} is missing`);
  const bar = createImportBar(process.stderr);
  try {
    const outcomes = await importRosters({
      paths,
      specs: COUNTY_ROSTERS,
      connections,
      clock: fileClock(folder.date),
      countyCode: countyOf(paths, loaded).regionCode,
      onProgress: bar.onProgress,
    });
    if (outcomes.length === 0) throw new CountyFault("no roster (.csv, .xlsx) in what was given");
    return outcomes;
  } finally {
    bar.end();
  }
}

/** The county that a folder says its rosters are about; files alone are those of the running county. */
function countyOf(paths: readonly string[], running: RostersCounty): RostersCounty {
  const [told = running, ...others] = paths
    .filter((path) => existsSync(join(path, "county.json")))
    .map(readRostersCounty);
  if (others.every(({ regionCode }) => regionCode === told.regionCode)) return told;
  throw new CountyFault("the folders are of more than one county; import one at a time");
}

async function writeRejections(connections: Connections, folder: string): Promise<string[]> {
  const lines: string[] = [];
  for (const [department, connection] of Object.entries(connections)) {
    const specs = COUNTY_ROSTERS.filter((spec) => spec.department === department);
    for (const { path, rows } of await exportRejections(specs, connection, folder)) lines.push(`${path}  ${rows}`);
  }
  return lines.length === 0 ? ["no rejected rows 没有拒收行"] : lines;
}
