import { z } from "zod";
import { readConfig, urlVariable } from "../../infra/runtime/config";
import { departmentVariables } from "../../infra/runtime/department-config";

const VARIABLES = departmentVariables.extend({
  /** The gateway's GraphQL address, `http://host:port/graphql`. */
  GATEWAY_URL: urlVariable,
  /** The office's own account at the identity service. */
  OIDC_TOKEN_URL: urlVariable,
  OIDC_CLIENT_ID: z.string({ error: "missing; the office's account" }),
  OIDC_CLIENT_SECRET: z.string({ error: "missing; the secret of the office's account" }),
  /** How long a sweep waits for a department that does not answer, before it gives the page up; milliseconds. */
  SWEEP_PATIENCE_MS: z.coerce.number("milliseconds").int().min(0).default(60_000),
});

export type JointMeetingConfig = z.output<typeof VARIABLES>;

/** Reads the variables of this service. @throws ConfigError naming every fault at once. */
export function readServiceConfig(env?: NodeJS.ProcessEnv): JointMeetingConfig {
  return readConfig(VARIABLES, env);
}
