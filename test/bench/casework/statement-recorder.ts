import { AsyncLocalStorage } from "node:async_hooks";
import { Server } from "node:http";
import { Client } from "pg";

/** A statement that a request sent, and from when to when it was under way; milliseconds. */
export interface RecordedStatement {
  text: string;
  from: number;
  to: number;
}

/**
 * Records the statements that this process sends to PostgreSQL for HTTP requests, and none of those that it sends by itself,
 * such as those of its job queue.
 */
export class StatementRecorder {
  private recorded: RecordedStatement[] = [];
  private readonly requests = new AsyncLocalStorage<RecordedStatement[]>();

  constructor() {
    follow(Server.prototype, "emit", (pass, [name]) =>
      name === "request" ? this.requests.run(this.recorded, pass) : pass(),
    );
    follow(Client.prototype, "query", (pass, [wanted]) => {
      const sent = pass();
      this.requests.getStore()?.push(timed(wanted as string | { text: string }, sent as Promise<unknown>));
      return sent;
    });
  }

  /** What was recorded since it was taken last. */
  take(): RecordedStatement[] {
    const taken = this.recorded;
    this.recorded = [];
    return taken;
  }
}

/** Has each call of a method go by way of a function, which passes it on. */
function follow<Name extends string>(
  prototype: Record<Name, unknown>,
  name: Name,
  by: (pass: () => unknown, given: unknown[]) => unknown,
): void {
  const original = prototype[name] as (...given: unknown[]) => unknown;
  prototype[name] = function (this: unknown, ...given: unknown[]): unknown {
    return by(() => Reflect.apply(original, this, given), given);
  };
}

function timed(wanted: string | { text: string }, sent: Promise<unknown>): RecordedStatement {
  const statement = {
    text: typeof wanted === "string" ? wanted : wanted.text,
    from: performance.now(),
    to: Number.NaN,
  };
  const end = (): void => void (statement.to = performance.now());
  void sent.then(end, end);
  return statement;
}
