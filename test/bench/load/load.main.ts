import { Pool } from "undici";
import { runProgram } from "../program";
import type { LoadOrder, LoadResult } from "./load";

/** An answer without errors begins so in every implementation. */
const WHOLE = '{"data":{';

runProgram(async () => {
  process.on("message", (order: LoadOrder) => void load(order).then((result) => process.send?.(result)));
  return {};
});

async function load({ url, headers, bodies, concurrency, requests, seconds }: LoadOrder): Promise<LoadResult> {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections: concurrency, headersTimeout: 60_000, bodyTimeout: 60_000 });
  const latencies: number[] = [];
  let sent = 0;
  const started = performance.now();
  const limit = started + seconds * 1000;
  const sendInTurn = async (): Promise<void> => {
    while (sent < requests && performance.now() < limit) {
      const body = bodies[sent % bodies.length] as string;
      sent += 1;
      const from = performance.now();
      const response = await pool.request({ path: pathname, method: "POST", headers, body });
      const answer = Buffer.from(await response.body.arrayBuffer());
      latencies.push(performance.now() - from);
      if (response.statusCode !== 200 || answer.toString("latin1", 0, WHOLE.length) !== WHOLE) {
        throw new Error(`${url} answered ${response.statusCode}: ${answer.toString("utf8", 0, 300)}`);
      }
    }
  };
  await Promise.all(Array.from({ length: concurrency }, sendInTurn));
  const taken = (performance.now() - started) / 1000;
  await pool.close();
  return { requests: latencies.length, seconds: taken, latencies };
}
