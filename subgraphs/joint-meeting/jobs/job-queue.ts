import { setTimeout as pause } from "node:timers/promises";
import { type ConnectionOptions, type Db, PgBoss } from "pg-boss";
import type { QueryRunner } from "typeorm";
import { DomainError } from "../../../infra/runtime/errors";
import type { Log } from "../../../infra/runtime/log";
import { JOB_SCHEMA, SWEEP_QUEUE } from "./sweep-queue";

interface JobQueueOptions {
  databaseUrl: string;
  log: Log;
  /** Works on a sweep as far as it gets; what it throws makes the job be tried again. */
  runSweep: (sweepId: string, signal: AbortSignal) => Promise<void>;
  /** Sweeps that are to be worked on and that nobody works on. */
  findForsaken: () => Promise<readonly string[]>;
}

/** How soon a sweep whose worker has died is taken up by another, and how soon a queue that could not start tries again. */
const LOOK_AFTER_MS = 2_000;
const CONNECTIONS = 2;

/**
 * The service's end of the job queue. It starts in the background, and again after a fault: without it no sweep runs,
 * and everything else that the service does goes on.
 */
export class JobQueue {
  private readonly closing = new AbortController();
  private starting: Promise<PgBoss> | undefined;
  private worker = "";
  private readonly life: Promise<void>;

  constructor(private readonly options: JobQueueOptions) {
    this.life = this.live();
  }

  /**
   * Puts a sweep into the queue, in the transaction that makes it one to be worked on.
   * @throws DomainError UNAVAILABLE while the queue cannot start.
   */
  async enqueue(runner: QueryRunner, sweepId: string): Promise<void> {
    const db: Db = {
      executeSql: async (text, values) => ({ rows: (await runner.query(text, values, true)).records as unknown[] }),
    };
    await send(await this.get(), sweepId, { db });
  }

  /** Has the worker look at once for what was put in, after the transaction. */
  wake(): void {
    void this.starting?.then(
      (boss) => boss.notifyWorker(this.worker),
      (fault: unknown) => this.options.log.error({ err: fault }, "job queue failed"),
    );
  }

  /** Takes no more work, has what is under way broken off at its next step, and waits for that. */
  async close(): Promise<void> {
    this.closing.abort();
    await this.life;
    await (await this.starting)?.stop({ graceful: true });
  }

  private async get(): Promise<PgBoss> {
    const boss = await this.starting?.catch((cause: unknown) => {
      throw notReady(cause);
    });
    if (boss === undefined) throw notReady();
    return boss;
  }

  private async live(): Promise<void> {
    const { signal } = this.closing;
    while (!signal.aborted) {
      await this.lookAfter().catch((fault: unknown) => this.options.log.error({ err: fault }, "job queue failed"));
      await pause(LOOK_AFTER_MS, undefined, { signal }).catch((fault: unknown) => {
        if (!signal.aborted) throw fault;
      });
    }
  }

  /** Starts the queue if it has not started, and sees that each sweep that needs a worker gets one. */
  private async lookAfter(): Promise<void> {
    this.starting ??= this.start().catch((fault: unknown) => {
      this.starting = undefined;
      throw fault;
    });
    const boss = await this.starting;
    for (const sweepId of await this.options.findForsaken()) await send(boss, sweepId);
  }

  private async start(): Promise<PgBoss> {
    const { databaseUrl, log, runSweep } = this.options;
    const boss = new PgBoss({
      connectionString: databaseUrl,
      schema: JOB_SCHEMA,
      application_name: "joint-meeting jobs",
      max: CONNECTIONS,
      // A service's role changes no tables.
      migrate: false,
      reindex: false,
      monitorVacuum: false,
      schedule: false,
      superviseIntervalSeconds: 10,
    });
    boss.on("error", (fault) => log.error({ err: fault }, "job queue failed"));
    try {
      await boss.start();
      this.worker = await boss.work<{ sweepId: string }>(SWEEP_QUEUE.name, async ([job]) => {
        if (job !== undefined) await runSweep(job.data.sweepId, AbortSignal.any([job.signal, this.closing.signal]));
      });
      return boss;
    } catch (fault) {
      await boss.stop({ graceful: false });
      throw fault;
    }
  }
}

/** At most one job waits for a sweep; a second one is not put in. */
async function send(boss: PgBoss, sweepId: string, connection: ConnectionOptions = {}): Promise<void> {
  await boss.send(SWEEP_QUEUE.name, { sweepId }, { singletonKey: sweepId, ...connection });
}

function notReady(cause?: unknown): DomainError {
  const message = "The job queue is not ready; try again shortly. 任务队列未就绪，请稍后再试。";
  return new DomainError("UNAVAILABLE", message, { cause });
}
