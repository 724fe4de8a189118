import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/** Below the range that systems take for outgoing connections, so that a service that restarts finds its port again. */
const FIRST = 20_000;
const LAST = 32_000;
const ATTEMPTS = 200;

/** Whether a TCP port of the loopback address can be bound now. */
export async function isPortFree(port: number, host = "127.0.0.1"): Promise<boolean> {
  const server = createServer();
  return await new Promise((resolve) => {
    server.once("error", () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** Different TCP ports of the loopback address that nobody listens on. */
export async function findFreePorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  for (let attempt = 0; attempt < ATTEMPTS && ports.size < count; attempt += 1) {
    const port = randomInt(FIRST, LAST);
    if (await isPortFree(port)) ports.add(port);
  }
  if (ports.size < count) throw new Error(`no free port between ${FIRST} and ${LAST}`);
  return [...ports];
}
