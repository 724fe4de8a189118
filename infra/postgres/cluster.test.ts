import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { Client } from "pg";
import { type Cluster, startCluster } from "./cluster";
import { findServerProcesses } from "./server-processes";
import { stopServer } from "./stop-server";

/** Closed to every other user, as folders of `mktemp` and below `/root` are. */
let root: string;
let folder: string;
const others: ChildProcess[] = [];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "liankong-cluster-"));
  folder = join(root, "postgres");
});

afterEach(async () => {
  for (const other of others.splice(0)) other.kill("SIGKILL");
  await stopServer(folder, true);
  rmSync(root, { recursive: true, force: true });
});

describe("the embedded PostgreSQL server", () => {
  it("keeps what was committed over a stop and a start", async () => {
    const first = await start();
    await query(first, "CREATE TABLE kept AS SELECT 42 AS answer");
    await first.stop();

    expect(findServerProcesses(folder)).toEqual([]);
    await expect(query(await start(), "SELECT answer FROM kept")).resolves.toEqual([{ answer: 42 }]);
  });

  it("loses nothing that was committed when its main process is killed", async () => {
    const first = await start(false);
    await query(first, "CREATE TABLE kept AS SELECT 42 AS answer");
    process.kill(first.pid, "SIGKILL");

    await expect(query(await start(), "SELECT answer FROM kept")).resolves.toEqual([{ answer: 42 }]);
  });

  it("takes over a folder on which a county that was killed left the server running", async () => {
    const first = await start();
    const second = await start();

    expect(second.pid).not.toBe(first.pid);
    await first.ended;
    await expect(query(second, "SELECT 1 AS one")).resolves.toEqual([{ one: 1 }]);
  });

  it("starts although the number in a stale lock file belongs to a stranger by now", async () => {
    await (await start()).stop();
    const stranger = spawn("sleep", ["60"], { stdio: "ignore" });
    others.push(stranger);
    writeFileSync(join(folder, "postmaster.pid"), `${stranger.pid}\n${folder}\n1\n5432\n\n127.0.0.1\n1 1\nready\n`);

    await expect(query(await start(), "SELECT 1 AS one")).resolves.toEqual([{ one: 1 }]);
    expect(stranger.exitCode).toBeNull();
  });

  it("starts although the number in a stale lock file is a zombie's", async () => {
    await (await start()).stop();
    const parent = spawn("sh", ["-c", "sleep 0 & echo $!; exec sleep 60"], { stdio: ["ignore", "pipe", "ignore"] });
    others.push(parent);
    const [zombie] = (await once(parent.stdout, "data")) as [Buffer];
    writeFileSync(
      join(folder, "postmaster.pid"),
      `${zombie.toString().trim()}\n${folder}\n1\n5432\n\n127.0.0.1\n1 1\nready\n`,
    );

    await expect(query(await start(), "SELECT 1 AS one")).resolves.toEqual([{ one: 1 }]);
  });

  it("asks everybody for a password and listens on the loopback address alone", async () => {
    const cluster = await start();
    const stranger = new URL(cluster.adminUrl);
    stranger.password = "";

    await expect(new Client({ connectionString: stranger.href }).connect()).rejects.toThrow();
    await expect(query(cluster, "SHOW listen_addresses")).resolves.toEqual([{ listen_addresses: "127.0.0.1" }]);
    await expect(query(cluster, "SHOW unix_socket_directories")).resolves.toEqual([{ unix_socket_directories: "" }]);
  });

  it("keeps its durable settings unless it is to be thrown away", async () => {
    await expect(query(await start(false), "SHOW fsync")).resolves.toEqual([{ fsync: "on" }]);
  });

  it("writes no value of a failing statement to its log", async () => {
    const cluster = await start();
    await query(cluster, "CREATE TABLE child (id_number text PRIMARY KEY CHECK (length(id_number) = 18))");
    await expect(query(cluster, "INSERT INTO child VALUES ('11010519491231002')")).rejects.toThrow("check constraint");

    const log = readFileSync(join(root, "postgres.log"), "utf8");
    expect(log).toContain("check constraint");
    expect(log).not.toContain("11010519491231002");
  });
});

function start(throwAway = true): Promise<Cluster> {
  return startCluster({ folder, superuserPassword: "secret", logFile: join(root, "postgres.log"), throwAway });
}

async function query(cluster: Cluster, statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: cluster.adminUrl });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}
