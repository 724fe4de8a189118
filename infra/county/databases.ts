import { DEPARTMENTS, type DepartmentName } from "../../schema/departments";
import { migrations as civilAffairs } from "../../subgraphs/civil-affairs/migrations";
import { migrations as disabledPersons } from "../../subgraphs/disabled-persons/migrations";
import { migrations as education } from "../../subgraphs/education/migrations";
import { migrations as jointMeeting } from "../../subgraphs/joint-meeting/migrations";
import { migrations as letters } from "../../subgraphs/letters/migrations";
import { migrations as povertyRelief } from "../../subgraphs/poverty-relief/migrations";
import { migrations as publicSecurity } from "../../subgraphs/public-security/migrations";
import { type DatabasePasswords, type DatabasePlan, databaseUrl, provisionDatabase } from "../postgres/provision";
import { migrate } from "../runtime/database";

type Migrations = Parameters<typeof migrate>[0]["migrations"];

const MIGRATIONS: Record<DepartmentName, Migrations> = {
  education,
  "public-security": publicSecurity,
  "civil-affairs": civilAffairs,
  "disabled-persons": disabledPersons,
  "poverty-relief": povertyRelief,
  "joint-meeting": jointMeeting,
  letters,
};

/** What each department's database is to be. The joint meeting and the letters keep records of their own. */
export function planDatabase(department: DepartmentName, passwords: DatabasePasswords): DatabasePlan {
  const { database } = DEPARTMENTS.find(({ name }) => name === department) as (typeof DEPARTMENTS)[number];
  return { database, passwords, appWrites: department === "joint-meeting" || department === "letters" };
}

/** Makes or mends every department's database with its roles, and brings its tables up to date. */
export async function prepareDatabases(
  adminUrl: string,
  passwords: Record<DepartmentName, DatabasePasswords>,
): Promise<void> {
  await Promise.all(
    DEPARTMENTS.map(async ({ name }) => {
      const plan = planDatabase(name, passwords[name]);
      await provisionDatabase(adminUrl, plan);
      await migrate({
        url: databaseUrl(adminUrl, plan, "owner"),
        service: name,
        migrations: MIGRATIONS[name],
      });
    }),
  );
}
