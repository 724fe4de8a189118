import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { furnishDataFolder, openDataFolder, removeIfEmpty } from "./data-folder";
import { isLocked, lockDataFolder } from "./data-folder-lock";
import { provideSecrets } from "./secrets";

let root: string;

beforeEach(() => {
  root = join(mkdtempSync(join(tmpdir(), "liankong-folder-")), "data");
});

afterEach(() => {
  rmSync(join(root, ".."), { recursive: true, force: true });
});

describe("a data folder", () => {
  it("is made at the first start, closed to other users", () => {
    furnishDataFolder(openDataFolder(root));
    expect(statSync(root).mode & 0o777).toBe(0o700);
    expect(statSync(join(root, "logs")).mode & 0o777).toBe(0o700);
  });

  it("is not made out of a folder that holds something else", () => {
    mkdirSync(root);
    writeFileSync(join(root, "thesis.docx"), "");
    expect(() => openDataFolder(root)).toThrow("holds other files and is not a county's data folder");
    expect(existsSync(join(root, "thesis.docx"))).toBe(true);
  });

  it("cannot lie on a disk that is not there", () => {
    writeFileSync(join(root, "..", "file"), "");
    for (const path of [join(root, "..", "file", "data"), "/proc/county/data"]) {
      expect(() => openDataFolder(path)).toThrow(/cannot be used \(LIANKONG_DATA_DIR\)/);
    }
  });

  it("goes again when a start came to nothing", () => {
    removeIfEmpty(openDataFolder(root));
    expect(existsSync(root)).toBe(false);
  });

  it("belongs to one county's process at a time", async () => {
    openDataFolder(root);
    const lock = await lockDataFolder(root);
    expect(await isLocked(root)).toBe(true);
    await expect(lockDataFolder(root)).rejects.toThrow(`is running already (process ${process.pid})`);
    await lock.release();
    expect(await isLocked(root)).toBe(false);
  });

  it("is waited for while the county in it stops", async () => {
    openDataFolder(root);
    const lock = await lockDataFolder(root);
    lock.announceStop();
    const next = lockDataFolder(root);
    await lock.release();
    const taken = await next;
    expect(await isLocked(root)).toBe(true);
    await taken.release();
  });
});

describe("a county's secrets", () => {
  it("are read by their owner alone and stay the same", async () => {
    const folder = openDataFolder(root);
    const made = await provideSecrets(folder.secrets);
    expect(statSync(folder.secrets).mode & 0o777).toBe(0o600);
    expect(await provideSecrets(folder.secrets)).toEqual(made);
  });

  it("are different in each county, for each department and each use", async () => {
    const folder = openDataFolder(root);
    const one = await provideSecrets(folder.secrets);
    const other = await provideSecrets(join(root, "other.json"));
    const all = [one, other].flatMap(({ superuserPassword, databases, personIdKey, fieldKeys }) => [
      superuserPassword,
      personIdKey,
      ...Object.values(fieldKeys),
      ...Object.values(databases).flatMap((passwords) => Object.values(passwords)),
    ]);
    expect(new Set(all).size).toBe(all.length);
  });

  it("hold an issuer's key that says it is a demo's", async () => {
    const { identityKey } = await provideSecrets(openDataFolder(root).secrets);
    expect(identityKey.kid).toMatch(/^demo-./);
  });
});
