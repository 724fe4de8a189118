import { describeStartFault } from "../runtime/process";
import { readCountyConfig } from "./config";
import { moveCountyDate, readCountyDate } from "./county-date";
import { CountyFault } from "./county-fault";
import { describeDataFolder } from "./data-folder";
import { getRunningCounty } from "./running-county";

void moveDay();

/** Prints the day on which the running county lives, after moving it on to the one given. */
async function moveDay(): Promise<void> {
  try {
    const [date, ...rest] = process.argv.slice(2);
    if (rest.length > 0) throw new CountyFault("usage: npm run day -- [YYYY-MM-DD]");
    const config = readCountyConfig();
    await getRunningCounty(config);
    const folder = describeDataFolder(config.dataFolder);
    if (date !== undefined) moveCountyDate(folder, date);
    process.stdout.write(`${readCountyDate(folder)}\n`);
  } catch (fault) {
    for (const line of describeStartFault(fault)) process.stderr.write(`day: ${line}\n`);
    process.exitCode = 1;
  }
}
