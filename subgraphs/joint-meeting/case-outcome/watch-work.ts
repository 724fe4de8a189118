import type { RoundResources } from "../casework-round/round-resources";
import type { QueueWork } from "../../../infra/runtime/jobs/job-queue";
import { WATCH_QUEUE } from "../jobs/watch-queue";
import { watchCases } from "./watch-cases";

/** Watches that were over when their outcome was entered, as work of the job queue; the acts that enter it put the job in. */
export function watchWork(resources: RoundResources): QueueWork {
  return {
    name: WATCH_QUEUE.name,
    findForsaken: () => Promise.resolve([]),
    run: () => watchCases(resources, resources.clock.today()),
  };
}
