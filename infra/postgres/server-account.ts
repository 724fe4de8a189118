import { readFileSync } from "node:fs";

/** A user of the operating system that a server process runs as. */
export interface ServerAccount {
  name: string;
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as root: these stand in for it, the first that exists. */
const STAND_INS = ["postgres", "nobody"];

/**
 * Who runs the server: `null` for the user of this process, another account when this process is root's.
 * @throws Error when root has no account to stand in.
 */
export function findServerAccount(): ServerAccount | null {
  if (process.getuid?.() !== 0) return null;
  const accounts = readFileSync("/etc/passwd", "utf8").split("\n").map(parseAccount);
  for (const name of STAND_INS) {
    const account = accounts.find((candidate) => candidate?.name === name);
    if (account !== undefined && account !== null) return account;
  }
  throw new Error(`PostgreSQL does not run as root, and no user ${STAND_INS.join(" or ")} exists here`);
}

function parseAccount(line: string): ServerAccount | null {
  const [name, , uid, gid] = line.split(":");
  if (name === undefined || uid === undefined || gid === undefined) return null;
  return { name, uid: Number(uid), gid: Number(gid) };
}
