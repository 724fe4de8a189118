import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectPath } from "../../runtime/project-path";
import { describeStartFault } from "../../runtime/process";
import { DEMO_ROSTERS } from "../run-county";
import { stopOnSignals } from "../stop-on-signals";
import { openClients } from "./clients";
import { makeDemoCounty, type StartingCounty } from "./demo-county";
import { playLetters } from "./letters";

const XINGBIN = projectPath("infra", "demo", "xingbin-2018");

void demoLetters();

/** Starts 柳南 and 兴宾, each a whole county of its own, has them write and answer, prints both sides' figures, and stops them. */
async function demoLetters(): Promise<void> {
  const tell = (line: string) => void process.stdout.write(`${line}\n`);
  const root = mkdtempSync(join(tmpdir(), "liankong-letters-"));
  const counties: StartingCounty[] = [];
  const wish = stopOnSignals(async (hurry) => {
    await Promise.all(counties.map((county) => county.stop(hurry)));
  });
  try {
    const start = async (name: string, rosters: string) => {
      const county = await makeDemoCounty({ root, name, rosters, tell: (line) => tell(`${name}: ${line}`) });
      counties.push(county);
      const { folder, running, accounts } = await county.start();
      return { actors: openClients(running, accounts), folder, regionCode: running.regionCode };
    };
    const liunan = await start("liunan", DEMO_ROSTERS);
    const xingbin = await start("xingbin", XINGBIN);
    const wrong = await playLetters({ liunan, xingbin, tell });
    for (const line of wrong) process.stderr.write(`demo: ${line}\n`);
    process.exitCode = wrong.length === 0 ? 0 : 1;
  } catch (fault) {
    if (!wish.isAsked()) for (const line of describeStartFault(fault)) process.stderr.write(`demo: ${line}\n`);
    process.exitCode = 1;
  }
  await Promise.all(counties.map((county) => county.stop(false)));
  rmSync(root, { recursive: true, force: true });
  process.exit();
}
