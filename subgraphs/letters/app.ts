import { createCallerVerifier } from "../../infra/runtime/caller-token";
import { type Clock, countyClock, systemClock } from "../../infra/runtime/clock";
import { openDatabase } from "../../infra/runtime/database";
import { GatewayReader } from "../../infra/runtime/gateway-reading/gateway-reader";
import { ServiceToken } from "../../infra/runtime/gateway-reading/service-token";
import type { HttpServer } from "../../infra/runtime/http-server";
import { JobQueue, jobsApplication } from "../../infra/runtime/jobs/job-queue";
import { createLog } from "../../infra/runtime/log";
import { startSubgraph } from "../../infra/runtime/subgraph-server";
import { attachmentDoor } from "../../infra/runtime/upload/attachment-door";
import { Vault } from "../../infra/runtime/vault";
import { personIdOf } from "../../schema/person-id";
import { caseLinkWork } from "./case-link/tell-waiting";
import type { LettersConfig } from "./config";
import { createContextFactory, type LettersResources } from "./context";
import { provideOwnKeys } from "./directory/own-keys";
import { readExchangeTls } from "./exchange/exchange-tls";
import { getSuite } from "./exchange/suites";
import { matchWork } from "./incoming/match-letters";
import { outcomeWork } from "./incoming/tell-outcomes";
import { openExchange } from "./open-exchange";
import { LetterAttachmentService } from "./letter-attachment/letter-attachment.service";
import { letterRoundWork } from "./letter-round/run-letter-rounds";
import { buildLettersSchema } from "./schema";
import { SealFolder } from "./seal/seal-folder";

/** What tests set otherwise than a county does. */
interface LettersSurroundings {
  /** Real time, by which keys and messages are judged; never the county's day. */
  exchangeClock?: Clock;
}

/** Starts the letters' service (函件往来). What it has opened when it cannot, it closes again. */
export async function startApp(config: LettersConfig, surroundings: LettersSurroundings = {}): Promise<HttpServer> {
  const held: Closing[] = [];
  try {
    return await openApp(config, surroundings, (closing) => held.push(closing));
  } catch (fault) {
    for (const close of held.toReversed()) await close();
    throw fault;
  }
}

/** Ends what was opened. */
type Closing = () => Promise<unknown>;

/** @param hold is told of each thing as soon as it is open */
async function openApp(
  config: LettersConfig,
  { exchangeClock = systemClock() }: LettersSurroundings,
  hold: (closing: Closing) => void,
): Promise<HttpServer> {
  const log = createLog({ service: "letters", level: config.LOG_LEVEL });
  const tls = readExchangeTls(config);
  const verifier = await createCallerVerifier(config.CALLER_PUBLIC_KEY, "letters");
  const token = new ServiceToken({
    tokenUrl: config.OIDC_TOKEN_URL,
    clientId: config.OIDC_CLIENT_ID,
    clientSecret: config.OIDC_CLIENT_SECRET,
  });
  const seals = await SealFolder.read(config.SEAL_FOLDER);
  const database = await openDatabase({ name: "letters", url: config.DATABASE_URL, entities: [] });
  hold(() => database.destroy());
  // Connections of its own: however much comes in or waits to go out, people's requests do not wait for it.
  const background = await openDatabase({
    name: jobsApplication("letters"),
    url: config.DATABASE_URL,
    entities: [],
    poolSize: 8,
  });
  hold(() => background.destroy());
  const gateway = new GatewayReader({ gatewayUrl: config.GATEWAY_URL, token, log });
  hold(() => gateway.close());
  const suite = getSuite(config.EXCHANGE_SUITE);
  const common: Omit<LettersResources, "jobs"> = {
    database,
    vault: new Vault(config.FIELD_KEY),
    clock: countyClock(config),
    exchangeClock,
    countyCode: config.COUNTY_REGION_CODE,
    exchangeUrl: config.EXCHANGE_URL,
    suite,
    gateway,
    personIdOf: (idNumber) => personIdOf(idNumber, config.PERSON_ID_KEY),
    seals,
    log,
  };
  await provideOwnKeys(common);
  const exchange = openExchange({
    resources: common,
    database: background,
    host: config.EXCHANGE_HOST,
    port: config.EXCHANGE_PORT,
    exchangeUrl: config.EXCHANGE_URL,
    tls,
    limit: config.EXCHANGE_MESSAGE_BYTES,
  });
  const working = { ...common, database: background };
  const jobs = new JobQueue({
    service: "letters",
    databaseUrl: config.DATABASE_URL,
    log,
    queues: [exchange.work, matchWork(working), outcomeWork(working), letterRoundWork(working), caseLinkWork(working)],
  });
  const resources: LettersResources = { ...common, jobs };
  const release = async (): Promise<void> => {
    await gateway.close();
    await background.destroy();
    await database.destroy();
  };
  const endJobs = async (): Promise<void> => {
    const ended = jobs.close();
    // Whoever waits for another county's answer waits no longer.
    await exchange.close();
    await ended;
  };
  hold(endJobs);
  const door = await exchange.listen();
  hold(() => door.close());
  const server = await startSubgraph({
    schema: buildLettersSchema().schema,
    log,
    verifier,
    host: config.HOST,
    port: config.PORT,
    createContext: createContextFactory(resources),
    doors: {
      "/attachments": attachmentDoor({
        keeper: "letters",
        attachmentsOf: (caller) => new LetterAttachmentService(resources, caller),
        vault: resources.vault,
        log,
        limit: config.ATTACHMENT_BYTES,
      }),
    },
    // The gateway waits for its departments to be ready, so this one must not wait for the gateway.
    checkReady: () => database.query("SELECT 1"),
    release,
  });
  const close = async (): Promise<void> => {
    await door.close();
    await endJobs();
    await server.close();
  };
  return { ...server, close };
}
