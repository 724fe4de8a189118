import { z } from "zod";
import { DEPARTMENTS, type DepartmentName } from "../../../schema/departments";
import type { DatabasePasswords } from "../../postgres/provision";
import { readConfig, urlVariable } from "../../runtime/config";

const USES = ["OWNER", "APP", "ROSTER"] as const;
const password = z.string({ error: "missing; the password of a database role" }).min(16, "at least 16 characters");

const passwordVariables = Object.fromEntries(
  DEPARTMENTS.flatMap(({ database }) => USES.map((use) => [`${database.toUpperCase()}_${use}_PASSWORD`, password])),
);

const variables = z.object({
  /** Account that may create roles and databases. */
  DATABASE_ADMIN_URL: urlVariable,
  ...passwordVariables,
});

export interface ProvisionConfig {
  adminUrl: string;
  passwords: Record<DepartmentName, DatabasePasswords>;
}

/** `DATABASE_ADMIN_URL`, and `<DATABASE>_OWNER_PASSWORD`, `_APP_PASSWORD`, `_ROSTER_PASSWORD` of each department. @throws ConfigError */
export function readProvisionConfig(env?: NodeJS.ProcessEnv): ProvisionConfig {
  const values = readConfig(variables, env) as Record<string, string> & { DATABASE_ADMIN_URL: string };
  const passwords = DEPARTMENTS.map(({ name, database }) => {
    const [owner, app, roster] = USES.map((use) => values[`${database.toUpperCase()}_${use}_PASSWORD`]);
    return [name, { owner, app, roster }];
  });
  return {
    adminUrl: values.DATABASE_ADMIN_URL,
    passwords: Object.fromEntries(passwords) as ProvisionConfig["passwords"],
  };
}
