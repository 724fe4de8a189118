import { join } from "node:path";
import type { Account } from "../../identity/account";
import { findFreePorts } from "../../postgres/free-port";
import { readCountyConfig } from "../config";
import { County } from "../county";
import { type DataFolder, furnishDataFolder, openDataFolder } from "../data-folder";
import { lockDataFolder } from "../data-folder-lock";
import type { RunningCounty } from "../running-county";

interface DemoCountyOptions {
  /** Folder in which the county keeps everything, in a folder of that name. */
  root: string;
  name: string;
  /** Folder of rosters that it loads. */
  rosters: string;
  tell: (line: string) => void;
}

/** A county that a demo starts for itself, on free ports, beside whatever else runs. */
export interface DemoCounty {
  folder: DataFolder;
  running: RunningCounty;
  accounts: readonly Account[];
}

/** A county that can be stopped while it starts. */
export interface StartingCounty {
  start(): Promise<DemoCounty>;
  stop(hurry: boolean): Promise<void>;
}

/** Makes a county and does not start it yet. */
export async function makeDemoCounty({ root, name, rosters, tell }: DemoCountyOptions): Promise<StartingCounty> {
  const folder = openDataFolder(join(root, name));
  await lockDataFolder(folder.root);
  furnishDataFolder(folder);
  const [port = 0, exchangePort = 0] = await findFreePorts(2);
  const config = { ...readCountyConfig(), dataFolder: folder.root, port, exchangePort };
  const county = new County({ config, folder, loaded: null, rosters, tell });
  return {
    start: async () => {
      const { running, accounts } = await county.start();
      return { folder, running, accounts };
    },
    stop: (hurry) => county.stop(hurry),
  };
}
