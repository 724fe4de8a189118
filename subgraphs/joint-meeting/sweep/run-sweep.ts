import type { DataSource } from "typeorm";
import { assignPages } from "./assign-pages";
import { concludeSweep } from "./conclude-sweep";
import { listChildren } from "./list-children";
import { Patience } from "./patience";
import { readPages } from "./read-pages";
import { IS_LOCKED, SweepLock } from "./sweep-lock";
import { type SweepResources, type SweepRun, SweepStopped } from "./sweep-run";

interface StartedSweep {
  regionCode: string;
  schoolYear: string;
  asOf: string;
  requestId: string;
}

/** A fault of our own, such as a rule that breaks on what it writes, ends a sweep after as many tries without a page done. */
const TRIES = 5;

/** Sweeps that are to be worked on and that no worker holds: new ones, and those whose worker has died. */
export async function findForsakenSweeps(database: DataSource): Promise<string[]> {
  const rows = await database.query<{ id: string }[]>(
    `SELECT id FROM sweep WHERE state IN ('QUEUED', 'RUNNING') AND NOT ${IS_LOCKED}`,
  );
  return rows.map(({ id }) => id);
}

/**
 * Works on a sweep from where it stands until it ends, unless another worker does. Every step is kept as it is done, so
 * that whoever comes next goes on behind it. A fault of our own or of the database breaks it off until then.
 * @throws Error when the database does not answer at all.
 */
export async function runSweep(resources: SweepResources, sweepId: string, signal: AbortSignal): Promise<void> {
  const [row] = await resources.database.query<{ ordinal: number }[]>("SELECT ordinal FROM sweep WHERE id = $1", [
    sweepId,
  ]);
  if (row === undefined) return;
  const lock = await SweepLock.tryTake(resources.databaseUrl, row.ordinal);
  if (lock === null) return;
  try {
    const sweep = await takeUp(resources, sweepId);
    if (sweep !== null) await work(toRun(resources, sweepId, sweep, AbortSignal.any([signal, lock.lost])));
  } catch (fault) {
    // A service that closes, and whoever cancels, breaks the work off without a fault.
    if (fault instanceof SweepStopped || signal.aborted) return;
    // Not thrown on: the queue would keep a statement's fault with its parameters. The sweep is forsaken now, and found so.
    resources.log.error({ err: fault, sweepId }, "a sweep broke off");
    if (!lock.lost.aborted) await countFailure(resources, sweepId);
  } finally {
    await lock.release();
  }
}

async function work(run: SweepRun): Promise<void> {
  const { database, sweepId } = run;
  if (!(await isListed(database, sweepId))) {
    if (!(await listChildren(run))) return endIncomplete(run);
    await assignPages(run);
  }
  await database.query(
    "UPDATE sweep SET reading_since = clock_timestamp(), done_before = done WHERE id = $1 AND state = 'RUNNING'",
    [sweepId],
  );
  if (!(await readPages(run))) return endIncomplete(run);
  await concludeSweep(run);
}

/** Null for a sweep that has ended meanwhile. */
async function takeUp({ database, clock }: SweepResources, sweepId: string): Promise<StartedSweep | null> {
  const [row] = await database.query<StartedSweep[]>(
    `WITH started AS (
       UPDATE sweep SET state = 'RUNNING', started_at = coalesce(started_at, $2)
       WHERE id = $1 AND state IN ('QUEUED', 'RUNNING') RETURNING *
     )
     SELECT region_code AS "regionCode", school_year AS "schoolYear", as_of AS "asOf", request_id AS "requestId"
     FROM started`,
    [sweepId, clock.now()],
  );
  return row ?? null;
}

function toRun(
  resources: SweepResources,
  sweepId: string,
  { regionCode, schoolYear, asOf, requestId }: StartedSweep,
  signal: AbortSignal,
): SweepRun {
  return {
    ...resources,
    sweepId,
    rules: { countyCode: regionCode, schoolYear, asOf },
    reading: { purpose: "SWEEP", requestId },
    patience: new Patience(resources.patienceMs),
    signal,
  };
}

async function isListed(database: DataSource, sweepId: string): Promise<boolean> {
  const rows = await database.query<object[]>("SELECT FROM sweep WHERE id = $1 AND total IS NOT NULL", [sweepId]);
  return rows.length > 0;
}

async function endIncomplete({ database, clock, sweepId, log }: SweepRun): Promise<void> {
  await database.query("UPDATE sweep SET state = 'INCOMPLETE', finished_at = $2 WHERE id = $1 AND state = 'RUNNING'", [
    sweepId,
    clock.now(),
  ]);
  log.warn({ sweepId }, "a sweep is incomplete");
}

/** Not while the database is away: then nothing is counted, and nothing is lost. */
async function countFailure({ database, clock, log }: SweepResources, sweepId: string): Promise<void> {
  await database
    .query(
      `UPDATE sweep SET failures = failures + 1,
         state = CASE WHEN failures + 1 < $2 THEN state ELSE 'INCOMPLETE' END,
         finished_at = CASE WHEN failures + 1 < $2 THEN finished_at ELSE $3 END
       WHERE id = $1 AND state = 'RUNNING'`,
      [sweepId, TRIES, clock.now()],
    )
    .catch((fault: unknown) => log.error({ err: fault, sweepId }, "a failure of a sweep could not be counted"));
}
