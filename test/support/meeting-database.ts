import { Client } from "pg";
import { databaseUrl } from "../../infra/postgres/provision";
import type { CountyStack } from "./county-stack";

/** The joint meeting's database of a county of real processes, or another service's, under that service's own role. */
export class MeetingDatabase {
  constructor(
    private readonly county: CountyStack,
    private readonly service: "joint-meeting" | "letters" = "joint-meeting",
  ) {}

  /** Rows of a statement, on a connection of its own, since the server itself may be killed. @throws Error while it is away. */
  async rows<Row extends object>(text: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const [, server] = /^ +postgres +(\S+:\d+)/m.exec(this.county.output) ?? [];
    const database = this.service.replace("-", "_");
    const plan = { database, passwords: this.county.secrets().databases[this.service] };
    const connectionString = databaseUrl(`postgresql://${server}`, plan, "app");
    const client = new Client({ connectionString, connectionTimeoutMillis: 5_000, query_timeout: 20_000 });
    // What breaks a connection fails the query that waits for it.
    client.on("error", () => {});
    try {
      await client.connect();
      return (await client.query<Row>(text, [...parameters])).rows;
    } finally {
      await client.end();
    }
  }
}
