import { isTelemetryOff } from "./telemetry/config";
import type { RequestListener } from "node:http";
import { ApolloServer } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import { expressMiddleware } from "@as-integrations/express5";
import express from "express";
import { createCallerSigner } from "../infra/runtime/caller-token";
import { countyClock } from "../infra/runtime/clock";
import type { Log } from "../infra/runtime/log";
import { openAttachmentLinks } from "./attachments/open-attachment-links";
import { attachmentRoutes } from "./attachments/attachments.routes";
import { AccessTokenVerifier } from "./access/access-token";
import { DemoIssuerRefused, Issuer } from "./access/issuer";
import type { GatewayConfig } from "./config";
import type { BreakerOptions } from "./department-link/department-breaker";
import { DepartmentLink } from "./department-link/department-link";
import { enforcerPlugin } from "./enforcer/enforcer.plugin";
import { GuardedSupergraph } from "./enforcer/guarded-supergraph";
import { documentRoutes } from "./exports/documents.routes";
import { readEnumTitles } from "./exports/enum-titles";
import { EXPORTS } from "./exports/definitions";
import type { ExportDefinition } from "./exports/export-definition";
import { exportRoutes } from "./exports/exports.routes";
import { formatError } from "./errors/format-error";
import { healthRoutes } from "./health/health.routes";
import { answerFaults, answerUnknown } from "./http/answers";
import { authenticate } from "./http/authenticate";
import { cors } from "./http/cors";
import { answerGet } from "./http/get-routes";
import { openCase } from "./http/open-case";
import { readBody, resolveDocument } from "./http/operation-body";
import { operationLogPlugin } from "./http/operation-log.plugin";
import type { RequestContext } from "./http/request-context";
import { localsOf, requestLog } from "./http/request-log";
import { securityHeaders } from "./http/security-headers";
import type { Limits } from "./limits/limits";
import { limitsPlugin } from "./limits/limits.plugin";
import { TokenLimit } from "./limits/token-limit";
import { PlanCache } from "./plan-cache/plan-cache";
import { CountyGateway } from "./supergraph/county-gateway";
import type { TrustedDocuments } from "./trusted-documents/trusted-documents";

interface GatewayOptions {
  config: GatewayConfig;
  /** The composed supergraph, with its security directives. */
  supergraphSdl: string;
  documents: TrustedDocuments;
  log: Log;
  breaker?: BreakerOptions;
  /** Lists that can be exported; the county's own by default. */
  exports?: Readonly<Record<string, ExportDefinition>>;
}

export interface GatewayApp {
  handler: RequestListener;
  /** From now on `/health/ready` tells balancers to go elsewhere. */
  drain(): void;
  close(): Promise<void>;
}

const BREAKER: BreakerOptions = { failures: 5, restMs: 2_000 };
const PLAN_CACHE = { size: 1_000, waitMs: 1_000 };

/**
 * Builds the gateway without listening.
 * @throws DemoIssuerRefused in production mode; Error for a supergraph that is unguarded, or names a subgraph without URL.
 */
