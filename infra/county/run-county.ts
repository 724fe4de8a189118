import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isPortFree } from "../postgres/free-port";
import { projectPath } from "../runtime/project-path";
import type { CountyConfig } from "./config";
import { County, type CountyParts } from "./county";
import { CountyFault } from "./county-fault";
import { type LoadedCounty, readLoadedCounty, readRostersCounty } from "./county-file";
import { type DataFolder, furnishDataFolder, openDataFolder, removeIfEmpty } from "./data-folder";
import { type DataFolderLock, lockDataFolder } from "./data-folder-lock";
import { endLeftoverServices } from "./leftovers";
import { stopOnSignals } from "./stop-on-signals";

/** The county that a first start loads when it is not told another. */
export const DEMO_ROSTERS = projectPath("infra", "demo", "liunan-2018");

interface RunOptions {
  config: CountyConfig;
  /** Rosters that the first start is to load; null for the demo county's, or for whatever is loaded. */
  countyFolder: string | null;
  /** Takes a line for the person at the keyboard. */
  tell: (line: string) => void;
  onReady: (parts: CountyParts) => void;
}

/**
 * Runs a county until it is asked to stop.
 * @throws CountyFault or Error with the reason why it does not start; nothing of it runs then.
 */
export async function runCounty(options: RunOptions): Promise<void> {
  const folder = openDataFolder(options.config.dataFolder);
  try {
    const lock = await lockDataFolder(folder.root);
    await runLocked(folder, lock, options);
  } finally {
    removeIfEmpty(folder);
  }
}

async function runLocked(folder: DataFolder, lock: DataFolderLock, options: RunOptions): Promise<void> {
  const choice = chooseCounty(folder, options.countyFolder);
  if (existsSync(folder.run)) endLeftoverServices(folder.run);
  await checkPort(options.config.port, "LIANKONG_PORT");
  await checkPort(options.config.exchangePort, "LIANKONG_EXCHANGE_PORT");
  furnishDataFolder(folder);
  const pidFile = join(folder.run, "county.pid");
  writeFileSync(pidFile, `${process.pid}\n`);
  try {
    await runUntilStopped(new County({ ...options, ...choice, folder }), lock, options);
  } finally {
    rmSync(pidFile, { force: true });
  }
}

interface CountyChoice {
  loaded: LoadedCounty | null;
  rosters: string;
}

/** @throws CountyFault when the data folder holds another county than the one asked for. */
function chooseCounty({ root, county }: DataFolder, countyFolder: string | null): CountyChoice {
  const loaded = readLoadedCounty(county);
  if (loaded === null) {
    const rosters = countyFolder ?? DEMO_ROSTERS;
    readRostersCounty(rosters);
    return { loaded, rosters };
  }
  if (countyFolder === null || countyFolder === loaded.rosters) return { loaded, rosters: loaded.rosters };
  throw new CountyFault(
    `${root} holds ${loaded.regionName}, loaded from ${loaded.rosters}; for another county choose another folder by LIANKONG_DATA_DIR`,
  );
}

async function checkPort(port: number, variable: string): Promise<void> {
  if (await isPortFree(port)) return;
  throw new CountyFault(`port ${port} is taken by another program; choose another by ${variable}`);
}

async function runUntilStopped(county: County, lock: DataFolderLock, { tell, onReady }: RunOptions): Promise<void> {
  const wish = stopOnSignals(async (hurry) => {
    lock.announceStop();
    tell(hurry ? "Stopping at once …" : "Stopping …");
    await county.stop(hurry);
  });
  try {
    onReady(await county.start());
  } catch (fault) {
    // A start that is broken off by a wish to stop fails at whatever it was doing.
    if (!wish.isAsked()) {
      lock.announceStop();
      await county.stop(true);
      throw fault;
    }
  }
  await wish.done;
}
