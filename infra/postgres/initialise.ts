import { once } from "node:events";
import { chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { spawnServerCommand, type ServerHome } from "./server-command";

export const SUPERUSER = "postgres";

export function isInitialised(folder: string): boolean {
  return existsSync(join(folder, "PG_VERSION"));
}

/**
 * Makes the data folder of a new server: UTF-8, code-point order, passwords by SCRAM only. It appears under its name only
 * when it is whole, so an interrupted start leaves nothing that looks like a server's folder.
 * @throws Error when `initdb` fails; its words are in the log.
 */
export async function initialiseFolder(
  home: ServerHome,
  superuserPassword: string,
  { syncs, log }: { syncs: boolean; log: number },
): Promise<void> {
  const draft = `${home.folder}.new`;
  const password = join(draft, "password");
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(password, superuserPassword, { mode: 0o600, flag: "wx" });
    if (home.account !== null) {
      for (const path of [draft, password]) chownSync(path, home.account.uid, home.account.gid);
    }
    const child = spawnServerCommand(
      { ...home, folder: draft },
      "initdb",
      (folder) => initdbArguments(folder, syncs),
      log,
    );
    const [code] = (await once(child, "exit")) as [number | null];
    if (code !== 0) throw new Error("PostgreSQL could not make its data folder (initdb); the reason is in its log");
    renameSync(join(draft, "data"), home.folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function initdbArguments(folder: string, syncs: boolean): string[] {
  return [
    `--pgdata=${folder}/data`,
    `--pwfile=${folder}/password`,
    `--username=${SUPERUSER}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    ...(syncs ? [] : ["--no-sync"]),
  ];
}
