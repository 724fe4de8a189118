import { z } from "zod";
import {
  base64Key32,
  countyVariable,
  jwkVariable,
  logLevelVariable,
  modeVariable,
  portVariable,
  readConfig,
  urlVariable,
} from "../../infra/runtime/config";

const VARIABLES = z.object({
  HOST: z.string().default("127.0.0.1"),
  PORT: portVariable,
  COUNTY_REGION_CODE: countyVariable,
  PERSON_ID_KEY: base64Key32,
  CALLER_PUBLIC_KEY: jwkVariable,
  /** The gateway's GraphQL address, `http://host:port/graphql`. */
  GATEWAY_URL: urlVariable,
  /** The office's own account at the identity service. */
  OIDC_TOKEN_URL: urlVariable,
  OIDC_CLIENT_ID: z.string({ error: "missing; the office's account" }),
  OIDC_CLIENT_SECRET: z.string({ error: "missing; the secret of the office's account" }),
  LOG_LEVEL: logLevelVariable,
  LIANKONG_MODE: modeVariable,
});

export type JointMeetingConfig = z.output<typeof VARIABLES>;

/** Reads the variables of this service. @throws ConfigError naming every fault at once. */
export function readServiceConfig(env?: NodeJS.ProcessEnv): JointMeetingConfig {
  return readConfig(VARIABLES, env);
}
