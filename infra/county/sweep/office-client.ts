import { setTimeout as pause } from "node:timers/promises";
import { CountyFault } from "../county-fault";

/** Asks the gateway of the running county as the joint meeting's office, for a sweep. */
export interface OfficeClient {
  /** @throws CountyFault with the gateway's words when it refuses, or with what is missing when it does not come back. */
  ask<Data>(query: string, variables: Record<string, unknown>): Promise<Data>;
  /** A list as a file. @throws CountyFault as {@link ask}. */
  export(file: string, variables: Record<string, unknown>): Promise<ReadableStream<Uint8Array>>;
}

const HEADERS = { "content-type": "application/json", "x-purpose": "SWEEP" };
/** A gateway that is started again is back within this time. */
const PATIENCE_MS = 60_000;
const PAUSE_MS = 500;

export function createOfficeClient(gatewayUrl: string, token: string): OfficeClient {
  const post = (url: string, body: object): Promise<Response> =>
    patiently(() =>
      fetch(url, {
        method: "POST",
        headers: { ...HEADERS, authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
      }),
    );
  return {
    async ask<Data>(query: string, variables: Record<string, unknown>) {
      const answer = (await (await post(gatewayUrl, { query, variables })).json()) as GatewayAnswer;
      if (answer.errors?.[0] !== undefined) throw new CountyFault(answer.errors[0].message);
      return answer.data as Data;
    },
    async export(file, variables) {
      const response = await post(new URL(`/exports/${file}`, gatewayUrl).href, variables);
      if (response.ok && response.body !== null) return response.body;
      const { errors } = (await response.json()) as GatewayAnswer;
      throw new CountyFault(errors?.[0]?.message ?? `the gateway gives no ${file}: status ${response.status}`);
    },
  };
}

interface GatewayAnswer {
  data?: unknown;
  errors?: readonly { message: string }[];
}

/** Asks again while the gateway cannot be reached or says that it is not ready. */
async function patiently(ask: () => Promise<Response>): Promise<Response> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const outcome = await ask().catch((fault: unknown) => fault as Error);
    const isThere = outcome instanceof Response && outcome.status !== 502 && outcome.status !== 503;
    if (isThere) return outcome;
    if (performance.now() > until) {
      const why = outcome instanceof Response ? `status ${outcome.status}` : outcome.message;
      throw new CountyFault(`the gateway does not answer (${why})`);
    }
    await pause(PAUSE_MS);
  }
}
