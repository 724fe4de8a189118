import { createCallerVerifier } from "../../infra/runtime/caller-token";
import type { HttpServer } from "../../infra/runtime/http-server";
import { createLog } from "../../infra/runtime/log";
import { startSubgraph } from "../../infra/runtime/subgraph-server";
import { personIdOf } from "../../schema/person-id";
import type { JointMeetingConfig } from "./config";
import type { JointMeetingContext } from "./context";
import { OfficeReader } from "./office-reading/office-reader";
import { OfficeToken } from "./office-reading/office-token";
import { buildJointMeetingSchema } from "./schema";

/** Starts the joint-meeting (联席会议办公室) service. */
export async function startApp(config: JointMeetingConfig): Promise<HttpServer> {
  const log = createLog({ service: "joint-meeting", level: config.LOG_LEVEL });
  const token = new OfficeToken({
    tokenUrl: config.OIDC_TOKEN_URL,
    clientId: config.OIDC_CLIENT_ID,
    clientSecret: config.OIDC_CLIENT_SECRET,
  });
  const office = new OfficeReader({ gatewayUrl: config.GATEWAY_URL, token, log });
  const countyCode = config.COUNTY_REGION_CODE;
  return startSubgraph<JointMeetingContext>({
    schema: buildJointMeetingSchema().schema,
    log,
    host: config.HOST,
    port: config.PORT,
    verifier: await createCallerVerifier(config.CALLER_PUBLIC_KEY, "joint-meeting"),
    createContext: (caller) => ({
      caller,
      countyCode,
      office,
      personIdOf: (idNumber) => personIdOf(idNumber, config.PERSON_ID_KEY),
    }),
    // The gateway waits for its departments to be ready, so this one must not wait for the gateway.
    checkReady: () => Promise.resolve(),
    release: () => office.close(),
  });
}
