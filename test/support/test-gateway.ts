import { readFileSync } from "node:fs";
import { pino } from "pino";
import type { JWK } from "jose";
import { createGatewayApp } from "../../gateway/app";
import { readGatewayConfig } from "../../gateway/config";
import { TrustedDocuments } from "../../gateway/trusted-documents/trusted-documents";
import { startHttpServer } from "../../infra/runtime/http-server";
import { projectPath } from "../../infra/runtime/project-path";
import type { DepartmentName } from "../../schema/departments";

/** A line of the gateway's log on a request that has ended. */
export interface LoggedRequest {
  requestId: string;
  actor?: string;
  purpose?: string;
  operation?: string;
  errorCodes?: string[];
  status: number;
}

interface TestGatewayOptions {
  port: number;
  issuerUrl: string;
  callerPrivateKey: JWK;
  subgraphUrls: Readonly<Record<DepartmentName, string>>;
  /** Called before whoever asked has the end of the answer. */
  onRequest: (line: LoggedRequest) => void;
}

/** Longer than a busy machine takes for a page, so that only what is stopped is missing. */
const DEADLINE_MS = "10000";

/** Starts the gateway on the committed supergraph with its trusted documents. */
export async function startTestGateway(options: TestGatewayOptions): Promise<{ url: string; close(): Promise<void> }> {
  const { port, issuerUrl, callerPrivateKey, subgraphUrls, onRequest } = options;
  const write = (text: string) => {
    const line = JSON.parse(text) as LoggedRequest & { msg: string };
    if (line.msg.startsWith("request")) onRequest(line);
  };
  const config = readGatewayConfig({
    PORT: String(port),
    LIANKONG_MODE: "demo",
    OIDC_ISSUER: issuerUrl,
    SUBGRAPH_URLS: Object.entries(subgraphUrls)
      .map((pair) => pair.join("="))
      .join(","),
    CALLER_PRIVATE_KEY: JSON.stringify(callerPrivateKey),
    DEPARTMENT_DEADLINE_MS: DEADLINE_MS,
  });
  const app = await createGatewayApp({
    config,
    supergraphSdl: readFileSync(projectPath("schema", "supergraph.graphql"), "utf8"),
    documents: TrustedDocuments.read(projectPath("schema", "operations")),
    log: pino({ level: "info" }, { write }),
    breaker: { failures: 5, restMs: 200 },
  });
  const server = await startHttpServer(app.handler, { host: config.HOST, port: config.PORT });
  return {
    url: `${server.url}/graphql`,
    close: async () => {
      await server.close();
      await app.close();
    },
  };
}
