import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Client, type Pool, type PoolClient } from "pg";
import type { DataSource } from "typeorm";
import type { PostgresDriver } from "typeorm/driver/postgres/PostgresDriver";
import { getAdminUrl } from "../../test/config";
import { createTestDatabase, type TestDatabase } from "../../test/postgres";
import { openDatabase } from "./database";

describe("a service's connection", () => {
  let made: TestDatabase;
  let database: DataSource;

  beforeAll(async () => {
    made = await createTestDatabase("connection");
    database = await openDatabase({ name: "connection", url: made.appUrl, entities: [] });
  });
  afterAll(async () => {
    await database?.destroy();
    await made?.drop();
  });

  it("that the server ends while nobody listens to it does not end the process", async () => {
    const pool = (database.driver as PostgresDriver).master as Pool;
    const client: PoolClient = await pool.connect();
    const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
    const ended = new Promise((resolve) => (client as unknown as Client).once("end", resolve));
    const admin = new Client({ connectionString: getAdminUrl() });
    await admin.connect();
    await admin.query("SELECT pg_terminate_backend($1)", [rows[0]?.pid]);
    await admin.end();
    await ended;
    client.release(true);
    expect(await database.query("SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });
});
