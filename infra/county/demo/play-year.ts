import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeStartFault } from "../../runtime/process";
import { DEMO_ROSTERS } from "../run-county";
import { stopOnSignals } from "../stop-on-signals";
import { openClients } from "./clients";
import { makeDemoCounty, type StartingCounty } from "./demo-county";
import { describe, differences } from "./figures";
import { playYear } from "./year";
import { readLedger, writeYearRosters } from "./year-rosters";

void demoYear();

/** Starts an invented county in May 2018, plays its year through the gateway alone, prints what came of it, and stops it. */
async function demoYear(): Promise<void> {
  const tell = (line: string) => void process.stdout.write(`${line}\n`);
  const root = mkdtempSync(join(tmpdir(), "liankong-year-"));
  let county: StartingCounty | undefined;
  const wish = stopOnSignals(async (hurry) => county?.stop(hurry));
  try {
    const rosters = join(root, "rosters");
    writeYearRosters(DEMO_ROSTERS, rosters);
    county = await makeDemoCounty({ root, name: "county", rosters, tell });
    const { folder, running, accounts } = await county.start();
    const actors = openClients(running, accounts);
    const figures = await playYear({
      actors,
      folder,
      regionCode: running.regionCode,
      ledger: readLedger(DEMO_ROSTERS),
      tell,
    });
    tell(`\n${describe(figures)}`);
    const wrong = differences(figures);
    for (const line of wrong) process.stderr.write(`demo: ${line}\n`);
    process.exitCode = wrong.length === 0 ? 0 : 1;
  } catch (fault) {
    if (!wish.isAsked()) for (const line of describeStartFault(fault)) process.stderr.write(`demo: ${line}\n`);
    process.exitCode = 1;
  }
  await county?.stop(false);
  rmSync(root, { recursive: true, force: true });
  process.exit();
}
