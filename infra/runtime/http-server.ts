import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

export interface HttpServer {
  url: string;
  port: number;
  /** Stops accepting, lets running requests end, then resolves. */
  close(): Promise<void>;
}

interface HttpServerOptions {
  host: string;
  /** 0 for any free port. */
  port: number;
}

/** Longer than any client pool keeps an idle connection, else sockets hang up under load. */
const KEEP_ALIVE_MS = 75_000;
/** How long a drain waits for requests under way. */
const DRAIN_MS = 8_000;

/** Listens for HTTP. @throws Error with code EADDRINUSE, EACCES … as Node gives it. */
export async function startHttpServer(
  handler: RequestListener,
  { host, port }: HttpServerOptions,
): Promise<HttpServer> {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, headersTimeout: KEEP_ALIVE_MS + 5_000 }, handler);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port }, () => {
      server.off("error", reject);
      resolve();
    });
  });
  const actual = (server.address() as AddressInfo).port;
  return {
    url: `http://${host}:${actual}`,
    port: actual,
    close: () =>
      new Promise((resolve, reject) => {
        const hurry = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
        server.close((fault) => {
          clearTimeout(hurry);
          if (fault === undefined) resolve();
          else reject(fault);
        });
        server.closeIdleConnections();
      }),
  };
}
