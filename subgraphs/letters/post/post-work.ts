import type { QueueWork } from "../../../infra/runtime/jobs/job-queue";
import { hasDueMessages } from "./claim-messages";
import { deliverMessages } from "./deliver-messages";
import { forgetNonces } from "./forget-nonces";
import type { PostResources } from "./post-resources";
import { POST_QUEUE } from "./post-queue";

const FORGET_EVERY_MS = 3_600_000;

/** The delivery of messages as work of the job queue: woken as soon as any is due. */
export function postWork(resources: PostResources): QueueWork {
  let forgottenAt = Number.NEGATIVE_INFINITY;
  return {
    name: POST_QUEUE.name,
    findForsaken: async () => {
      if (performance.now() - forgottenAt > FORGET_EVERY_MS) {
        forgottenAt = performance.now();
        await forgetNonces(resources);
      }
      return (await hasDueMessages(resources.database, resources.exchangeClock.now())) ? [POST_QUEUE.name] : [];
    },
    run: (_key, signal) => deliverMessages(resources, signal),
  };
}
