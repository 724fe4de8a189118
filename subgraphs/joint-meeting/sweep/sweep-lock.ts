import { Client } from "pg";

/** First half of the key of a sweep's lock; the second is its ordinal. */
const LOCK_CLASS = 7_240_619;

/** SQL, true for a row of `sweep` that somebody holds the lock of. */
export const IS_LOCKED = `EXISTS (
  SELECT FROM pg_locks l JOIN pg_database d ON d.oid = l.database AND d.datname = current_database()
  WHERE l.locktype = 'advisory' AND l.objsubid = 2 AND l.classid = ${LOCK_CLASS} AND l.objid::bigint = sweep.ordinal)`;

/**
 * The right to work on a sweep, of one worker at a time over all copies of the service. It hangs on a connection of its
 * own: whoever dies, or loses the database, has lost it, and no clock is asked.
 */
export class SweepLock {
  private readonly losing = new AbortController();

  private constructor(private readonly client: Client) {
    client.on("error", (fault) => this.losing.abort(fault));
    client.on("end", () => this.losing.abort(new Error("the connection that holds the sweep's lock has ended")));
  }

  /** The lock, or null while another worker has it. @throws Error when the database does not answer. */
  static async tryTake(databaseUrl: string, sweepOrdinal: number): Promise<SweepLock | null> {
    const client = new Client({
      connectionString: databaseUrl,
      application_name: "joint-meeting sweep",
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    const lock = new SweepLock(client);
    try {
      await client.connect();
      const { rows } = await client.query<{ taken: boolean }>("SELECT pg_try_advisory_lock($1, $2) AS taken", [
        LOCK_CLASS,
        sweepOrdinal,
      ]);
      if (rows[0]?.taken === true) return lock;
    } catch (fault) {
      await client.end();
      throw fault;
    }
    await client.end();
    return null;
  }

  /** Aborted when the lock is lost: another worker may have it from then on. */
  get lost(): AbortSignal {
    return this.losing.signal;
  }

  release(): Promise<void> {
    return this.client.end();
  }
}
