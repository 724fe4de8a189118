import { z } from "zod";
import { portVariable, readConfig, urlVariable } from "../../infra/runtime/config";
import { departmentVariables } from "../../infra/runtime/department-config";
import { MOST_MESSAGE_BYTES } from "./exchange/message";
import { DEFAULT_SUITE, SUITE_NAMES } from "./exchange/suites";

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
  EXCHANGE_MESSAGE_BYTES: z.coerce.number("bytes").int().positive().default(MOST_MESSAGE_BYTES),
  /** Suite of the keys that are made from now on; the keys that there are keep theirs. */
  EXCHANGE_SUITE: z.enum(SUITE_NAMES).default(DEFAULT_SUITE.name),
  /** `on` wants a key and a certificate; `off` says that a proxy in front encrypts. Unset: on where there is a key. */
  EXCHANGE_TLS: z.enum(["on", "off"]).optional(),
  /** Key and certificate (PEM) of the door, shown also to peers that ask who writes. */
  EXCHANGE_TLS_KEY_FILE: z.string().optional(),
  EXCHANGE_TLS_CERT_FILE: z.string().optional(),
  /** Authorities (PEM) of one of which every county that writes must have a certificate (mTLS). */
  EXCHANGE_CLIENT_CA_FILE: z.string().optional(),
  /** Authorities (PEM) of peers' certificates, in place of those that the system trusts. */
  EXCHANGE_CA_FILE: z.string().optional(),
  /** Largest attachment that is taken in; bytes. */
  ATTACHMENT_BYTES: z.coerce
    .number("bytes")
    .int()
    .positive()
    .default(10 * 1024 * 1024),
  /** Folder of the departments' electronic seals, DEPARTMENT.png; unset, letters are sealed on paper. */
  SEAL_FOLDER: z.string().optional(),
});

export type LettersConfig = z.output<typeof VARIABLES>;

/** Reads the variables of this service. @throws ConfigError naming every fault at once. */
export function readServiceConfig(env?: NodeJS.ProcessEnv): LettersConfig {
  return readConfig(VARIABLES, env);
}
