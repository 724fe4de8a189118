import { randomUUID } from "node:crypto";
import { createWriteStream, existsSync } from "node:fs";
import { open, rename, rm, stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { CountyFault } from "../county-fault";

/** Makes sure, before a sweep is made for it, that a file can be written. @throws CountyFault when it cannot. */
export async function tryFindingsFile(path: string): Promise<void> {
  const there = existsSync(path) ? await stat(path) : null;
  // A folder or a device would be lost to the file that takes its name.
  if (there !== null && !there.isFile()) throw new CountyFault(`--out ${path} is no file`);
  const trial = partOf(path);
  try {
    await (await open(trial, "wx", 0o600)).close();
    await rm(trial);
  } catch (fault) {
    throw new CountyFault(`--out ${path} cannot be written: ${(fault as Error).message}`, { cause: fault });
  }
}

/**
 * Writes the findings: the file takes its name when it is whole, and only its owner may read it.
 * @throws CountyFault when it breaks off, and leaves nothing of it
 */
export async function writeFindingsFile(path: string, findings: ReadableStream<Uint8Array>): Promise<void> {
  const part = partOf(path);
  try {
    await pipeline(Readable.fromWeb(findings as never), createWriteStream(part, { flags: "wx", mode: 0o600 }));
    await rename(part, path);
  } catch (fault) {
    await rm(part, { force: true });
    const why = `the file of findings broke off: ${(fault as Error).message}. 问题清单文件写入中断。`;
    throw new CountyFault(why, { cause: fault });
  }
}

/** Of its own name each time: two commands that join one sweep may write to one file. */
const partOf = (path: string): string => `${path}.${randomUUID()}.part`;
