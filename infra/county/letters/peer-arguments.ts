import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { CountyFault } from "../county-fault";

const USAGE =
  "npm run --silent letters:peer -- card > own.card.json        the own card, and its fingerprint beside it\n" +
  "       npm run letters:peer -- add FILE --fingerprint F      enters a county's card; ask the county for F by telephone\n" +
  "       npm run letters:peer -- list                          the counties of the directory";

/** What is to be done with the directory of counties. */
export type PeerArguments = { command: "card" | "list" } | { command: "add"; file: string; fingerprint: string };

/** @param workingFolder what a relative path counts from @throws CountyFault that tells how it is used */
export function readPeerArguments(args: readonly string[], workingFolder: string): PeerArguments {
  const { values, positionals } = parse(args);
  const [command, file, ...rest] = positionals;
  const { fingerprint } = values;
  if ((command === "card" || command === "list") && file === undefined && fingerprint === undefined) return { command };
  if (command !== "add" || file === undefined || rest.length > 0) throw new CountyFault(`usage: ${USAGE}`);
  if (fingerprint === undefined) {
    throw new CountyFault(
      "a card alone proves nothing: ask the county for its fingerprint, and give it by --fingerprint",
    );
  }
  return { command, file: resolve(workingFolder, file), fingerprint };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { fingerprint: { type: "string" } }, allowPositionals: true });
  } catch (fault) {
    throw new CountyFault(`${(fault as Error).message.split(". ")[0]}; usage: ${USAGE}`, { cause: fault });
  }
}
