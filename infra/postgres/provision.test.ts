import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Client } from "pg";
import { createTestDatabase, type TestDatabase } from "../../test/postgres";

describe("a department's database", () => {
  let welfare: TestDatabase;
  let meeting: TestDatabase;

  beforeAll(async () => {
    [welfare, meeting] = await Promise.all([
      createTestDatabase("civil-affairs"),
      createTestDatabase("joint-meeting", { appWrites: true }),
    ]);
    for (const database of [welfare, meeting]) {
      await run(database.ownerUrl, "CREATE TABLE record (id bigserial PRIMARY KEY, note text)");
      await run(database.ownerUrl, "INSERT INTO record (note) VALUES ('kept')");
    }
  });

  afterAll(async () => {
    await Promise.all([welfare.drop(), meeting.drop()]);
  });

  it("is read by its service", async () => {
    await expect(run(welfare.appUrl, "SELECT note FROM record")).resolves.toEqual([{ note: "kept" }]);
  });

  it.each([
    "INSERT INTO record (note) VALUES ('x')",
    "UPDATE record SET note = 'x'",
    "DELETE FROM record",
    "TRUNCATE record",
  ])("refuses to a department's service: %s", async (statement) => {
    await expect(run(welfare.appUrl, statement)).rejects.toThrow("permission denied for table record");
  });

  it.each([
    "CREATE TABLE own (id int)",
    "CREATE TEMP TABLE own (id int)",
    "CREATE ROLE other",
    "CREATE DATABASE other",
    "ALTER TABLE record ADD x int",
  ])("refuses to a service to build anything: %s", async (statement) => {
    await expect(run(welfare.appUrl, statement)).rejects.toThrow(/permission denied|must be owner/);
  });

  it("is written by the joint meeting's service", async () => {
    await expect(run(meeting.appUrl, "INSERT INTO record (note) VALUES ('x') RETURNING note")).resolves.toEqual([
      { note: "x" },
    ]);
  });

  it("takes rosters from the import's role, which may stage rows in a temporary table but not build", async () => {
    await run(welfare.rosterUrl, "CREATE TEMP TABLE staged (note text)");
    await run(welfare.rosterUrl, "INSERT INTO record (note) VALUES ('imported')");
    await expect(run(welfare.rosterUrl, "CREATE TABLE own (id int)")).rejects.toThrow(
      "permission denied for schema public",
    );
  });

  it("lets the import's role analyze what it has filled", async () => {
    await run(welfare.rosterUrl, "ANALYZE record");
    await expect(
      run(welfare.ownerUrl, "SELECT count(*)::int AS columns FROM pg_stats WHERE tablename = 'record'"),
    ).resolves.toEqual([{ columns: 2 }]);
  });

  it.each(["ownerUrl", "appUrl", "rosterUrl"] as const)("is closed to another department's %s", async (role) => {
    const url = new URL(welfare[role]);
    url.pathname = `/${meeting.name}`;
    await expect(run(url.href, "SELECT 1")).rejects.toThrow("permission denied for database");
  });

  it("asks for the password of the role", async () => {
    const url = new URL(welfare.appUrl);
    url.password = "another";
    await expect(run(url.href, "SELECT 1")).rejects.toThrow("password authentication failed");
  });
});

async function run(url: string, statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}
