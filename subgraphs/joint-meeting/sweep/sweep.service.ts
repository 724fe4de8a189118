import { randomUUID } from "node:crypto";
import type { DataSource, EntityManager } from "typeorm";
import type { Caller } from "../../../infra/runtime/caller";
import type { Clock } from "../../../infra/runtime/clock";
import { Refusal, RefusalReason } from "../../../infra/runtime/refusal.type";
import { type SchoolYear, schoolYearStartOf } from "../../../schema/scalars/school-year";
import type { JobQueue } from "../../../infra/runtime/jobs/job-queue";
import { SWEEP_QUEUE } from "../jobs/sweep-queue";
import { eraseWorkings } from "./erase-workings";
import { mayReadSweep } from "./sweep.policy";
import { SweepState, UNDER_WAY } from "./sweep-state";
import { findSweep, findSweepUnderWay, type SweepRow } from "./sweep.store";
import { SweepAlreadyRunning, toSweep } from "./sweep.type";

interface SweepServiceOptions {
  database: DataSource;
  clock: Clock;
  countyCode: string;
  jobs: JobQueue;
}

interface SweepRequest {
  regionCode: string;
  schoolYear: SchoolYear;
  /** YYYY-MM-DD */
  asOf: string;
}

type ActKind = "STARTED" | "RESUMED" | "CANCELLED";

/** Serialises the acts on a county's sweeps: each finds the other's outcome. */
const ACTS_LOCK = 7_240_618;

/** Starts, cancels and resumes sweeps. The caller's territory is checked before. */
export class SweepService {
  constructor(private readonly options: SweepServiceOptions) {}

  async start(caller: Caller, request: SweepRequest): Promise<SweepRow | SweepAlreadyRunning | Refusal> {
    const refusal = this.refuse(request);
    if (refusal !== null) return refusal;
    const { regionCode, schoolYear, asOf } = request;
    const id = randomUUID();
    const running = await this.act(async (manager) => {
      const underWay = await findSweepUnderWay(manager, regionCode);
      if (underWay !== null) return underWay;
      await manager.query(
        `INSERT INTO sweep (id, region_code, school_year, as_of, state, requested_by, requested_post, requested_at, request_id)
         VALUES ($1, $2, $3, $4, 'QUEUED', $5, $6, $7, $8)`,
        [id, regionCode, schoolYear, asOf, caller.actor, caller.post, this.options.clock.now(), caller.requestId],
      );
      await manager.query(
        `INSERT INTO sweep_source (sweep_id, source)
         VALUES ($1, 'SCHOOL_AGE'), ($1, 'STUDENTS'), ($1, 'DROPOUT_LEDGER'), ($1, 'REJECTED_ROWS')`,
        [id],
      );
      // A sweep that a newer one follows is resumed no more.
      await eraseWorkings(manager, "SELECT id FROM sweep WHERE region_code = $1 AND state = 'INCOMPLETE'", regionCode);
      await this.putToWork(manager, caller, id, "STARTED");
      return null;
    });
    return running === null ? this.get(id) : new SweepAlreadyRunning(toSweep(running));
  }

  async cancel(caller: Caller, id: string): Promise<SweepRow | Refusal> {
    const sweep = await this.findOwn(caller, id);
    if (sweep === null) return NOT_FOUND;
    const isCancelled = await this.act(async (manager) => {
      const [, changed] = (await manager.query(
        `UPDATE sweep SET state = 'CANCELLED', finished_at = $2
         WHERE id = $1 AND state IN ('QUEUED', 'RUNNING', 'INCOMPLETE')`,
        [sweep.id, this.options.clock.now()],
      )) as [unknown, number];
      if (changed === 0) return false;
      await eraseWorkings(manager, "SELECT $1::uuid", sweep.id);
      await this.record(manager, caller, sweep.id, "CANCELLED");
      return true;
    });
    const now = await this.get(id);
    return isCancelled ? now : refuseCancelling(now);
  }

