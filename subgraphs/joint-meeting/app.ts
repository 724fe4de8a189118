import { createCallerVerifier } from "../../infra/runtime/caller-token";
import { countyClock } from "../../infra/runtime/clock";
import { openDatabase } from "../../infra/runtime/database";
import type { HttpServer } from "../../infra/runtime/http-server";
import { createLog } from "../../infra/runtime/log";
import { startSubgraph } from "../../infra/runtime/subgraph-server";
import { Vault } from "../../infra/runtime/vault";
import { personIdOf } from "../../schema/person-id";
import { AttachmentService } from "./attachment/attachment.service";
import { attachmentDoor } from "../../infra/runtime/upload/attachment-door";
import type { JointMeetingConfig } from "./config";
import { watchWork } from "./case-outcome/watch-work";
import { createContextFactory, type JointMeetingResources } from "./context";
import { type DigestMail, roundWork } from "./casework-round/round-work";
import { jobsApplication, JobQueue } from "../../infra/runtime/jobs/job-queue";
import { SWEEP_QUEUE } from "./jobs/sweep-queue";
import { MailServer } from "./mail/mail-server";
import { GatewayReader } from "../../infra/runtime/gateway-reading/gateway-reader";
import { ServiceToken } from "../../infra/runtime/gateway-reading/service-token";
import { buildJointMeetingSchema } from "./schema";
import { findForsakenSweeps, runSweep } from "./sweep/run-sweep";
import type { SweepResources } from "./sweep/sweep-run";

/** Starts the joint-meeting (联席会议办公室) service. */
export async function startApp(config: JointMeetingConfig): Promise<HttpServer> {
  const log = createLog({ service: "joint-meeting", level: config.LOG_LEVEL });
  const verifier = await createCallerVerifier(config.CALLER_PUBLIC_KEY, "joint-meeting");
  const token = new ServiceToken({
    tokenUrl: config.OIDC_TOKEN_URL,
    clientId: config.OIDC_CLIENT_ID,
    clientSecret: config.OIDC_CLIENT_SECRET,
  });
  const database = await openDatabase({ name: "joint-meeting", url: config.DATABASE_URL, entities: [] });
  // Connections of its own: however much a sweep or a round has to do, people's requests do not wait for it.
  const background = await openDatabase({
    name: jobsApplication("joint-meeting"),
    url: config.DATABASE_URL,
    entities: [],
    poolSize: 4,
  });
  const office = new GatewayReader({ gatewayUrl: config.GATEWAY_URL, token, log });
  const clock = countyClock(config);
  const vault = new Vault(config.FIELD_KEY);
  const jobs = openJobs({ config, database: background, office, clock, vault, log });
  const resources: JointMeetingResources = {
    database,
    vault,
    clock,
    jobs,
    countyCode: config.COUNTY_REGION_CODE,
    office,
    personIdOf: (idNumber) => personIdOf(idNumber, config.PERSON_ID_KEY),
    log,
  };
  const release = async (): Promise<void> => {
    await office.close();
    await background.destroy();
    await database.destroy();
  };
  try {
    const server = await startSubgraph({
      schema: buildJointMeetingSchema().schema,
      log,
      verifier,
      host: config.HOST,
      port: config.PORT,
      createContext: createContextFactory(resources),
      doors: {
        "/attachments": attachmentDoor({
          keeper: "joint-meeting",
          attachmentsOf: (caller) => new AttachmentService(resources, caller),
          vault,
          log,
          limit: config.ATTACHMENT_BYTES,
        }),
      },
      // The gateway waits for its departments to be ready, so this one must not wait for the gateway.
      checkReady: () => database.query("SELECT 1"),
      release,
    });
    const close = async (): Promise<void> => {
      // First, since a sweep reads through the gateway from this very server.
      await jobs.close();
      await server.close();
    };
    return { ...server, close };
  } catch (fault) {
    await jobs.close();
    await release();
    throw fault;
  }
}

type SweepEngine = Pick<SweepResources, "database" | "office" | "clock" | "vault" | "log">;

/** The queues that sweeps and the daily rounds run from, in this process. */
function openJobs({ config, ...engine }: SweepEngine & { config: JointMeetingConfig }): JobQueue {
  const sweeping = { ...engine, databaseUrl: config.DATABASE_URL, patienceMs: config.SWEEP_PATIENCE_MS };
  const rounds = { ...engine, countyCode: config.COUNTY_REGION_CODE };
  return new JobQueue({
    service: "joint-meeting",
    databaseUrl: config.DATABASE_URL,
    log: engine.log,
    queues: [
      {
        name: SWEEP_QUEUE.name,
        run: (sweepId, signal) => runSweep(sweeping, sweepId, signal),
        findForsaken: () => findForsakenSweeps(engine.database),
      },
      roundWork(rounds, openMail(config)),
      watchWork(rounds),
    ],
  });
}

/** Null for a county that has notices in the inbox alone. */
function openMail({ SMTP_URL, MAIL_FROM, SMTP_TLS, MAIL_LINK }: JointMeetingConfig): DigestMail | null {
  if (SMTP_URL === undefined || MAIL_FROM === undefined) return null;
  const server = new MailServer({ url: SMTP_URL, from: MAIL_FROM, isPlaintextAllowed: SMTP_TLS === "off" });
  return { server, link: MAIL_LINK ?? null };
}
