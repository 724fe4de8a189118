import { createServer, type Server } from "node:http";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { eventually } from "../../test/support/eventually";
import { startTestLetters, type TestLetters } from "../../test/support/letters-county";
import { startApp } from "./app";

describe("the letters' service, when it cannot start,", () => {
  let letters: TestLetters;

  beforeAll(async () => {
    letters = await startTestLetters();
    await letters.stop();
  });
  afterAll(() => letters?.close());

  const connections = async (): Promise<string[]> => {
    const rows = await letters.sql<{ name: string }>(
      `SELECT application_name AS name FROM pg_stat_activity
       WHERE datname = current_database() AND application_name LIKE '%letters%' AND application_name <> 'test letters'`,
    );
    return rows.map(({ name }) => name);
  };
  const occupy = async (port: number): Promise<Server> => {
    const server = createServer().listen(port, "127.0.0.1");
    await once(server, "listening");
    return server;
  };
  const expectNothingHeld = () => eventually(async () => expect(await connections()).toEqual([]), { within: 10_000 });

  it("because its keys cannot be made ready, holds no connection", async () => {
    await letters.sql("ALTER TABLE own_key RENAME TO lost");
    await expect(startApp(letters.config)).rejects.toThrow("own_key");
    await expectNothingHeld();
    await letters.sql("ALTER TABLE lost RENAME TO own_key");
  });

  it.each(["EXCHANGE_PORT", "PORT"] as const)(
    "because its %s is taken, holds none either, nor its other door",
    async (name) => {
      const other = name === "PORT" ? letters.config.EXCHANGE_PORT : letters.config.PORT;
      const server = await occupy(letters.config[name]);
      await expect(startApp(letters.config)).rejects.toThrow("EADDRINUSE");
      await expectNothingHeld();
      server.close();
      (await occupy(other)).close();
    },
  );

  it("because its database does not answer, says so", async () => {
    const config = { ...letters.config, DATABASE_URL: "postgresql://letters@127.0.0.1:9/none" };
    await expect(startApp(config)).rejects.toThrow("ECONNREFUSED");
  });

  it("starts when what was wrong is mended", async () => {
    await letters.startAgain();
    expect((await fetch(letters.url.replace("/graphql", "/health/ready"))).status).toBe(200);
  });
});
