import { parseArgs } from "node:util";
import { isPurpose, type Purpose, PURPOSES } from "../../schema/access/purposes";
import { CountyFault } from "./county-fault";

const USAGE = "npm run --silent ask -- ACCOUNT OPERATION [--purpose CASE] [--case ID] [--variables JSON] [--get PATH]";

export interface AskArguments {
  account: string;
  /** GraphQL text, or the name of a trusted operation. */
  operation: string;
  purpose: Purpose;
  /** Case or opening under which a child's sensitive data is read. */
  under: string | null;
  variables: Record<string, unknown>;
  /** Where in the answer's data lies what is wanted, such as `cases.edges.0.node.id`; null for all of it. */
  get: string | null;
}

/** @throws CountyFault for anything that is not asked for. */
export function readAskArguments(args: readonly string[]): AskArguments {
  const { values, positionals } = parse(args);
  const [account, operation, ...rest] = positionals;
  if (account === undefined || operation === undefined || rest.length > 0) throw new CountyFault(`usage: ${USAGE}`);
  const { purpose = "CASE" } = values;
  if (!isPurpose(purpose))
    throw new CountyFault(`${purpose} is no purpose; there are ${Object.keys(PURPOSES).join(", ")}`);
  const variables = readVariables(values.variables ?? "{}");
  return { account, operation, purpose, under: values.case ?? null, variables, get: values.get ?? null };
}

function parse(args: readonly string[]) {
  try {
    const option = { type: "string" } as const;
    const options = { purpose: option, case: option, variables: option, get: option };
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (fault) {
    throw new CountyFault(`${(fault as Error).message.split(". ")[0]}; usage: ${USAGE}`, { cause: fault });
  }
}

function readVariables(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch (fault) {
    if (!(fault instanceof SyntaxError)) throw fault;
  }
  throw new CountyFault("--variables takes a JSON object");
}
