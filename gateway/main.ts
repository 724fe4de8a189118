import "./telemetry/config";
import { readFileSync } from "node:fs";
import { startHttpServer } from "../infra/runtime/http-server";
import { createLog } from "../infra/runtime/log";
import { runService } from "../infra/runtime/process";
import { projectPath } from "../infra/runtime/project-path";
import { createGatewayApp } from "./app";
import { readGatewayConfig } from "./config";
import { TrustedDocuments } from "./trusted-documents/trusted-documents";

void runService("gateway", async () => {
  const config = readGatewayConfig();
  const app = await createGatewayApp({
    config,
    supergraphSdl: readFileSync(projectPath("schema", "supergraph.graphql"), "utf8"),
    documents: TrustedDocuments.read(projectPath("schema", "operations")),
    log: createLog({ service: "gateway", level: config.LOG_LEVEL }),
  });
  const server = await startHttpServer(app.handler, { host: config.HOST, port: config.PORT });
  return {
    url: `${server.url}/graphql`,
    close: async () => {
      app.drain();
      await server.close();
      await app.close();
    },
  };
});
