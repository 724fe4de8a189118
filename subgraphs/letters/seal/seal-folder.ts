import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { ConfigError } from "../../../infra/runtime/config";
import { FileFault } from "../../../infra/runtime/upload/file-fault";
import { inspectFile } from "../../../infra/runtime/upload/inspect-file";
import { DEPARTMENTS } from "../../../schema/departments";

/** Electronic seals (电子印章) of the county's departments: a PNG each, as they are pressed on signed letters. */
export class SealFolder {
  /** A county without electronic seals presses its own on paper. */
  static readonly EMPTY = new SealFolder(new Map());

  private constructor(private readonly seals: ReadonlyMap<string, string>) {}

  /**
   * Reads `<department>.png` of every department that has one; whole, at the start: a seal that is broken is found before
   * anything is signed, and one that is exchanged afterwards holds from the next start.
   * @throws ConfigError naming every file that is no seal
   */
  static async read(folder: string | undefined): Promise<SealFolder> {
    if (folder === undefined) return SealFolder.EMPTY;
    const names = (await listing(folder)).filter((name) => !name.startsWith("."));
    const faults: string[] = [];
    const seals = new Map<string, string>();
    for (const name of names.toSorted()) {
      const organ = name.replace(/\.png$/, "");
      const seal = ORGANS.has(organ) && name.endsWith(".png") ? await readSeal(join(folder, name)) : STRANGE;
      if (typeof seal === "string") faults.push(`SEAL_FOLDER: ${name}: ${seal}`);
      else seals.set(organ, `data:image/png;base64,${seal.toString("base64")}`);
    }
    if (faults.length > 0) throw new ConfigError(faults);
    return new SealFolder(seals);
  }

  /** The seal of a department as a data URI; null for one that has none here. Only a signed letter bears it. */
  sealOf(organ: string): string | null {
    return this.seals.get(organ) ?? null;
  }
}

const ORGANS: ReadonlySet<string> = new Set(DEPARTMENTS.map(({ name }) => name));
const STRANGE = "seals are named DEPARTMENT.png, such as education.png; nothing else belongs there";

/** A seal travels in the answer of every letter that bears it. */
const MOST_BYTES = 512 * 1024;
/** Of 42 mm in print: fewer would be a blot, more are a photograph. */
const LEAST_SIDE = 200;
const MOST_SIDE = 2000;

async function listing(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (fault) {
    throw new ConfigError([`SEAL_FOLDER: cannot be read (${(fault as NodeJS.ErrnoException).code})`]);
  }
}

/** The bytes of a seal, or what is wrong with the file. */
async function readSeal(path: string): Promise<Buffer | string> {
  const { size } = await stat(path);
  if (size > MOST_BYTES) return `${size} bytes; a seal has ${MOST_BYTES} at most`;
  const bytes = await readFile(path);
  try {
    await inspectFile(bytes, { fileName: "seal.png", contentType: "image/png" });
  } catch (fault) {
    if (fault instanceof FileFault) return fault.message;
    throw fault;
  }
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  if (width !== height || width < LEAST_SIDE || width > MOST_SIDE)
    return `${width} × ${height} pixels; a seal is as wide as high, ${LEAST_SIDE} to ${MOST_SIDE}`;
  return bytes;
}
