import { Client } from "pg";
import { type Account, accountsSchema } from "../identity/account";
import { databaseUrl } from "../postgres/provision";
import { type AccountSchool, makeAccounts } from "./accounts";
import type { RostersCounty } from "./county-file";
import { planDatabase } from "./databases";
import { readJsonFile, writeJsonFile } from "./json-file";
import type { CountySecrets } from "./secrets";

interface AccountFileOptions {
  file: string;
  county: RostersCounty;
  secrets: CountySecrets;
  adminUrl: string;
}

/** Writes the accounts of the county as it is now: a school that a roster brought since the last start gets its own. */
export async function provideAccounts({ file, county, secrets, adminUrl }: AccountFileOptions): Promise<Account[]> {
  const schools = await findSchools(
    databaseUrl(adminUrl, planDatabase("education", secrets.databases.education), "app"),
  );
  const accounts = makeAccounts(county.regionCode, schools, readAccountFile(file) ?? []);
  writeJsonFile(file, accounts);
  return accounts;
}

/** The accounts in a file; null when there is none. @throws Error when it holds something else. */
export function readAccountFile(file: string): Account[] | null {
  const content = readJsonFile(file);
  return content === null ? null : accountsSchema.parse(content);
}

async function findSchools(url: string): Promise<AccountSchool[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<AccountSchool>(
      'SELECT id, name, township_code AS "townshipCode" FROM school ORDER BY id',
    );
    return rows;
  } finally {
    await client.end();
  }
}
