import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { CountyFault } from "../county-fault";

const USAGE =
  "npm run sweep -- --region 450204 --year 2018-2019 --as-of 2018-12-31 [--out findings.csv]\n" +
  "  --region  county of the joint meeting, six digits   --year  school year\n" +
  "  --as-of   day that the registers are compared on    --out   csv file that gets one line per finding";

export interface SweepArguments {
  regionCode: string;
  schoolYear: string;
  asOf: string;
  /** Absolute path of the csv file; null when none is asked for. */
  out: string | null;
}

/** @param workingFolder what a relative path counts from @throws CountyFault that tells how it is used. */
export function readSweepArguments(args: readonly string[], workingFolder: string): SweepArguments {
  const { region, year, "as-of": asOf, out } = parseOrRefuse(args);
  const missing = Object.entries({ region, year, "as-of": asOf }).filter(([, value]) => value === undefined);
  if (region === undefined || year === undefined || asOf === undefined) {
    throw new CountyFault(`missing ${missing.map(([name]) => `--${name}`).join(", ")}; usage: ${USAGE}`);
  }
  return { regionCode: region, schoolYear: year, asOf, out: out === undefined ? null : resolve(workingFolder, out) };
}

function parseOrRefuse(args: readonly string[]): Partial<Record<"region" | "year" | "as-of" | "out", string>> {
  const text = { type: "string" } as const;
  try {
    return parseArgs({ args: [...args], options: { region: text, year: text, "as-of": text, out: text } }).values;
  } catch (fault) {
    throw new CountyFault(`${(fault as Error).message.split(". ")[0]}; usage: ${USAGE}`, { cause: fault });
  }
}
