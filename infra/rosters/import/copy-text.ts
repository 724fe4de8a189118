import { finished } from "node:stream/promises";
import type { Client } from "pg";
import { from } from "pg-copy-streams";

const ESCAPED = /[\\\n\r\t]/g;
const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** One line of PostgreSQL's COPY text format, its line break included. */
export function copyLine(values: readonly (string | Buffer | null)[]): string {
  let line = "";
  for (let index = 0; index < values.length; index += 1) {
    if (index > 0) line += "\t";
    line += copyValue(values[index] ?? null);
  }
  return `${line}\n`;
}

function copyValue(value: string | Buffer | null): string {
  if (value === null) return "\\N";
  if (typeof value !== "string") return `\\\\x${value.toString("hex")}`;
  return value.replace(ESCAPED, (character) => ESCAPES[character] as string);
}

/** Copies lines into a table. @throws DatabaseError when the server refuses one. */
export async function copyInto(
  client: Client,
  table: string,
  columns: readonly string[],
  lines: string,
): Promise<void> {
  const stream = client.query(from(`COPY ${table} (${columns.join(", ")}) FROM STDIN`));
  stream.end(lines);
  await finished(stream);
}
