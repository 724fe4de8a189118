import { createCallerVerifier } from "../../infra/runtime/caller-token";
import { countyClock } from "../../infra/runtime/clock";
import { openDatabase } from "../../infra/runtime/database";
import type { HttpServer } from "../../infra/runtime/http-server";
import { createLog } from "../../infra/runtime/log";
import { startSubgraph } from "../../infra/runtime/subgraph-server";
import { Vault } from "../../infra/runtime/vault";
import { personIdOf } from "../../schema/person-id";
import type { JointMeetingConfig } from "./config";
import { createContextFactory, type JointMeetingResources } from "./context";
import { JobQueue } from "./jobs/job-queue";
import { OfficeReader } from "./office-reading/office-reader";
import { OfficeToken } from "./office-reading/office-token";
import { buildJointMeetingSchema } from "./schema";
import { findForsakenSweeps, runSweep } from "./sweep/run-sweep";
import type { SweepResources } from "./sweep/sweep-run";

/** Starts the joint-meeting (联席会议办公室) service. */
export async function startApp(config: JointMeetingConfig): Promise<HttpServer> {
  const log = createLog({ service: "joint-meeting", level: config.LOG_LEVEL });
  const verifier = await createCallerVerifier(config.CALLER_PUBLIC_KEY, "joint-meeting");
  const token = new OfficeToken({
    tokenUrl: config.OIDC_TOKEN_URL,
    clientId: config.OIDC_CLIENT_ID,
    clientSecret: config.OIDC_CLIENT_SECRET,
  });
  const database = await openDatabase({ name: "joint-meeting", url: config.DATABASE_URL, entities: [] });
  const office = new OfficeReader({ gatewayUrl: config.GATEWAY_URL, token, log });
  const clock = countyClock(config);
  const vault = new Vault(config.FIELD_KEY);
  const jobs = openJobs({ config, database, office, clock, vault, log });
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

/** The queue that sweeps run from, in this process. */
function openJobs({ config, ...engine }: SweepEngine & { config: JointMeetingConfig }): JobQueue {
  const sweeping = { ...engine, databaseUrl: config.DATABASE_URL, patienceMs: config.SWEEP_PATIENCE_MS };
  return new JobQueue({
    databaseUrl: config.DATABASE_URL,
    log: engine.log,
    runSweep: (sweepId, signal) => runSweep(sweeping, sweepId, signal),
    findForsaken: () => findForsakenSweeps(engine.database),
  });
}