  /** Only of the county's newest: an older one would publish what a newer one has overtaken. */
  async resume(caller: Caller, id: string): Promise<SweepRow | SweepAlreadyRunning | Refusal> {
    const sweep = await this.findOwn(caller, id);
    if (sweep === null) return NOT_FOUND;
    const outcome = await this.act(async (manager) => {
      const underWay = await findSweepUnderWay(manager, sweep.regionCode);
      if (underWay !== null && underWay.id !== sweep.id) return new SweepAlreadyRunning(toSweep(underWay));
      const [, changed] = (await manager.query(
        `UPDATE sweep SET state = 'QUEUED', finished_at = NULL, failures = 0
         WHERE id = $1 AND state = 'INCOMPLETE'
           AND ordinal = (SELECT max(ordinal) FROM sweep newest WHERE newest.region_code = sweep.region_code)`,
        [sweep.id],
      )) as [unknown, number];
      if (changed === 0) return refuseResuming(await this.get(id, manager));
      await manager.query(
        "UPDATE sweep_page SET state = 'PENDING', missing = NULL WHERE sweep_id = $1 AND state = 'MISSING'",
        [id],
      );
      await manager.query("UPDATE sweep_source SET missing = NULL WHERE sweep_id = $1", [id]);
      await this.putToWork(manager, caller, sweep.id, "RESUMED");
      return null;
    });
    return outcome ?? this.get(id);
  }

  private async act<Outcome>(work: (manager: EntityManager) => Promise<Outcome>): Promise<Outcome> {
    const outcome = await this.options.database.transaction(async (manager) => {
      await manager.query("SELECT pg_advisory_xact_lock($1)", [ACTS_LOCK]);
      return work(manager);
    });
    this.options.jobs.wake(SWEEP_QUEUE.name);
    return outcome;
  }

  private async putToWork(manager: EntityManager, caller: Caller, id: string, kind: ActKind): Promise<void> {
    await this.record(manager, caller, id, kind);
    if (manager.queryRunner === undefined) throw new Error("a sweep is put to work within a transaction");
    await this.options.jobs.enqueue(manager.queryRunner, SWEEP_QUEUE.name, id);
  }

  private async record(manager: EntityManager, caller: Caller, id: string, kind: ActKind): Promise<void> {
    await manager.query(
      "INSERT INTO sweep_act (sweep_id, kind, at, actor, post, department) VALUES ($1, $2, $3, $4, $5, $6)",
      [id, kind, this.options.clock.now(), caller.actor, caller.post, caller.department],
    );
  }

  private async findOwn(caller: Caller, id: string): Promise<SweepRow | null> {
    const sweep = await findSweep(this.options.database, id);
    return sweep !== null && mayReadSweep(caller, sweep) ? sweep : null;
  }

  private async get(id: string, manager?: EntityManager): Promise<SweepRow> {
    const sweep = await findSweep(manager ?? this.options.database, id);
    if (sweep === null) throw new Error("sweeps are never deleted");
    return sweep;
  }

  private refuse({ regionCode, schoolYear, asOf }: SweepRequest): Refusal | null {
    const { countyCode, clock } = this.options;
    if (regionCode !== countyCode) {
      return invalid(`A sweep takes the whole county ${countyCode}. 比对须以全县（${countyCode}）为范围。`);
    }
    if (schoolYearStartOf(asOf) !== Number(schoolYear.slice(0, 4))) {
      return invalid(`${asOf} is not in the school year ${schoolYear}. 基准日${asOf}不在${schoolYear}学年内。`);
    }
    const today = clock.today();
    if (asOf > today) return invalid(`${asOf} is still to come; today is ${today}. 基准日不得晚于当日（${today}）。`);
    return null;
  }
}

const invalid = (message: string): Refusal => new Refusal(RefusalReason.INVALID, message);

const NOT_FOUND = new Refusal(RefusalReason.NOT_FOUND, "There is no such sweep. 没有该比对。");

function refuseCancelling({ state }: SweepRow): Refusal {
  return state === SweepState.CANCELLED
    ? new Refusal(RefusalReason.ALREADY_DONE, "The sweep has been cancelled. 该比对已取消。")
    : new Refusal(RefusalReason.WRONG_STATE, "The sweep is completed; its findings stand. 该比对已完成，结果有效。");
}

function refuseResuming({ state }: SweepRow): Refusal {
  if (UNDER_WAY.includes(state)) return new Refusal(RefusalReason.ALREADY_DONE, "The sweep goes on. 该比对正在进行。");
  const message =
    state === SweepState.INCOMPLETE
      ? "A newer sweep has followed it; start another. 其后已有新的比对，请重新发起。"
      : "Only an incomplete sweep is resumed. 仅未完成的比对可续办。";
  return new Refusal(RefusalReason.WRONG_STATE, message);
}
