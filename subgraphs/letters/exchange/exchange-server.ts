import { createServer as createHttpServer, type RequestListener, type Server, type ServerOptions } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { HttpServer } from "../../../infra/runtime/http-server";
import { type ExchangeTls, LOWEST_TLS } from "./exchange-tls";

interface ExchangeServerOptions {
  door: RequestListener;
  host: string;
  /** 0 for any free port. */
  port: number;
  tls: ExchangeTls["server"];
  /** Other times than a county has, in tests. */
  times?: Partial<typeof TIMES>;
}

/** Anybody may connect, so nobody may stay for longer than a letter needs on a bad line. */
const TIMES = {
  /** For a request's head. */
  headersTimeout: 10_000,
  /** For all of a request: the largest message on a line of one megabit per second. */
  requestTimeout: 300_000,
  /** Longer than peers keep an idle connection, which the client's pool does for 30 s. */
  keepAliveTimeout: 40_000,
  /** How often the two above are looked at. */
  connectionsCheckingInterval: 2000,
};
const MOST_CONNECTIONS = 1000;
/** Longest head of a request: it has a path and three headers. */
const LONGEST_HEAD = 8 * 1024;
const MOST_HEADERS = 50;
/** For how long requests under way are waited for at the end. */
const DRAIN_MS = 8000;

/** Listens for other counties, apart from what serves the gateway. @throws Error as Node gives it, EADDRINUSE among them */
export async function startExchangeServer(options: ExchangeServerOptions): Promise<HttpServer> {
  const { door, host, port, tls, times = {} } = options;
  const settings: ServerOptions = { ...TIMES, ...times, maxHeaderSize: LONGEST_HEAD, insecureHTTPParser: false };
  const server: Server = tls === null ? createHttpServer(settings, door) : secureServer(settings, tls, door);
  server.maxConnections = MOST_CONNECTIONS;
  server.maxHeadersCount = MOST_HEADERS;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port }, () => {
      server.off("error", reject);
      resolve();
    });
  });
  const actual = (server.address() as AddressInfo).port;
  return {
    url: `${tls === null ? "http" : "https"}://${host}:${actual}`,
    port: actual,
    close: () => drain(server),
  };
}

/** Where an authority is given, whoever has no certificate of it gets no further than the handshake. */
function secureServer(
  settings: ServerOptions,
  { key, cert, clientCa }: NonNullable<ExchangeTls["server"]>,
  door: RequestListener,
): Server {
  const asking = clientCa === null ? {} : { ca: clientCa, requestCert: true, rejectUnauthorized: true };
  return createHttpsServer(
    { ...settings, key, cert, minVersion: LOWEST_TLS, handshakeTimeout: 10_000, ...asking },
    door,
  );
}

function drain(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    const hurry = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    server.close((fault) => {
      clearTimeout(hurry);
      if (fault === undefined) resolve();
      else reject(fault);
    });
    server.closeIdleConnections();
  });
}
