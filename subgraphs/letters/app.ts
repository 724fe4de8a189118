import { createCallerVerifier } from "../../infra/runtime/caller-token";
import { countyClock } from "../../infra/runtime/clock";
import { openDatabase } from "../../infra/runtime/database";
import { GatewayReader } from "../../infra/runtime/gateway-reading/gateway-reader";
import { ServiceToken } from "../../infra/runtime/gateway-reading/service-token";
import type { HttpServer } from "../../infra/runtime/http-server";
import { JobQueue, jobsApplication } from "../../infra/runtime/jobs/job-queue";
import { createLog } from "../../infra/runtime/log";
import { startSubgraph } from "../../infra/runtime/subgraph-server";
import { Vault } from "../../infra/runtime/vault";
import { personIdOf } from "../../schema/person-id";
import type { LettersConfig } from "./config";
import { createContextFactory, type LettersResources } from "./context";
import { buildLettersSchema } from "./schema";

/** Starts the letters' service (函件往来). */
export async function startApp(config: LettersConfig): Promise<HttpServer> {
  const log = createLog({ service: "letters", level: config.LOG_LEVEL });
  const verifier = await createCallerVerifier(config.CALLER_PUBLIC_KEY, "letters");
  const token = new ServiceToken({
    tokenUrl: config.OIDC_TOKEN_URL,
    clientId: config.OIDC_CLIENT_ID,
    clientSecret: config.OIDC_CLIENT_SECRET,
  });
  const database = await openDatabase({ name: "letters", url: config.DATABASE_URL, entities: [] });
  // Connections of its own: however much comes in or waits to go out, people's requests do not wait for it.
  const background = await openDatabase({
    name: jobsApplication("letters"),
    url: config.DATABASE_URL,
    entities: [],
    poolSize: 8,
  });
  const gateway = new GatewayReader({ gatewayUrl: config.GATEWAY_URL, token, log });
  const jobs = new JobQueue({ service: "letters", databaseUrl: config.DATABASE_URL, log, queues: [] });
  const resources: LettersResources = {
    database,
    vault: new Vault(config.FIELD_KEY),
    clock: countyClock(config),
    countyCode: config.COUNTY_REGION_CODE,
    gateway,
    jobs,
    personIdOf: (idNumber) => personIdOf(idNumber, config.PERSON_ID_KEY),
    log,
  };
  const release = async (): Promise<void> => {
    await gateway.close();
    await background.destroy();
    await database.destroy();
  };
  try {
    const server = await startSubgraph({
      schema: buildLettersSchema().schema,
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
