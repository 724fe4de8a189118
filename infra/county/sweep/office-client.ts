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

/** How long the client bears with a county of which a part is away. */
interface Patience {
  /** A service that is started again is back within this time. */
  patienceMs: number;
  pauseMs: number;
  /** For one question; a list may take its time. */
  deadlineMs: number;
}

const PATIENCE: Patience = { patienceMs: 60_000, pauseMs: 500, deadlineMs: 30_000 };

export function createOfficeClient(gatewayUrl: string, token: string, patience: Partial<Patience> = {}): OfficeClient {
  const bounds = { ...PATIENCE, ...patience };
  const post = (url: string, body: object, signal: AbortSignal | null): Promise<Response> =>
    fetch(url, {
      method: "POST",
      headers: { ...HEADERS, authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
      signal,
    });
  return {
    ask<Data>(query: string, variables: Record<string, unknown>) {
      return patiently(async () => {
        const response = await post(gatewayUrl, { query, variables }, AbortSignal.timeout(bounds.deadlineMs));
        refuseAway(response);
        const { data, errors } = (await response.json()) as GatewayAnswer;
        const [error] = errors ?? [];
        if (error?.extensions?.code === "SUBGRAPH_UNAVAILABLE") throw new Error(error.message);
        if (error !== undefined) throw new CountyFault(error.message);
        return data as Data;
      }, bounds);
    },
    export(file, variables) {
      return patiently(async () => {
        const response = await post(new URL(`/exports/${file}`, gatewayUrl).href, variables, null);
        refuseAway(response);
        if (response.ok && response.body !== null) return response.body;
        const { errors } = (await response.json()) as GatewayAnswer;
        throw new CountyFault(errors?.[0]?.message ?? `the gateway gives no ${file}: status ${response.status}`);
      }, bounds);
    },
  };
}

interface GatewayAnswer {
  data?: unknown;
  errors?: readonly { message: string; extensions?: { code?: string } }[];
}

/** A gateway that is started again is not there, or says that it is not ready. */
function refuseAway({ status }: Response): void {
  if (status === 502 || status === 503) throw new Error(`status ${status}`);
}

/** Asks again while the gateway or a service behind it cannot be reached; what is refused is refused at once. */
async function patiently<Answer>(ask: () => Promise<Answer>, { patienceMs, pauseMs }: Patience): Promise<Answer> {
  const until = performance.now() + patienceMs;
  for (;;) {
    try {
      return await ask();
    } catch (fault) {
      if (fault instanceof CountyFault) throw fault;
      if (performance.now() > until) {
        throw new CountyFault(`the gateway does not answer (${(fault as Error).message})`, { cause: fault });
      }
    }
    await pause(pauseMs);
  }
}
