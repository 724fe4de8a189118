import type { QueueWork } from "../../../infra/runtime/jobs/job-queue";
import { ROUND_QUEUE } from "../jobs/round-queue";
import type { MailServer } from "../mail/mail-server";
import { sendDigests } from "../mail/send-digests";
import type { RoundResources } from "./round-resources";
import { runCaseworkRounds } from "./run-casework-rounds";

/** How often it is looked whether anything has come up, such as a mail to be tried again. */
const LONGEST_PAUSE_MS = 60_000;
/** How soon a round of which something is left is tried again at first: at a start the gateway is not up yet. */
const FIRST_PAUSE_MS = 2_000;

/** The digests of a county with mail. */
export interface DigestMail {
  server: MailServer;
  /** The county's own address. */
  link: string | null;
}

/** The rounds as work of the job queue: woken at the service's start, when the county's day changes, and every minute. */
export function roundWork(resources: RoundResources, mail: DigestMail | null): QueueWork {
  let wokenOn = "";
  let wakeAt = 0;
  let pauseMs = FIRST_PAUSE_MS;
  return {
    name: ROUND_QUEUE.name,
    findForsaken: () => {
      const today = resources.clock.today();
      if (today === wokenOn && performance.now() < wakeAt) return Promise.resolve([]);
      if (today !== wokenOn) pauseMs = FIRST_PAUSE_MS;
      wokenOn = today;
      wakeAt = performance.now() + LONGEST_PAUSE_MS;
      return Promise.resolve([ROUND_QUEUE.name]);
    },
    run: async (_key, signal) => {
      let isDone = false;
      try {
        isDone = await runCaseworkRounds(resources, signal);
        if (mail !== null) await sendDigests({ ...resources, mail: mail.server, link: mail.link }, signal);
      } finally {
        // Also after a fault, such as of a database that is just being started anew.
        pauseMs = isDone ? LONGEST_PAUSE_MS : Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
        wakeAt = performance.now() + pauseMs;
      }
    },
  };
}
