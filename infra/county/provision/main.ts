import { describeStartFault } from "../../runtime/process";
import { prepareDatabases } from "../databases";
import { readProvisionConfig } from "./config";

void provision();

/**
 * Prepares the departments' databases on a PostgreSQL server that is not the embedded one: databases, roles, tables.
 * Running it again, after an upgrade or to change a password, changes only what differs.
 */
async function provision(): Promise<void> {
  try {
    const { adminUrl, passwords } = readProvisionConfig();
    await prepareDatabases(adminUrl, passwords);
    process.stdout.write("The departments' databases are ready.\n");
  } catch (fault) {
    for (const line of describeStartFault(fault)) process.stderr.write(`provision: ${line}\n`);
    process.exitCode = 1;
  }
}
