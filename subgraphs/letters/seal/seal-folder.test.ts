import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { ConfigError } from "../../../infra/runtime/config";
import { pngOf } from "../../../test/support/files";
import { SealFolder } from "./seal-folder";

const SEAL = pngOf({ width: 500, height: 500 });

describe("the folder of electronic seals", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "liankong-seals-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const faultsOf = async (): Promise<readonly string[]> => {
    const fault = await SealFolder.read(folder).catch((thrown: unknown) => thrown);
    if (!(fault instanceof ConfigError)) throw new Error(`not refused: ${String(fault)}`);
    return fault.faults;
  };

  it("gives a department's seal, and of a department that has none, none", async () => {
    writeFileSync(join(folder, "education.png"), SEAL);
    writeFileSync(join(folder, ".DS_Store"), "");
    const seals = await SealFolder.read(folder);
    expect(seals.sealOf("education")).toBe(`data:image/png;base64,${SEAL.toString("base64")}`);
    expect(seals.sealOf("civil-affairs")).toBeNull();
    expect(seals.sealOf("../education")).toBeNull();
    expect(seals.sealOf("constructor")).toBeNull();
  });

  it("may be left out: such a county presses its seals on paper", async () => {
    expect((await SealFolder.read(undefined)).sealOf("education")).toBeNull();
  });

  it("names every file that is no seal at once", async () => {
    writeFileSync(join(folder, "education.png"), "no picture at all");
    writeFileSync(join(folder, "civil-affairs.png"), SEAL.subarray(0, 60));
    writeFileSync(join(folder, "public-security.png"), pngOf({ width: 500, height: 300 }));
    writeFileSync(join(folder, "poverty-relief.png"), pngOf({ width: 100, height: 100 }));
    writeFileSync(join(folder, "disabled-persons.png"), Buffer.concat([SEAL, Buffer.alloc(600 * 1024)]));
    writeFileSync(join(folder, "bureau.png"), SEAL);
    writeFileSync(join(folder, "education.jpg"), SEAL);
    const faults = await faultsOf();
    expect(faults.map((fault) => fault.split(":")[1]?.trim())).toEqual([
      "bureau.png",
      "civil-affairs.png",
      "disabled-persons.png",
      "education.jpg",
      "education.png",
      "poverty-relief.png",
      "public-security.png",
    ]);
  });

  it("that is not there stops the start", async () => {
    rmSync(folder, { recursive: true });
    expect(await faultsOf()).toEqual(["SEAL_FOLDER: cannot be read (ENOENT)"]);
  });
});
