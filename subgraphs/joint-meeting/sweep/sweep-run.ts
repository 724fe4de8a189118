import type { DataSource, EntityManager } from "typeorm";
import type { Clock } from "../../../infra/runtime/clock";
import type { Log } from "../../../infra/runtime/log";
import type { Vault } from "../../../infra/runtime/vault";
import type { ExaminationRules } from "../examination/examination";
import type { GatewayReader, ReadingContext } from "../../../infra/runtime/gateway-reading/gateway-reader";
import type { Patience } from "./patience";

/** What a worker works on sweeps with. */
export interface SweepResources {
  database: DataSource;
  /** For the connection that holds the lock. */
  databaseUrl: string;
  vault: Vault;
  clock: Clock;
  office: GatewayReader;
  log: Log;
  /** How long a reading waits for whoever is away, in milliseconds. */
  patienceMs: number;
}

/** A sweep under way, in the hands of the one worker that holds its lock. */
export interface SweepRun extends SweepResources {
  sweepId: string;
  rules: ExaminationRules;
  reading: ReadingContext;
  patience: Patience;
  /** Aborted when the work is to stop at its next step: the service closes, or the lock is lost. */
  signal: AbortSignal;
}

/** The sweep is not to be worked on any more: it was cancelled. */
export class SweepStopped extends Error {
  constructor() {
    super("the sweep has been stopped");
    this.name = "SweepStopped";
  }
}

/** @throws SweepStopped when the sweep was cancelled; the reason of the signal when this worker is to stop. */
export async function requireRunning({ database, sweepId, signal }: SweepRun): Promise<void> {
  signal.throwIfAborted();
  await holdRunning(database, sweepId);
}

/** Within a transaction, keeps the sweep from being cancelled until its end. @throws SweepStopped when it has been. */
export async function holdRunning(database: Pick<EntityManager, "query">, sweepId: string): Promise<void> {
  const [row] = await database.query<object[]>("SELECT FROM sweep WHERE id = $1 AND state = 'RUNNING' FOR SHARE", [
    sweepId,
  ]);
  if (row === undefined) throw new SweepStopped();
}
