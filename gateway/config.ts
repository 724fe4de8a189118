import { z } from "zod";
import {
  isoDateVariable,
  jwkVariable,
  logLevelVariable,
  modeVariable,
  portVariable,
  readConfig,
  urlVariable,
} from "../infra/runtime/config";

const limit = (fallback: number) =>
  z.coerce.number({ error: "a whole number above 0" }).int().positive().default(fallback);

const GATEWAY_VARIABLES = z.object({
  PORT: portVariable,
  HOST: z.string().default("127.0.0.1"),
  LIANKONG_MODE: modeVariable,
  LOG_LEVEL: logLevelVariable,
  OIDC_ISSUER: urlVariable,
  OIDC_AUDIENCE: z.string().default("liankong-gateway"),
  /** Where the issuer's keys stand when it publishes no discovery document. */
  OIDC_JWKS_URL: urlVariable.optional(),
  /** `education=http://…/graphql,public-security=http://…/graphql` */
  SUBGRAPH_URLS: z.string({ error: "missing; name=URL pairs with commas between" }).transform(readSubgraphUrls),
  CALLER_PRIVATE_KEY: jwkVariable,
  COUNTY_DATE: isoDateVariable.optional(),
  COUNTY_DATE_FILE: z.string().optional(),
  /** How long a department may take for one fetch, connecting and retry included; milliseconds. */
  DEPARTMENT_DEADLINE_MS: limit(3_000),
  /** Deadlines of single departments, `name=milliseconds`; joint-meeting itself reads from the others, page by page. */
  DEPARTMENT_DEADLINES_MS: z.string().default("joint-meeting=20000").transform(readDeadlines),
  /** Connections kept open to each department. */
  DEPARTMENT_CONNECTIONS: limit(32),
  /** Largest answer that is taken from a department; bytes. */
  DEPARTMENT_RESPONSE_BYTES: limit(64 * 1024 * 1024),
  /** Largest attachment that is passed on; bytes. */
  ATTACHMENT_BYTES: limit(10 * 1024 * 1024),
  LIMIT_DEPTH: limit(12),
  LIMIT_ALIASES: limit(30),
  LIMIT_TOKENS: limit(2_000),
  LIMIT_ROOT_FIELDS: limit(10),
  LIMIT_BODY_BYTES: limit(256 * 1024),
  /** Rows that one operation may ask for: the product of nested `first`, summed over its fields. */
  LIMIT_PAGE_ROWS: limit(20_000),
  /** Web origins that may call from a browser, with commas between; none by default. */
  CORS_ORIGINS: z
    .string()
    .default("")
    .transform((text) =>
      text
        .split(",")
        .map((origin) => origin.trim())
        .filter((origin) => origin !== ""),
    ),
});

export type GatewayConfig = z.output<typeof GATEWAY_VARIABLES>;

/** The gateway's configuration. @throws ConfigError naming every faulty variable. */
export function readGatewayConfig(env?: NodeJS.ProcessEnv): GatewayConfig {
  return readConfig(GATEWAY_VARIABLES, env);
}

function readSubgraphUrls(text: string, context: z.RefinementCtx): ReadonlyMap<string, string> {
  const urls = new Map<string, string>();
  for (const pair of text.split(",").map((part) => part.trim())) {
    if (pair === "") continue;
    const [, name, url] = /^([a-z0-9-]+)=(https?:\/\/.+)$/.exec(pair) ?? [];
    if (name === undefined || url === undefined || !URL.canParse(url)) {
      context.addIssue({ code: "custom", message: "name=URL pairs with commas between" });
      return z.NEVER;
    }
    urls.set(name, url);
  }
  return urls;
}

function readDeadlines(text: string, context: z.RefinementCtx): ReadonlyMap<string, number> {
  const deadlines = new Map<string, number>();
  for (const pair of text.split(",").map((part) => part.trim())) {
    if (pair === "") continue;
    const [, name, milliseconds] = /^([a-z0-9-]+)=([1-9]\d{0,6})$/.exec(pair) ?? [];
    if (name === undefined) {
      context.addIssue({ code: "custom", message: "name=milliseconds pairs with commas between" });
      return z.NEVER;
    }
    deadlines.set(name, Number(milliseconds));
  }
  return deadlines;
}
