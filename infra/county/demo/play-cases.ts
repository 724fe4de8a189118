import { describeStartFault } from "../../runtime/process";
import { readAccountFile } from "../account-file";
import { readCountyConfig } from "../config";
import { readCountyDate } from "../county-date";
import { CountyFault } from "../county-fault";
import { readLoadedCounty } from "../county-file";
import { describeDataFolder } from "../data-folder";
import { DEMO_ROSTERS } from "../run-county";
import { getRunningCounty } from "../running-county";
import { type CaseEvent, planYear } from "./case-plan";
import { type Actors, concludeReturn, findChild, openCases, type PlayedChild, takeStep, visit } from "./case-acts";
import { openClients } from "./clients";
import { describe, differences, readFigures } from "./figures";
import { LAST_DAY, readLedger } from "./year-rosters";
import { eventually } from "./eventually";

void replay();

/** Replays the cases of the demo county's ledger of 2018 in the running county, by its accounts, and prints the figures. */
async function replay(): Promise<void> {
  const tell = (line: string) => void process.stdout.write(`${line}\n`);
  try {
    const config = readCountyConfig();
    const running = await getRunningCounty(config);
    const folder = describeDataFolder(config.dataFolder);
    if (readLoadedCounty(folder.county)?.rosters !== DEMO_ROSTERS || (readCountyDate(folder) ?? "") < LAST_DAY)
      throw new CountyFault(
        "the cases are those of the demo county as it starts; start it on a data folder of its own",
      );
    const actors = openClients(running, readAccountFile(folder.accounts) ?? []);
    const opened = await openCases(actors, running.regionCode);
    if (opened === 0) throw new CountyFault("the cases have been opened already");
    tell(`${opened} cases opened from the ledger (由台账建案)`);
    const children = new Map<string, PlayedChild>();
    for (const { child, event } of planYear(readLedger(DEMO_ROSTERS))) {
      const known = children.get(child.idNumber) ?? (await findChild(actors, running.regionCode, child));
      children.set(child.idNumber, known);
      await play(actors, known, event);
    }
    tell("every step entered on its day (补录各步骤)");
    const figures = await eventually(
      () => readFigures(actors, running.regionCode, "2018-01-01", LAST_DAY),
      ({ closed, returned }) => closed === returned,
    );
    tell(`\n${describe(figures)}`);
    const wrong = differences(figures);
    for (const line of wrong) process.stderr.write(`demo: ${line}\n`);
    process.exitCode = wrong.length === 0 ? 0 : 1;
  } catch (fault) {
    for (const line of describeStartFault(fault)) process.stderr.write(`demo: ${line}\n`);
    process.exitCode = 1;
  }
}

/** What was done on a day is entered as of that day; what only makes sense then is left out. */
async function play(actors: Actors, child: PlayedChild, event: CaseEvent): Promise<void> {
  const { act, day } = event;
  if (act === "VISIT") await visit(actors, child, event.line, day);
  if (act === "STEP") await takeStep(actors, child, event.kind, day);
  if (act === "COME_BACK") await concludeReturn(actors, child, day);
}
