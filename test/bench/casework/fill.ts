import { Client } from "pg";
import type { Vault } from "../../../infra/runtime/vault";
import { townshipsOf } from "../../../schema/regions/regions";
import { FILL_CASES, PLACES } from "./filled-cases";
import { FILL_MEETINGS } from "./filled-meetings";
import { FILL_WORK } from "./filled-work";
import { SAMPLE, sealSample } from "./sample";

/**
 * Fills a county's joint meeting as after two busy years: 10,000 open cases among 15,000, 100,000 tasks, 100,000 notices, and
 * what belongs to them, the same in every run.
 * @param ownerUrl connection of the database's owner; its tables are there and empty
 * @param vault of the service, which opens what is sealed here
 */
export async function fillCounty(ownerUrl: string, countyCode: string, vault: Vault): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(SAMPLE);
    await client.query("INSERT INTO sample VALUES ($1, $2)", sealSample(vault));
    await client.query(PICK);
    await client.query(PLACES, [townshipsOf(countyCode)]);
    for (const statement of [...FILL_CASES, ...FILL_WORK, ...FILL_MEETINGS]) await client.query(statement);
    // What autovacuum would have done long ago.
    await client.query("VACUUM ANALYZE");
  } finally {
    await client.end();
  }
}

const PICK = `
  CREATE FUNCTION pg_temp.pick(row_number bigint, use int, n int) RETURNS int LANGUAGE sql IMMUTABLE
    RETURN abs(hashint8(row_number * 1009 + use)::bigint) % n`;
