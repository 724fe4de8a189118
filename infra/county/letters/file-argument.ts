import { resolve } from "node:path";
import { CountyFault } from "../county-fault";

/**
 * The one file that a command is about, absolute.
 * @param workingFolder what a relative path counts from
 * @throws CountyFault that tells how it is used
 */
export function readFileArgument(args: readonly string[], usage: string, workingFolder: string): string {
  const [file, ...rest] = args;
  if (file === undefined || file.startsWith("-") || rest.length > 0) throw new CountyFault(`usage: ${usage}`);
  return resolve(workingFolder, file);
}
