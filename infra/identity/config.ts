import { z } from "zod";
import { jwkVariable, modeVariable, portVariable, readConfig, urlVariable } from "../runtime/config";

/** Keys of this prefix are known everywhere as a demo's, and a gateway in production refuses them. */
export const DEMO_KEY_PREFIX = "demo-";

const variables = z.object({
  PORT: portVariable,
  HOST: z.string().default("127.0.0.1"),
  LIANKONG_MODE: modeVariable.refine(
    (mode) => mode === "demo",
    "the demo issuer runs with LIANKONG_MODE=demo only, never in production",
  ),
  /** Name of the issuer as others reach it; by default where it listens. */
  OIDC_ISSUER: urlVariable.optional(),
  OIDC_AUDIENCE: z.string("missing; the audience of the tokens").min(1),
  IDENTITY_KEY: jwkVariable.refine(
    ({ kid, d, alg }) => kid?.startsWith(DEMO_KEY_PREFIX) === true && d !== undefined && alg === "ES256",
    `a private key for ES256 with a "kid" that begins with ${DEMO_KEY_PREFIX}`,
  ),
  ACCOUNTS_FILE: z.string("missing; the path of the accounts' file").min(1),
});

export type IdentityConfig = z.output<typeof variables>;

export function readIdentityConfig(env?: NodeJS.ProcessEnv): IdentityConfig {
  return readConfig(variables, env);
}
