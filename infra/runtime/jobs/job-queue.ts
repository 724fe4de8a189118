import { setTimeout as pause } from "node:timers/promises";
import { type ConnectionOptions, type Db, PgBoss } from "pg-boss";
import type { QueryRunner } from "typeorm";
import { DomainError } from "../errors";
import type { Log } from "../log";
import { JOB_SCHEMA } from "./job-schema";

/** A named queue, whose migration has made it, and what this service does with its jobs. */
export interface QueueWork {
  name: string;
  /** Works on a job as far as it gets; what it throws makes the job be tried again as the queue says. */
  run: (key: string, signal: AbortSignal) => Promise<void>;
  /** Keys of what is to be worked on and nobody works on; looked for again and again, so it must cost little. */
  findForsaken: () => Promise<readonly string[]>;
}

interface JobQueueOptions {
  /** Name of the service whose queues they are. */
  service: string;
  databaseUrl: string;
  log: Log;
  queues: readonly QueueWork[];
}

/** A job tells no more than what is to be worked on. */
interface Job {
  key: string;
}

/** How soon work whose worker has died is taken up by another, and how soon a queue that could not start tries again. */
const LOOK_AFTER_MS = 2_000;
const CONNECTIONS = 2;

/** Name of the connections that a service's jobs work on, in the server's list. */
export const jobsApplication = (service: string): string => `${service} jobs`;

/**
 * The service's end of the job queues. It starts in the background, and again after a fault: without it no job runs,
 * and everything else that the service does goes on.
 */
export class JobQueue {
  private readonly closing = new AbortController();
  private starting: Promise<PgBoss> | undefined;
  private readonly workers = new Map<string, string>();
  private readonly life: Promise<void>;

  constructor(private readonly options: JobQueueOptions) {
    this.life = this.live();
  }

  /**
   * Puts a job into a queue, in the transaction that makes it one to be worked on.
   * @throws DomainError UNAVAILABLE while the queue cannot start.
   */
  async enqueue(runner: QueryRunner, queue: string, key: string): Promise<void> {
    const db: Db = {
      executeSql: async (text, values) => ({ rows: (await runner.query(text, values, true)).records as unknown[] }),
    };
    await send(await this.get(), queue, key, { db });
  }

  /** Has the worker of a queue look at once for what was put in, after the transaction. */
  wake(queue: string): void {
    void this.starting?.then(
      (boss) => boss.notifyWorker(this.workers.get(queue) ?? ""),
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

  /** Starts the queues if they have not started, and sees that whatever needs a worker gets one. */
  private async lookAfter(): Promise<void> {
    this.starting ??= this.start().catch((fault: unknown) => {
      this.starting = undefined;
      throw fault;
    });
    const boss = await this.starting;
    for (const queue of this.options.queues) await this.sendForsaken(boss, queue);
  }

  /** A queue that cannot be looked after keeps no other from it. */
  private async sendForsaken(boss: PgBoss, { name, findForsaken }: QueueWork): Promise<void> {
    try {
      for (const key of await findForsaken()) {
        await send(boss, name, key);
        boss.notifyWorker(this.workers.get(name) ?? "");
      }
    } catch (fault) {
      this.options.log.error({ err: fault, queue: name }, "job queue failed");
    }
  }

  private async start(): Promise<PgBoss> {
    const { service, databaseUrl, log, queues } = this.options;
    const boss = new PgBoss({
      connectionString: databaseUrl,
      schema: JOB_SCHEMA,
      application_name: jobsApplication(service),
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
      for (const { name, run } of queues) {
        const worker = await boss.work<Job>(name, async ([job]) => {
          if (job !== undefined) await run(job.data.key, AbortSignal.any([job.signal, this.closing.signal]));
        });
        this.workers.set(name, worker);
      }
      return boss;
    } catch (fault) {
      await boss.stop({ graceful: false });
      throw fault;
    }
  }
}

/** At most one job waits for a key; a second one is not put in. */
async function send(boss: PgBoss, queue: string, key: string, connection: ConnectionOptions = {}): Promise<void> {
  await boss.send(queue, { key } satisfies Job, { singletonKey: key, ...connection });
}

function notReady(cause?: unknown): DomainError {
  const message = "The job queue is not ready; try again shortly. 任务队列未就绪，请稍后再试。";
  return new DomainError("UNAVAILABLE", message, { cause });
}
