import { ApolloServer, type BaseContext } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import { expressMiddleware } from "@as-integrations/express5";
import express, { type Request, type RequestHandler } from "express";
import type { GraphQLSchema } from "graphql";
import type { Caller } from "./caller";
import { type CallerVerifier } from "./caller-token";
import { compiledExecution } from "./compiled-execution";
import { formatGraphqlError } from "./errors";
import { answerRequestFault } from "./request-fault";
import { callerOf, requireCaller } from "./require-caller";
import { type HttpServer, startHttpServer } from "./http-server";
import type { Log } from "./log";

interface SubgraphOptions<Context extends BaseContext> {
  schema: GraphQLSchema;
  log: Log;
  host: string;
  port: number;
  verifier: CallerVerifier;
  /** Loaders and services of one request. */
  createContext: (caller: Caller) => Context;
  /** What it serves beside `/graphql`, to callers that the gateway has signed for just the same; by path. */
  doors?: Readonly<Record<string, RequestHandler>>;
  /** Rejects while the subgraph cannot serve, for example when its database is gone. */
  checkReady: () => Promise<unknown>;
  /** Ends what the subgraph holds, after the last request. */
  release: () => Promise<void>;
}

/** One page asks for 1000 children by their ids and whatever `@requires` adds to them. */
const BODY_LIMIT = "4mb";

/** What Apollo would add for its own cloud, and the cache hints that cost half of a page. */
const LEAN_PLUGINS = [
  ApolloServerPluginCacheControlDisabled(),
  ApolloServerPluginInlineTraceDisabled(),
  ApolloServerPluginLandingPageDisabled(),
  ApolloServerPluginSchemaReportingDisabled(),
  ApolloServerPluginUsageReportingDisabled(),
];

/** Serves a department's schema at `/graphql` to the gateway alone, with `/health/live` and `/health/ready` beside it, and its doors. */
export async function startSubgraph<Context extends BaseContext>(
  options: SubgraphOptions<Context>,
): Promise<HttpServer> {
  const { schema, log, host, port, verifier, createContext, doors = {}, checkReady, release } = options;
  const apollo = new ApolloServer<Context>({
    gateway: compiledExecution(schema),
    introspection: false,
    includeStacktraceInErrorResponses: false,
    formatError: formatGraphqlError(log),
    plugins: LEAN_PLUGINS,
    stopOnTerminationSignals: false,
    csrfPrevention: false,
  });
  await apollo.start();
  const app = express().disable("x-powered-by").disable("etag");
  app.get("/health/live", (_request, response) => void response.json({ status: "live" }));
  app.get("/health/ready", async (_request, response) => {
    const ready = await checkReady().then(
      () => true,
      (fault: unknown) => {
        log.error({ err: fault }, "not ready");
        return false;
      },
    );
    response.status(ready ? 200 : 503).json({ status: ready ? "ready" : "unavailable" });
  });
  app.use(
    "/graphql",
    requireCaller(verifier, log),
    express.json({ limit: BODY_LIMIT }),
    expressMiddleware(apollo, {
      context: async ({ req }: { req: Request }) => createContext(callerOf(req)),
    }),
  );
  for (const [path, door] of Object.entries(doors)) app.use(path, requireCaller(verifier, log), door);
  app.use(answerRequestFault(log));
  const server = await startHttpServer(app, { host, port });
  log.info({ url: server.url }, "listening");
  return {
    ...server,
    url: `${server.url}/graphql`,
    async close() {
      await server.close();
      await apollo.stop();
      await release();
    },
  };
}
