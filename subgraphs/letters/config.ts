import { z } from "zod";
import { portVariable, readConfig, urlVariable } from "../../infra/runtime/config";
import { departmentVariables } from "../../infra/runtime/department-config";

const VARIABLES = departmentVariables.extend({
  /** The gateway's GraphQL address, `http://host:port/graphql`. */
  GATEWAY_URL: urlVariable,
  /** The service's own account at the identity service. */
  OIDC_TOKEN_URL: urlVariable,
  OIDC_CLIENT_ID: z.string({ error: "missing; the account of the letters' service" }),
  OIDC_CLIENT_SECRET: z.string({ error: "missing; the secret of that account" }),
  /** Address and port at which other counties' letters come in: the one door outward, apart from the gateway's. */
  EXCHANGE_HOST: z.string().default("127.0.0.1"),
  EXCHANGE_PORT: portVariable,
  /** Address of that door as other counties reach it, `https://host[:port]`. */
  EXCHANGE_URL: urlVariable,
  /** Largest message that is taken in, attachments included; bytes. */
  EXCHANGE_MESSAGE_BYTES: z.coerce
    .number("bytes")
    .int()
    .positive()
    .default(16 * 1024 * 1024),
  /** Largest attachment that is taken in; bytes. */
  ATTACHMENT_BYTES: z.coerce
    .number("bytes")
    .int()
    .positive()
    .default(10 * 1024 * 1024),
});

export type LettersConfig = z.output<typeof VARIABLES>;

/** Reads the variables of this service. @throws ConfigError naming every fault at once. */
export function readServiceConfig(env?: NodeJS.ProcessEnv): LettersConfig {
  return readConfig(VARIABLES, env);
}
