import { Client, type QueryResult } from "pg";
import type { StatementAccounts } from "./service";

/** The one statement that appends to the evidence log; nothing else names this table. */
const EVIDENCE = "UPDATE evidence_head";
const NOTHING: Pick<QueryResult, "rows" | "rowCount"> = { rows: [], rowCount: 0 };

/**
 * Counts the statements that this process sends to PostgreSQL, those that append to the evidence log apart, and leaves these
 * out when it is told to: what then is not done, by the service or its database, is what the log takes.
 */
export class StatementCounter {
  private accounts: StatementAccounts = nothingCounted();
  private withEvidence = true;

  constructor() {
    const { prototype } = Client as unknown as { prototype: { query: (...given: unknown[]) => unknown } };
    const original = prototype.query;
    const count = this.count.bind(this);
    prototype.query = function (this: unknown, ...given: unknown[]): unknown {
      return count(this, given, original);
    };
  }

  begin(withEvidence: boolean): void {
    this.withEvidence = withEvidence;
    this.accounts = nothingCounted();
  }

  take(): StatementAccounts {
    return this.accounts;
  }

  private count(client: unknown, given: unknown[], original: (...given: unknown[]) => unknown): unknown {
    const [wanted] = given as [string | { text?: string }];
    const text = typeof wanted === "string" ? wanted : (wanted.text ?? "");
    const isEvidence = text.includes(EVIDENCE);
    if (isEvidence && !this.withEvidence) return Promise.resolve(NOTHING);
    const from = performance.now();
    const sent = Reflect.apply(original, client, given);
    if (sent instanceof Promise) {
      const { accounts } = this;
      const end = (): void => {
        const milliseconds = performance.now() - from;
        for (const account of isEvidence ? [accounts.all, accounts.evidence] : [accounts.all]) {
          account.times += 1;
          account.milliseconds += milliseconds;
        }
      };
      void sent.then(end, end);
    }
    return sent;
  }
}

const nothingCounted = (): StatementAccounts => ({
  all: { times: 0, milliseconds: 0 },
  evidence: { times: 0, milliseconds: 0 },
});
