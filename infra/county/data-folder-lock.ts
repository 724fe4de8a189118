import { createHash } from "node:crypto";
import { realpathSync, rmSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { CountyFault } from "./county-fault";

const STOPPING = "stopping";
const POLL_MS = 100;

/** The right to run on a data folder. */
export interface DataFolderLock {
  /** Lets a start that comes now wait for the end instead of giving up. */
  announceStop(): void;
  release(): Promise<void>;
}

/**
 * Takes the data folder for this process. The lock is a listening local socket, which the system takes back however the
 * process ends; a file would have to be told from one that a killed process left.
 * @throws CountyFault when another process runs the county.
 */
export async function lockDataFolder(root: string): Promise<DataFolderLock> {
  const address = lockAddress(root);
  for (;;) {
    let answer = `${process.pid}`;
    const server = await listen(address, () => answer);
    if (server !== null) {
      return {
        announceStop: () => {
          answer = STOPPING;
        },
        release: () => new Promise((resolve) => server.close(() => resolve())),
      };
    }
    const holder = await askHolder(address);
    if (holder === null) removeSocketFile(address);
    else if (holder !== STOPPING) throw new CountyFault(`the county in ${root} is running already (process ${holder})`);
    await delay(POLL_MS);
  }
}

/** Whether a county runs on the folder now. */
export async function isLocked(root: string): Promise<boolean> {
  return (await askHolder(lockAddress(root))) !== null;
}

function lockAddress(root: string): string {
  const name = `liankong-${createHash("sha256").update(realpathSync(root)).digest("hex").slice(0, 32)}`;
  if (process.platform === "linux") return `\0${name}`;
  return process.platform === "win32" ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

/** Null when the address is taken. */
async function listen(address: string, answer: () => string): Promise<Server | null> {
  const server = createServer((socket) => {
    socket.on("error", () => socket.destroy());
    socket.end(answer());
  });
  return await new Promise((resolve, reject) => {
    server.once("error", (fault: NodeJS.ErrnoException) =>
      fault.code === "EADDRINUSE" ? resolve(null) : reject(fault),
    );
    server.listen(address, () => resolve(server.unref()));
  });
}

/** What the holder of the lock says; null when nobody answers. */
async function askHolder(address: string): Promise<string | null> {
  return await new Promise((resolve) => {
    let text = "";
    connect(address)
      .setEncoding("utf8")
      .on("data", (chunk: string) => (text += chunk))
      .on("end", () => resolve(text))
      .on("error", () => resolve(null));
  });
}

/** Only the last kind of address leaves a file behind. */
function removeSocketFile(address: string): void {
  if (!address.startsWith("\0") && process.platform !== "win32") rmSync(address, { force: true });
}
