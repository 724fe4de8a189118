import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { CountyFault } from "./county-fault";

const USAGE = "npm start -- [--county FOLDER]";

export interface StartArguments {
  /** Absolute path of a county's rosters, for the first start on a data folder. */
  countyFolder: string | null;
}

/** @param workingFolder what a relative folder counts from @throws CountyFault for anything that is not asked for. */
export function readStartArguments(args: readonly string[], workingFolder: string): StartArguments {
  try {
    const { values } = parseArgs({ args: [...args], options: { county: { type: "string" } } });
    return { countyFolder: values.county === undefined ? null : resolve(workingFolder, values.county) };
  } catch (fault) {
    throw new CountyFault(`${(fault as Error).message.split(". ")[0]}; usage: ${USAGE}`, { cause: fault });
  }
}
