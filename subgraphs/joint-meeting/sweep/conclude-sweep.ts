import type { EntityManager } from "typeorm";
import { publishFindings } from "../finding/publish-findings.service";
import { setForBulk } from "./bulk-settings";
import { concludeIdentities } from "./conclude-identities";
import { concludeRejectedRows } from "./conclude-rejected-rows";
import { eraseWorkings } from "./erase-workings";
import { type SweepRun, SweepStopped } from "./sweep-run";

/**
 * Concludes a sweep whose pages are all done: compares the children with each other and with the refused rows of the
 * roster, publishes the findings, and erases its workings. All of it or nothing.
 */
export async function concludeSweep(run: SweepRun): Promise<void> {
  run.signal.throwIfAborted();
  await run.database.transaction(async (manager) => {
    await setForBulk(manager);
    await takeForConclusion(manager, run.sweepId);
    await concludeRejectedRows(run, manager);
    await concludeIdentities(run, manager);
    if (manager.queryRunner === undefined) throw new Error("a sweep is concluded within a transaction");
    await publishFindings(manager.queryRunner, run, run.sweepId);
    await eraseWorkings(manager, "SELECT $1::uuid", run.sweepId);
    await manager.query(COMPLETE, [run.sweepId, run.clock.now()]);
  });
}

/** Nobody cancels it from here on. @throws SweepStopped when somebody has. */
async function takeForConclusion(manager: EntityManager, sweepId: string): Promise<void> {
  const [row] = await manager.query<object[]>("SELECT FROM sweep WHERE id = $1 AND state = 'RUNNING' FOR UPDATE", [
    sweepId,
  ]);
  if (row === undefined) throw new SweepStopped();
}

const COMPLETE = `
  UPDATE sweep SET state = 'COMPLETED', finished_at = $2,
    disagreements = (SELECT coalesce(sum(disagreements), 0) FROM sweep_child WHERE sweep_id = $1)
  WHERE id = $1`;
