import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { headLine, sealLine } from "../../../subgraphs/letters/evidence/evidence-file";
import { CountyFault } from "../county-fault";
import type { EvidenceClient } from "./evidence-client";

/**
 * Writes the log that a county has sealed now: the file takes its name when it is whole.
 * @returns how many entries it has
 * @throws CountyFault when it breaks off, and leaves nothing of it
 */
export async function writeEvidence(client: Pick<EvidenceClient, "seal" | "lines">, file: string): Promise<number> {
  const seal = await client.seal();
  const part = `${file}.${randomUUID()}.part`;
  async function* text(): AsyncGenerator<string> {
    yield `${headLine(seal.countyCode)}\n`;
    for await (const line of client.lines(seal)) yield `${line}\n`;
    yield `${sealLine(seal.jws)}\n`;
  }
  try {
    await pipeline(Readable.from(text(), { objectMode: false }), createWriteStream(part, { flags: "wx", mode: 0o600 }));
    await rename(part, file);
    return seal.entries;
  } catch (fault) {
    await rm(part, { force: true });
    throw fault instanceof CountyFault
      ? fault
      : new CountyFault(`${file} cannot be written: ${(fault as Error).message}`, { cause: fault });
  }
}
