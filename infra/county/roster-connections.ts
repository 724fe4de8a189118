import { DEPARTMENTS, type DepartmentName } from "../../schema/departments";
import { databaseUrl } from "../postgres/provision";
import type { RosterConnection } from "../rosters/import/import-roster";
import { Vault } from "../runtime/vault";
import { planDatabase } from "./databases";
import type { CountySecrets } from "./secrets";

/** How rosters get into each department's database of a county: its importing role, its keys. */
export function rosterConnections(
  secrets: CountySecrets,
  databasePort: number,
): Partial<Record<DepartmentName, RosterConnection>> {
  const server = `postgresql://127.0.0.1:${databasePort}`;
  const personIdKey = Buffer.from(secrets.personIdKey, "base64");
  const connections = DEPARTMENTS.filter(({ name }) => name !== "joint-meeting").map(({ name }) => [
    name,
    {
      url: databaseUrl(server, planDatabase(name, secrets.databases[name]), "roster"),
      vault: new Vault(Buffer.from(secrets.fieldKeys[name], "base64")),
      personIdKey,
    },
  ]);
  return Object.fromEntries(connections) as Partial<Record<DepartmentName, RosterConnection>>;
}
