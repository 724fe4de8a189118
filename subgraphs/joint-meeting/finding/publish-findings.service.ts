import type { QueryRunner } from "typeorm";
import type { Clock } from "../../../infra/runtime/clock";
import { stateAfter, statesBefore } from "./finding-transition";
import {
  DRAFTS_OF_LINKED_RECORDS,
  FINDINGS_OF_SWEEP,
  FRESH_FINDINGS,
  GONE_FINDINGS,
  LATER_SWEEP,
  SEEN_FINDINGS,
} from "./publish-findings.statements";
import { WHEREABOUTS_KINDS } from "./finding-kind";

interface PublishResources {
  clock: Clock;
}

/**
 * Turns the drafts of a sweep that is complete into findings, within the caller's transaction: what is new is OPEN, what
 * was known is seen again, what is not found any more is settled. A draft belongs to a finding of the same kind of the
 * same child (or pair, in either order) that is not settled, or was settled after the sweep's day; else it is a new one.
 *
 * A sweep of an earlier day than one that is completed knows less than that one: it changes no finding. It says what it
 * found, and what the next later sweep would have found and did not comes to the records as settled by that one, as if
 * the two had been run in order.
 *
 * Nobody decides on a finding or links records until the transaction ends; reading goes on.
 */
export async function publishFindings(
  runner: QueryRunner,
  { clock }: PublishResources,
  sweepId: string,
): Promise<void> {
  // In the order in which linking takes them, so that the two never wait for each other.
  await runner.query("LOCK TABLE child_link IN SHARE MODE");
  await runner.query("LOCK TABLE finding IN SHARE ROW EXCLUSIVE MODE");
  const [published] = (await runner.query("SELECT FROM sweep_finding WHERE sweep_id = $1 LIMIT 1", [
    sweepId,
  ])) as object[];
  // Without its drafts, which are erased by now, everything would seem to be gone.
  if (published !== undefined) return;

  // The rows have come since the tables were analyzed last: by its guess of them the planner would try each pair.
  await runner.query("SET LOCAL enable_nestloop TO off");
  const [later] = (await runner.query(LATER_SWEEP, [sweepId])) as { id: string }[];
  const now = clock.now();
  await runner.query(DRAFTS_OF_LINKED_RECORDS, [sweepId]);
  await runner.query(FRESH_FINDINGS, [sweepId, now, later?.id ?? null, WHEREABOUTS_KINDS]);
  if (later === undefined) {
    const reopened = [statesBefore("FIND_CHANGED"), stateAfter("FIND_CHANGED")];
    await runner.query(SEEN_FINDINGS, [sweepId, now, ...reopened]);
    await runner.query(GONE_FINDINGS, [sweepId, now, statesBefore("FIND_NO_MORE"), WHEREABOUTS_KINDS]);
  }
  await runner.query(FINDINGS_OF_SWEEP, [sweepId]);
  await runner.query("SET LOCAL enable_nestloop TO DEFAULT");
}
