import type { QueueWork } from "../../../infra/runtime/jobs/job-queue";
import { roundsWork } from "../../../infra/runtime/rounds/rounds-work";
import { ROUND_QUEUE } from "../jobs/round-queue";
import type { MailServer } from "../mail/mail-server";
import { sendDigests } from "../mail/send-digests";
import type { RoundResources } from "./round-resources";
import { runCaseworkRounds } from "./run-casework-rounds";

/** The digests of a county with mail. */
export interface DigestMail {
  server: MailServer;
  /** The county's own address. */
  link: string | null;
}

/** The rounds as work of the job queue. */
export function roundWork(resources: RoundResources, mail: DigestMail | null): QueueWork {
  return roundsWork({
    queue: ROUND_QUEUE.name,
    clock: resources.clock,
    run: async (signal) => {
      const isDone = await runCaseworkRounds(resources, signal);
      if (mail !== null) await sendDigests({ ...resources, mail: mail.server, link: mail.link }, signal);
      return isDone;
    },
  });
}
