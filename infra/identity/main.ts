import { startHttpServer } from "../runtime/http-server";
import { runService } from "../runtime/process";
import { createIdentityApp } from "./app";
import { readIdentityConfig } from "./config";

void runService("identity", async () => {
  const config = readIdentityConfig();
  let handle: ReturnType<typeof createIdentityApp> | undefined;
  const server = await startHttpServer((request, response) => handle?.(request, response), {
    host: config.HOST,
    port: config.PORT,
  });
  handle = createIdentityApp(config, server.url);
  return server;
});