export async function createGatewayApp(options: GatewayOptions): Promise<GatewayApp> {
  const { config, log, documents } = options;
  if (!isTelemetryOff()) throw new Error("telemetry must be off before the gateway is built");
  const supergraph = GuardedSupergraph.from(options.supergraphSdl);
  const issuer = await openIssuer(config, log);
  const links = await openLinks(options);
  const planCache = new PlanCache(PLAN_CACHE);
  const gateway = new CountyGateway({ supergraph, links, planCache, log });
  const server = new ApolloServer<RequestContext>({
    gateway,
    logger: log,
    formatError: formatError(log),
    includeStacktraceInErrorResponses: false,
    introspection: true,
    csrfPrevention: true,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    apollo: {},
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      operationLogPlugin,
      enforcerPlugin(supergraph.enforcer),
      limitsPlugin(limitsOf(config)),
    ],
  });
  await server.start();
  await gateway.warm(documents.all());

  let isDraining = false;
  const verifier = new AccessTokenVerifier({ issuer, ...identityOf(config) });
  const app = express().disable("x-powered-by").disable("etag").set("query parser", "simple");
  app.use(requestLog(log), securityHeaders);
  app.use("/health", healthRoutes({ issuer, links, isDraining: () => isDraining }));
  app.use("/graphql", cors(config.CORS_ORIGINS));
  app.get("/graphql", answerGet);
  app.post(
    "/graphql",
    authenticate(verifier),
    openCase(links.get("joint-meeting")),
    readBody(config.LIMIT_BODY_BYTES),
    resolveDocument(documents, new TokenLimit(config.LIMIT_TOKENS)),
  );
  app.post(
    "/graphql",
    expressMiddleware(server, { context: async ({ res }) => localsOf(res).context as RequestContext }),
  );
  const titleOf = readEnumTitles(options.supergraphSdl);
  app.use(
    "/exports",
    cors(config.CORS_ORIGINS),
    authenticate(verifier),
    documentRoutes({ server, enforcer: supergraph.enforcer, titleOf }),
    exportRoutes({
      server,
      enforcer: supergraph.enforcer,
      clock: countyClock(config),
      titleOf,
      definitions: options.exports ?? EXPORTS,
    }),
  );
  const attachments = openAttachmentLinks(config, await createCallerSigner(config.CALLER_PRIVATE_KEY));
  if (attachments.size > 0) {
    app.use(
      "/attachments",
      cors(config.CORS_ORIGINS),
      authenticate(verifier),
      attachmentRoutes({ links: attachments, limit: config.ATTACHMENT_BYTES }),
    );
  }
  app.use(answerUnknown, answerFaults(config.LIMIT_BODY_BYTES));

  return {
    handler: app,
    drain: () => void (isDraining = true),
    close: async () => {
      await server.stop();
      await Promise.all([...links.values(), ...attachments.values()].map((link) => link.close()));
    },
  };
}

const identityOf = ({ OIDC_ISSUER, OIDC_AUDIENCE, LIANKONG_MODE }: GatewayConfig) => ({
  issuerName: OIDC_ISSUER,
  audience: OIDC_AUDIENCE,
  allowDemo: LIANKONG_MODE === "demo",
});

const limitsOf = (config: GatewayConfig): Limits => ({
  depth: config.LIMIT_DEPTH,
  aliases: config.LIMIT_ALIASES,
  tokens: config.LIMIT_TOKENS,
  rootFields: config.LIMIT_ROOT_FIELDS,
  bodyBytes: config.LIMIT_BODY_BYTES,
  pageRows: config.LIMIT_PAGE_ROWS,
});

/** An issuer that is away at the start may come later, and until then nobody gets in; the demo's never in production. */
async function openIssuer(config: GatewayConfig, log: Log): Promise<Issuer> {
  const issuer = new Issuer({
    issuer: config.OIDC_ISSUER,
    jwksUrl: config.OIDC_JWKS_URL,
    allowDemo: config.LIANKONG_MODE === "demo",
  });
  try {
    await issuer.checkKeys();
  } catch (fault) {
    if (fault instanceof DemoIssuerRefused) throw fault;
    log.warn({ err: fault }, "the issuer of access tokens cannot be reached yet");
  }
  return issuer;
}

async function openLinks({ config, breaker = BREAKER }: GatewayOptions): Promise<ReadonlyMap<string, DepartmentLink>> {
  const signer = await createCallerSigner(config.CALLER_PRIVATE_KEY);
  const settings = {
    signer,
    breaker,
    connections: config.DEPARTMENT_CONNECTIONS,
    maxResponseBytes: config.DEPARTMENT_RESPONSE_BYTES,
  };
  return new Map(
    [...config.SUBGRAPH_URLS].map(([department, url]) => [
      department,
      new DepartmentLink({
        department,
        url,
        deadlineMs: config.DEPARTMENT_DEADLINES_MS.get(department) ?? config.DEPARTMENT_DEADLINE_MS,
        ...settings,
      }),
    ]),
  );
}
