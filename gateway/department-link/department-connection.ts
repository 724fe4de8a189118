import { errors, Pool } from "undici";
import { DepartmentFault } from "./department-fault";

interface ConnectionOptions {
  department: string;
  url: string;
  /** For one exchange: connecting, headers, body and retry; milliseconds. */
  deadlineMs: number;
  connections: number;
  maxResponseBytes: number;
}

export interface Exchange {
  body: string;
  headers: Record<string, string>;
  /** Whether it may be sent a second time when the connection breaks: queries only. */
  repeatable: boolean;
  /** In place of the connection's own, when it is to be shorter. */
  deadlineMs?: number;
}

/** Shorter than the subgraphs keep a connection, so that the pool never writes to one that is being closed. */
const KEEP_ALIVE_MS = 30_000;
/** Faults of a connection that had been fine: worth one more try on another. */
const BROKEN: ReadonlySet<string> = new Set(["UND_ERR_SOCKET", "ECONNRESET", "EPIPE"]);

/** HTTP to one department over kept-alive connections. Knows no GraphQL but that its answers are JSON. */
export class DepartmentConnection {
  private readonly pool: Pool;
  private readonly path: string;

  constructor(private readonly options: ConnectionOptions) {
    const { origin, pathname, search } = new URL(options.url);
    this.path = pathname + search;
    this.pool = new Pool(origin, {
      connections: options.connections,
      pipelining: 1,
      keepAliveTimeout: KEEP_ALIVE_MS,
      keepAliveMaxTimeout: KEEP_ALIVE_MS,
      connect: { timeout: options.deadlineMs },
      headersTimeout: 0,
      bodyTimeout: 0,
      maxResponseSize: options.maxResponseBytes,
    });
  }

  /** The text of the department's answer. @throws DepartmentFault whatever goes wrong, within the deadline. */
  async exchange(exchange: Exchange): Promise<string> {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), exchange.deadlineMs ?? this.options.deadlineMs);
    try {
      return await this.request(exchange, abort.signal).catch((fault: unknown) => {
        if (exchange.repeatable && !abort.signal.aborted && BROKEN.has(codeOf(fault)))
          return this.request(exchange, abort.signal);
        throw fault;
      });
    } catch (fault) {
      throw this.toFault(fault, abort.signal.aborted);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Ends running exchanges and closes the connections. */
  async close(): Promise<void> {
    await this.pool.close();
  }

  private async request({ body, headers }: Exchange, signal: AbortSignal): Promise<string> {
    const response = await this.pool.request({
      path: this.path,
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json", ...headers },
      body,
      signal,
    });
    const text = await response.body.text();
    // 400 is how a subgraph refuses variables: it answers, and its errors say why.
    if (response.statusCode === 200 || response.statusCode === 400) return text;
    throw new DepartmentFault(this.options.department, "STATUS", String(response.statusCode));
  }

  private toFault(fault: unknown, isLate: boolean): DepartmentFault {
    if (fault instanceof DepartmentFault) return fault;
    const { department } = this.options;
    if (isLate || fault instanceof errors.ConnectTimeoutError)
      return new DepartmentFault(department, "DEADLINE", "", { cause: fault });
    const reason = fault instanceof errors.ResponseExceededMaxSizeError ? "TOO_LARGE" : "CONNECTION";
    return new DepartmentFault(department, reason, codeOf(fault), { cause: fault });
  }
}

function codeOf(fault: unknown): string {
  return typeof fault === "object" && fault !== null && "code" in fault ? String(fault.code) : "";
}
