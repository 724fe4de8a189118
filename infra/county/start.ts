import { describeStartFault } from "../runtime/process";
import { readStartArguments } from "./arguments";
import { readCountyConfig } from "./config";
import { DEMO_ROSTERS, runCounty } from "./run-county";
import { summarise } from "./summary";

void start();

async function start(): Promise<void> {
  const tell = (line: string) => void process.stdout.write(`${line}\n`);
  // Whoever reads the output may go: the county runs on.
  process.stdout.on("error", () => undefined);
  try {
    const config = readCountyConfig();
    const { countyFolder } = readStartArguments(process.argv.slice(2), config.workingFolder);
    await runCounty({
      config,
      countyFolder,
      tell,
      onReady: (parts) =>
        tell(summarise(parts, { prefix: config.commandPrefix, isDemo: parts.county.rosters === DEMO_ROSTERS })),
    });
    process.exit(0);
  } catch (fault) {
    for (const line of describeStartFault(fault)) process.stderr.write(`county: ${line}\n`);
    process.exit(1);
  }
}
