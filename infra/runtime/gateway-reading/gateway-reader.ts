import { setTimeout as pause } from "node:timers/promises";
import { Pool } from "undici";
import type { Log } from "../log";
import type { Purpose } from "../../../schema/access/purposes";
import type { ServiceToken } from "./service-token";
import { faultOfErrors, type GatewayError, ReadingFault, unavailable } from "./reading-fault";

interface GatewayReaderOptions {
  /** `http://host:port/graphql` */
  gatewayUrl: string;
  token: ServiceToken;
  log: Log;
}

interface GatewayAnswer {
  data?: unknown;
  errors?: readonly GatewayError[];
}

const CONNECTIONS = 4;
const DEADLINE_MS = 10_000;
/** Pauses before the second and third try: a department that restarts is back within them, or is given up. */
const PAUSES_MS = [150, 400];

/** What a reading is for, and under which id the services' logs tell of it. */
export interface ReadingContext {
  purpose: Purpose;
  requestId: string;
  /** Breaks the reading off. */
  signal?: AbortSignal;
}

/** Reads through the gateway under a service's own account, like anybody else. */
export class GatewayReader {
  private readonly pool: Pool;
  private readonly path: string;

  constructor(private readonly options: GatewayReaderOptions) {
    const { origin, pathname } = new URL(options.gatewayUrl);
    this.path = pathname;
    this.pool = new Pool(origin, { connections: CONNECTIONS });
  }

  /**
   * The data of a trusted document, whole. An answer that lacks anything is asked for again, a bounded number of times.
   * @throws DomainError UNAVAILABLE naming the department that is missing, BAD_INPUT for variables that it refuses.
   */
  async read(documentId: string, variables: Record<string, unknown>, context: ReadingContext): Promise<unknown> {
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.ask(documentId, variables, context);
      } catch (fault) {
        if (!(fault instanceof ReadingFault)) throw fault;
        const rest = PAUSES_MS[attempt];
        this.options.log.warn(
          { requestId: context.requestId, documentId, attempt, missing: fault.missing, err: fault },
          "reading failed",
        );
        if (!fault.passing || rest === undefined) throw unavailable(fault);
        await pause(rest);
      }
    }
  }

  /** Called after the last request has been answered: what still waits for the gateway waits for nobody. */
  close(): Promise<void> {
    return this.pool.destroy();
  }

  /**
   * One try of {@link read}.
   * @throws ReadingFault when anything is missing, DomainError BAD_INPUT for variables that a department refuses.
   */
  async ask(documentId: string, variables: Record<string, unknown>, context: ReadingContext): Promise<unknown> {
    const token = await this.options.token.get().catch((cause: unknown) => {
      throw new ReadingFault("no token for the office", "identity", true, { cause });
    });
    const { status, text } = await this.post(JSON.stringify({ documentId, variables }), token, context).catch(
      (cause: unknown) => {
        throw new ReadingFault("the gateway cannot be reached", "gateway", true, { cause });
      },
    );
    if (status === 401) {
      this.options.token.giveUp(token);
      throw new ReadingFault("the gateway refuses the office's token", "gateway", true);
    }
    const { data, errors = [] } = parseAnswer(text, status);
    if (errors.length > 0) throw faultOfErrors(errors);
    if (status !== 200 || data === undefined || data === null) throw noAnswer(status);
    return data;
  }

  private async post(
    body: string,
    token: string,
    { purpose, requestId, signal }: ReadingContext,
  ): Promise<{ status: number; text: string }> {
    const { statusCode, body: answer } = await this.pool.request({
      path: this.path,
      method: "POST",
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "x-purpose": purpose,
        "x-request-id": requestId,
      },
      body,
      signal: AbortSignal.any([AbortSignal.timeout(DEADLINE_MS), ...(signal === undefined ? [] : [signal])]),
    });
    return { status: statusCode, text: await answer.text() };
  }
}

function parseAnswer(text: string, status: number): GatewayAnswer {
  try {
    return JSON.parse(text) as GatewayAnswer;
  } catch (cause) {
    throw noAnswer(status, cause);
  }
}

function noAnswer(status: number, cause?: unknown): ReadingFault {
  return new ReadingFault(`the gateway gives no GraphQL answer: status ${status}`, "gateway", status >= 500, { cause });
}
