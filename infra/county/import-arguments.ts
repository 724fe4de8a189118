import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { CountyFault } from "./county-fault";

const USAGE = "npm run import -- FOLDER_OR_FILE… [--rejected FOLDER]";

export interface ImportArguments {
  /** Absolute paths of roster files and folders of them. */
  paths: readonly string[];
  /** Absolute path of the folder that gets the rejected rows as workbooks; null when they are not asked for. */
  rejectedFolder: string | null;
}

/** @param workingFolder what a relative path counts from @throws CountyFault for anything that is not asked for. */
export function readImportArguments(args: readonly string[], workingFolder: string): ImportArguments {
  const { paths, rejected } = parseOrRefuse(args);
  if (paths.length === 0 && rejected === undefined) throw new CountyFault(`nothing to import; usage: ${USAGE}`);
  return {
    paths: paths.map((path) => resolve(workingFolder, path)),
    rejectedFolder: rejected === undefined ? null : resolve(workingFolder, rejected),
  };
}

function parseOrRefuse(args: readonly string[]): { paths: string[]; rejected: string | undefined } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { rejected: { type: "string" } },
      allowPositionals: true,
    });
    return { paths: positionals, rejected: values.rejected };
  } catch (fault) {
    throw new CountyFault(`${(fault as Error).message.split(". ")[0]}; usage: ${USAGE}`, { cause: fault });
  }
}
